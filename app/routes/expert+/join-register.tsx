import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { EntryFields } from '#app/components/judging/entry-fields.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { LinkParams } from '#app/domain/account/forms.ts'
import { EntryForm, NewEntryForm } from '#app/domain/judging/invitation.ts'
import { takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { acceptExpertInvitation } from '#app/services/judging/accept-expert-invitation.server.ts'
import { readExpertInvitation } from '#app/services/judging/read-expert-invitation.server.ts'

/** What a mailed invitation to the register of experts opens, for whoever holds its link. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const invitation = await readExpertInvitation({ store: context.store, token, actor: await getActor(context), now: context.now() })
	const page = { title: await pageTitle(request, (t) => t('judging:entry.title')), token, invitation: invitation ?? null }
	return data(page, { status: invitation ? 200 : 410, headers: { 'Referrer-Policy': 'no-referrer' } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const { store, origin, now } = context
	const actor = await getActor(context)
	const hideFields = ['password']
	if (actor.kind === 'user') {
		const submission = await parseForm(request, EntryForm)
		if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
		const outcome = await acceptExpertInvitation({ store, token, by: { actor }, entry: submission.value, origin, now })
		return outcome.ok ? redirect('/expert') : data(submission.reply(errorsOf(outcome.refusal)), { status: 422 })
	}
	const submission = await parseForm(request, NewEntryForm)
	if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
	const minutes = await takeAttempts([{ of: context.limits.registration, key: context.clientAddress }])
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`], hideFields }), { status: 429 })
	const { name, password, ...entry } = submission.value
	const by = { name, password, language: await languageOf(request) }
	const outcome = await acceptExpertInvitation({ store, token, by, entry, origin, now })
	return outcome.ok ? redirect('/login?done=joined&to=/expert') : data(submission.reply({ ...errorsOf(outcome.refusal), hideFields }), { status: 422 })
}

const errorsOf = (refusal: { code: string; name?: string }) =>
	refusal.name === undefined ? { formErrors: [refusal.code] } : { fieldErrors: { declared: [`declared-unregistered|${refusal.name}`] } }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function JoinRegister() {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const { token, invitation } = useLoaderData<typeof loader>()
	const lastResult = useActionData<typeof action>()
	if (!invitation) {
		return (
			<NarrowPage title={t('entry.unusable.title')}>
				<p>{t('entry.unusable.text')}</p>
			</NarrowPage>
		)
	}
	const { reader } = invitation
	if (reader && !reader.isInvited) {
		return (
			<NarrowPage title={t('entry.foreign.title')}>
				<p>{t('entry.foreign.text', { email: reader.email, invited: invitation.email })}</p>
				<Form method="post" action="/logout">
					<Button>{t('entry.foreign.signOut')}</Button>
				</Form>
			</NarrowPage>
		)
	}
	return (
		<NarrowPage title={t('entry.title')}>
			<p>{t('entry.lead')}</p>
			{reader ? (
				<p>{t('entry.asYourself', { email: reader.email })}</p>
			) : (
				<p>
					{t('entry.hasAccount')} <Link to={`/login?to=${encodeURIComponent(`/expert/invitations/${token}`)}`}>{t('entry.signIn')}</Link>
				</p>
			)}
			<dl className="facts">
				<dt>{t('entry.invited')}</dt>
				<dd>{invitation.email}</dd>
				<dt>{t('experts.organisation')}</dt>
				<dd>{format.name(invitation.organisation)}</dd>
			</dl>
			<EntryFields invitation={invitation} isNew={reader === null} lastResult={lastResult} />
		</NarrowPage>
	)
}
