import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { PlacingFields } from '#app/components/award/placing-fields.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { useErrorText } from '#app/components/form/error-text.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { AwardForm } from '#app/domain/award/forms.ts'
import { countOutcomes } from '#app/domain/bid/content.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { readAwarding } from '#app/services/award/read-awarding.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readAwarding({ store: context.store, vault: context.vault, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, bids, indicators, hindrance, why } = outcome.value
	return {
		title: await pageTitle(request, (t) => t('award:title', { title: challenge.title })),
		challenge: { code, title: challenge.title, status: challenge.status },
		hindrance: hindrance?.code ?? null,
		why,
		bids: bids.map(({ id, bidder, content, unconfirmed, score, outcomeReason }) => ({
			id,
			bidder,
			unconfirmed,
			score,
			outcomeReason,
			priceFen: content.priceFen,
			outcomes: countOutcomes(content, indicators),
		})),
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, AwardForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await proposeAward({ store: context.store, actor, code, decision: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/proposal`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Award() {
	const { challenge, hindrance, bids, why } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['award', 'bid', 'challenge', 'halt'])
	const format = useFormat()
	const errorText = useErrorText()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({
		lastResult: answer?.result,
		/** What the bidders were told in a proposal before. */
		defaultValue: { bids: Object.fromEntries(bids.map(({ id, outcomeReason }) => [id, { reason: outcomeReason }])) },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: AwardForm }),
	})
	const own = fields.bids.getFieldset()
	const placed = bids.flatMap((bid) => {
		const field = own[bid.id]
		return field ? [{ bid, fields: field.getFieldset() }] : []
	})
	const winners = placed.filter((one) => one.fields.role.value === 'winner').length
	const labels = Object.fromEntries(
		placed.flatMap(({ bid, fields: { role, order, reason } }) => [
			[role.name, `${format.name(bid.bidder)} · ${t('place')}`],
			[order.name, `${format.name(bid.bidder)} · ${t('order')}`],
			[reason.name, `${format.name(bid.bidder)} · ${t('toBidder')}`],
		]),
	)
	return (
		<NarrowPage
			title={t('title', { title: challenge.title })}
			above={<Breadcrumbs items={[{ to: `/issuer/challenges/${challenge.code}/bids`, label: t('bid:issuer.title') }]} />}
		>
			<MovedBanner moved={answer?.moved} />
			<ConflictBanner why={why} />
			{why.length === 0 && (hindrance === null || answer) ? (
				<>
					<p>{t('lead')}</p>
					<BoundForm form={form} labels={{ reason: t('reason'), ...labels }}>
						{placed.map((one) => (
							<PlacingFields key={one.bid.id} {...one} />
						))}
						<p className="muted">{winners > 1 ? t('racing', { count: winners }) : t('raceHint')}</p>
						<BoundArea field={fields.reason} label={t('reason')} hint={t('reasonHint')} />
						<div className="actions">
							<Button variant="primary">{t('submit')}</Button>
						</div>
					</BoundForm>
				</>
			) : why.length > 0 || hindrance === null ? null : (
				<Banner tone="warn">
					<p>
						{hindrance === 'wrong-status'
							? t('halt:not', { status: t(`challenge:status.${challenge.status}`) })
							: errorText(hindrance ? [hindrance] : undefined)}
					</p>
					<LinkButton to={`/issuer/challenges/${challenge.code}/${hindrance === 'already-proposed' ? 'proposal' : 'bids'}`}>
						{hindrance === 'already-proposed' ? t('proposal') : t('bid:issuer.title')}
					</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}
