import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { InvitationLink } from '#app/components/account/invitation-link.tsx'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundCheck, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { InvitationForm } from '#app/domain/account/forms.ts'
import { can } from '#app/domain/permission/permission.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { inviteColleague } from '#app/services/account/invite-colleague.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	if (!can(actor, 'colleagues.invite', actor.organisation)) throw forbidden()
	return { title: await pageTitle(request, (t) => t('account:invite.title')) }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, InvitationForm)
	if (submission.status !== 'success') return data({ reply: submission.reply(), made: null }, { status: 422 })
	const invitation = submission.value
	const outcome = await inviteColleague({ store: context.store, actor, invitation, origin: context.origin, now: context.now() })
	if (!outcome.ok) throw forbidden()
	return data(
		{ reply: submission.reply({ resetForm: true }), made: { email: invitation.email, link: outcome.value.link } },
		{ headers: { 'Cache-Control': 'no-store' } },
	)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Invite() {
	const { t } = useTranslation('account')
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({
		lastResult: answer?.reply,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: InvitationForm }),
	})
	return (
		<NarrowPage title={t('invite.title')} above={<Breadcrumbs items={[{ to: '/account', label: t('account.title') }]} />}>
			{answer?.made ? <InvitationLink email={answer.made.email} link={answer.made.link} /> : <p>{t('invite.intro')}</p>}
			<BoundForm form={form} labels={{ email: t('email') }}>
				{answer?.made ? <h2>{t('invite.another')}</h2> : null}
				<BoundText field={fields.email} label={t('email')} type="email" autoComplete="off" />
				<BoundCheck field={fields.isAdministrator} label={t('invite.administrator')} />
				<div className="actions">
					<Button variant="primary">{t('invite.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
