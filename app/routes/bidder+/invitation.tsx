import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ConsortiumTable } from '#app/components/bid/consortium-table.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { AnswerForm } from '#app/domain/bid/partner-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { answerInvitation } from '#app/services/bid/answer-invitation.server.ts'
import { readInvitation } from '#app/services/bid/read-invitation.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readInvitation({ store: context.store, vault: context.vault, actor, bidId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('bid:invitation.title', { title: outcome.value.challenge.title }))
	return { title, ...outcome.value, now }
}

/** Confirms or declines; what changed since the page was loaded comes back marked. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const form = AnswerForm.safeParse(await formEntries(request))
	if (!form.success) return redirect(`/bidder/invitations/${bidId}`)
	const { answer, revision, seen } = form.data
	const { store, vault, now } = context
	const outcome = await answerInvitation({ store, vault, actor, bidId, answer, seen: { revision, partners: seen }, now })
	if (outcome.ok) return redirect(`/bidder/invitations/${bidId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data({ refused: outcome.refusal.code, changed: 'changed' in outcome.refusal ? outcome.refusal.changed : [] }, { status: 409 })
}

/** Also after a refusal, which a browser would otherwise show over the terms that were changed. */
export const shouldRevalidate = () => true

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Invitation() {
	const { challenge, issuer, lead, partners, state, mayAnswer, now } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('bid')
	const format = useFormat()
	const refusalText = useRefusalText()
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: '/bidder', label: t('desk.nav') },
					{ to: `/challenges/${challenge.code}`, label: challenge.code },
				]}
			/>
			<PageHead title={t('invitation.title', { title: challenge.title })}>
				<span className="cluster">
					<Link to={`/challenges/${challenge.code}`}>{challenge.title}</Link>
					<span>{format.name(issuer)}</span>
					{challenge.bidsCloseAt && challenge.status === 'open' ? <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
				</span>
			</PageHead>
			{answer ? <Banner tone="danger">{refusalText({ code: answer.refused })}</Banner> : null}
			<p>{t('invitation.lead', { name: format.name(lead) })}</p>
			<Banner tone={state === 'confirmed' ? 'success' : 'warn'}>{t('invitation.you', { state: t(`partners.state.${state}`) })}</Banner>
			<ConsortiumTable lead={lead} partners={partners} changed={answer?.changed ?? []} />
			{mayAnswer ? <Answer /> : <p className="muted">{t('invitation.over')}</p>}
		</main>
	)
}

function Answer() {
	const { state, revision, partners, mayDecline } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const seen = partners.map(({ organisationId, task, moneyShare, ipShare }) => ({ organisationId, task, moneyShare, ipShare }))
	return (
		<Form method="post">
			<p className="muted">{t('invitation.binding')}</p>
			<input type="hidden" name="revision" value={revision} />
			<input type="hidden" name="seen" value={JSON.stringify(seen)} />
			<div className="actions">
				{state === 'confirmed' ? null : (
					<Button variant="primary" name="answer" value="confirmed">
						{t('invitation.confirm')}
					</Button>
				)}
				{state === 'declined' || !mayDecline ? null : (
					<Button name="answer" value="declined">
						{t('invitation.decline')}
					</Button>
				)}
			</div>
		</Form>
	)
}
