import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { StepBackPage } from '#app/components/award/step-back-page.tsx'
import { StepBackForm } from '#app/domain/award/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { refuseAward } from '#app/services/award/refuse-award.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const outcome = await readBid({ store: context.store, vault: context.vault, actor, bidId, now: context.now() })
	if (!outcome.ok && outcome.refusal.code === 'destroyed') throw redirect(`/challenges/${outcome.refusal.challenge}`)
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, place } = outcome.value
	if (!place?.mayRefuse) throw redirect(`/bidder/bids/${bidId}`)
	return { title: await pageTitle(request, (t) => t('award:refuse.title', { title: challenge.title })), bidId, challenge: { title: challenge.title }, place }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const submission = await parseForm(request, StepBackForm)
	if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
	const outcome = await refuseAward({ store: context.store, actor, bidId, said: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/bidder/bids/${bidId}?refused=${outcome.refusal.code}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function RefuseAward() {
	const { bidId, challenge, place } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('award')
	return (
		<StepBackPage
			texts={{
				title: t('refuse.title', { title: challenge.title }),
				reason: t('refuse.reason'),
				hint: t('refuse.hint'),
				submit: t('refuse.submit'),
				keep: t('refuse.keep'),
			}}
			back={{ to: `/bidder/bids/${bidId}`, label: challenge.title }}
			result={answer?.result}
		>
			<p>{t('refuse.lead')}</p>
			{place.isPublic ? <p>{t('refuse.public')}</p> : null}
		</StepBackPage>
	)
}
