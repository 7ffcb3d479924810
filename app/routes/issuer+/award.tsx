import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BidderReasons } from '#app/components/bid/bidder-reasons.tsx'
import { usePriceText } from '#app/components/bid/use-price-text.ts'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { useErrorText } from '#app/components/form/error-text.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { PeriodReasoning } from '#app/components/rules/period-reasoning.tsx'
import { useRuleTexts } from '#app/components/rules/use-rule-texts.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { ChoiceField } from '#app/components/ui/field.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { AwardForm } from '#app/domain/award/forms.ts'
import { countOutcomes } from '#app/domain/bid/content.ts'
import { move } from '#app/domain/challenge/lifecycle.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await compareBids({ store: context.store, vault: context.vault, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, bids, indicators, notice, pack, why } = outcome.value
	const { cities } = await listCorridor(context.store, context.now())
	return {
		title: await pageTitle(request, (t) => t('bid:award.title', { title: challenge.title })),
		challenge: { code, title: challenge.title, status: challenge.status },
		isAllowed: move('notice', challenge.status).ok && why.length === 0,
		why,
		notice,
		pack,
		cities,
		bids: bids
			.filter(({ mayWin }) => mayWin && why.length === 0)
			.map(({ id, bidder, content, unconfirmed }) => ({
				id,
				bidder,
				unconfirmed,
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
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/bids`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Award() {
	const { challenge, isAllowed, bids, notice, pack, cities, why } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['bid', 'clarify', 'challenge', 'halt'])
	const format = useFormat()
	const texts = useRuleTexts(cities)
	const errorText = useErrorText()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult: answer?.result, onValidate: ({ formData }) => parseWithZod(formData, { schema: AwardForm }) })
	const priceText = usePriceText()
	const offer = ({ bidder, priceFen, outcomes, unconfirmed }: (typeof bids)[number]) =>
		[
			format.name(bidder),
			priceText(priceFen),
			t('issuer.metOf', outcomes),
			...(unconfirmed === null ? [] : [t('clarify:bid.mark', { number: unconfirmed })]),
		].join(' · ')
	return (
		<NarrowPage
			title={t('award.title', { title: challenge.title })}
			above={<Breadcrumbs items={[{ to: `/issuer/challenges/${challenge.code}/bids`, label: t('issuer.title') }]} />}
		>
			<MovedBanner moved={answer?.moved} />
			<ConflictBanner why={why} />
			{why.length === 0 && (isAllowed || answer) ? (
				<>
					<p>{t('award.lead')}</p>
					<p>
						{t('award.notice', {
							length: texts.value('noticeDays', pack.rules),
							pack: texts.packName(pack),
							source: pack.source,
							at: notice.period.to,
						})}{' '}
						<PeriodReasoning period={notice.period} />
					</p>
					<BoundForm form={form} labels={{ winner: t('award.winner'), reason: t('award.reason') }}>
						<ChoiceField
							id={fields.winner.id}
							legend={t('award.winner')}
							type="radio"
							name={fields.winner.name}
							error={errorText(fields.winner.errors)}
							chosen={typeof fields.winner.initialValue === 'string' ? [fields.winner.initialValue] : []}
							options={bids.map((bid) => ({ value: bid.id, label: offer(bid) }))}
						/>
						<BoundArea field={fields.reason} label={t('award.reason')} hint={t('award.reasonHint')} />
						{bids.length > 1 ? <BidderReasons bids={bids} fields={fields.reasons.getFieldset()} hint={t('award.reasonsHint')} /> : null}
						<div className="actions">
							<Button variant="primary">{t('award.submit')}</Button>
						</div>
					</BoundForm>
				</>
			) : why.length > 0 ? null : (
				<Banner tone="warn">
					<p>{t('halt:not', { status: t(`challenge:status.${challenge.status}`) })}</p>
					<LinkButton to={`/issuer/challenges/${challenge.code}/bids`}>{t('issuer.title')}</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}
