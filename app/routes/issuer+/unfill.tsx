import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BidderReasons } from '#app/components/bid/bidder-reasons.tsx'
import { BoundArea, BoundSelect } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { UnfilledForm } from '#app/domain/award/forms.ts'
import { unfilledReasons } from '#app/domain/award/unfilled.ts'
import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { move } from '#app/domain/challenge/lifecycle.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { declareUnfilled } from '#app/services/award/declare-unfilled.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await compareBids({ store: context.store, vault: context.vault, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, bids, why } = outcome.value
	return {
		title: await pageTitle(request, (t) => t('bid:unfill.title', { title: challenge.title })),
		challenge: { code, title: challenge.title, status: challenge.status },
		isAllowed: move('declareUnfilled', challenge.status).ok && why.length === 0,
		why,
		hasBids: bids.length > 0,
		/** A disqualified bid was told its reason before. */
		bids: bids.filter(({ status }) => moveBid('lose', status).ok && why.length === 0).map(({ id, bidder }) => ({ id, bidder })),
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, UnfilledForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await declareUnfilled({ store: context.store, signer: context.logSigner, actor, code, decision: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/bids`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Unfill() {
	const { challenge, isAllowed, hasBids, bids, why } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['bid', 'challenge', 'halt'])
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult: answer?.result, onValidate: ({ formData }) => parseWithZod(formData, { schema: UnfilledForm }) })
	const reasons = unfilledReasons.filter((reason) => (reason === 'no-bid') === !hasBids)
	return (
		<NarrowPage
			title={t('unfill.title', { title: challenge.title })}
			above={<Breadcrumbs items={[{ to: `/issuer/challenges/${challenge.code}/bids`, label: t('issuer.title') }]} />}
		>
			<MovedBanner moved={answer?.moved} />
			<ConflictBanner why={why} />
			{why.length === 0 && (isAllowed || answer) ? (
				<>
					<p>{t('unfill.lead')}</p>
					<BoundForm form={form} labels={{ reasonCode: t('unfill.code'), reason: t('unfill.reason') }}>
						<BoundSelect
							field={fields.reasonCode}
							label={t('unfill.code')}
							options={reasons.map((reason) => ({ value: reason, label: t(`unfill.codes.${reason}`) }))}
						/>
						<BoundArea field={fields.reason} label={t('unfill.reason')} hint={t('unfill.reasonHint')} />
						{bids.length > 0 ? <BidderReasons bids={bids} fields={fields.reasons.getFieldset()} /> : null}
						<div className="actions">
							<Button variant="danger">{t('unfill.submit')}</Button>
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
