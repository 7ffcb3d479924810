import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { FeedbackForm } from '#app/domain/award/forms.ts'
import { parseFields } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { giveFeedback } from '#app/services/award/give-feedback.server.ts'
import { readProposal } from '#app/services/award/read-proposal.server.ts'

const Params = z.object({ code: z.string().max(60) })
const ForBid = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readProposal({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, hasOpen, losers, why } = outcome.value
	return { title: await pageTitle(request, (t) => t('award:feedback.title', { title: challenge.title })), challenge, hasOpen, losers, why }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const formData = await request.formData()
	const { bidId } = parseParams({ bidId: formData.get('bidId') }, ForBid)
	const submission = parseFields(formData, FeedbackForm)
	if (submission.status !== 'success') return data({ bidId, result: submission.reply() }, { status: 422 })
	const outcome = await giveFeedback({ store: context.store, actor, code, bidId, said: submission.value, now: context.now })
	if (outcome.ok) return partOf(`/issuer/challenges/${code}/feedback`, bidId)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data({ bidId, result: submission.reply({ formErrors: [outcome.refusal.code] }) }, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Feedback() {
	const { challenge, hasOpen, losers, why } = useLoaderData<typeof loader>()
	const { t } = useTranslation('award')
	const page = `/issuer/challenges/${challenge.code}/proposal`
	return (
		<NarrowPage title={t('feedback.title', { title: challenge.title })} above={<Breadcrumbs items={[{ to: page, label: t('proposal') }]} />}>
			<ConflictBanner why={why} />
			{hasOpen ? <p>{t('feedback.lead')}</p> : <Banner tone="warn">{t('feedback.over')}</Banner>}
			{losers.map((loser) => (
				<ToOne key={loser.id} loser={loser} />
			))}
			<LinkButton to={page}>{t('proposal')}</LinkButton>
		</NarrowPage>
	)
}

type Loser = { id: string; bidder: { name: string; nameEn: string | null }; outcomeReason: string; feedback: string }

/** What one bidder is told: the reason it was given with the proposal, and the feedback. */
function ToOne({ loser: { id, bidder, outcomeReason, feedback } }: { loser: Loser }) {
	const { t } = useTranslation('award')
	const format = useFormat()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({
		id: `feedback-${id}`,
		lastResult: answer?.bidId === id ? answer.result : undefined,
		defaultValue: { feedback },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: FeedbackForm }),
	})
	return (
		<section id={id}>
			<h2>
				{format.name(bidder)} <Tag tone={feedback ? 'ok' : 'warn'}>{t(feedback ? 'feedback.given' : 'feedback.missing')}</Tag>
			</h2>
			<p className="muted prose">{outcomeReason}</p>
			<BoundForm form={form} labels={{ feedback: t('feedback.to', { name: format.name(bidder) }) }}>
				<input type="hidden" name="bidId" value={id} />
				<BoundArea field={fields.feedback} label={t('feedback.to', { name: format.name(bidder) })} hint={t('feedback.hint')} />
				<div className="actions">
					<Button>{t('feedback.save')}</Button>
				</div>
			</BoundForm>
		</section>
	)
}
