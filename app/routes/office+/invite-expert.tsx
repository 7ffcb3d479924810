import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundCheck, BoundSelect, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ChainsField } from '#app/components/judging/chains-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { languages } from '#app/domain/account/account.ts'
import { InviteExpertForm } from '#app/domain/judging/invitation.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { inviteExpert } from '#app/services/judging/invite-expert.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	const { chains } = await listCorridor(context.store, context.now())
	return { title: await pageTitle(request, (t) => t('judging:invite.title')), chains }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const submission = await parseForm(request, InviteExpertForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const { store, origin, now } = context
	const outcome = await inviteExpert({ store, actor, invited: submission.value, origin, now })
	if (outcome.ok) return redirect('/office/experts')
	const { code } = outcome.refusal
	if (code === 'forbidden') throw answerRefusal(outcome.refusal)
	const field = code === 'already-expert' || code === 'already-invited' ? 'email' : 'organisation'
	return data(submission.reply({ fieldErrors: { [field]: [code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function InviteExpert() {
	const { t } = useTranslation(['judging', 'account'])
	const { chains } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: InviteExpertForm }),
	})
	const labels = {
		name: t('invite.name'),
		email: t('invite.email'),
		organisation: t('invite.organisation'),
		fields: t('experts.fields'),
		speciality: t('experts.speciality'),
	}
	return (
		<NarrowPage title={t('invite.title')} above={<Breadcrumbs items={[{ to: '/office/experts', label: t('experts.title') }]} />}>
			<p>{t('invite.lead')}</p>
			<BoundForm form={form} labels={labels}>
				<BoundText field={fields.name} label={labels.name} autoComplete="off" isShort />
				<BoundText field={fields.email} type="email" label={labels.email} autoComplete="off" />
				<BoundText field={fields.organisation} label={labels.organisation} hint={t('invite.organisationHint')} autoComplete="off" />
				<BoundCheck field={fields.isUnregistered} label={t('invite.isUnregistered')} />
				<ChainsField field={fields.fields} chains={chains} />
				<BoundText field={fields.speciality} label={labels.speciality} hint={t('experts.specialityHint')} autoComplete="off" />
				<BoundSelect
					field={fields.language}
					label={t('invite.language')}
					options={languages.map((value) => ({ value, label: t(`account:languageNames.${value}`) }))}
				/>
				<div className="actions">
					<Button variant="primary">{t('invite.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
