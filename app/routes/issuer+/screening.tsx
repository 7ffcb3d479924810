import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BidStatusTag } from '#app/components/bid/bid-status.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Checklist, ChecklistForm } from '#app/components/screening/checklist.tsx'
import { CorrectionChanges } from '#app/components/screening/correction-changes.tsx'
import { useCorrectableText } from '#app/components/screening/use-correctable-text.ts'
import { usePointText } from '#app/components/screening/use-point-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { ScreeningForm } from '#app/domain/bid/screening-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { packagePath, ScreeningParams, screeningPath } from '#app/http/screening-steps.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { readScreening } from '#app/services/screening/read-screening.server.ts'
import { saveScreening } from '#app/services/screening/save-screening.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code, bidId } = parseParams(params, ScreeningParams)
	const outcome = await readScreening({ store: context.store, vault: context.vault, actor, code, bidId, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('screening:title', { name: outcome.value.bidder.name }))
	return { title, ...parseSearch(request, RefusedSearch), ...outcome.value }
}

/** Keeps the checklist. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, ScreeningParams)
	const submission = await parseForm(request, ScreeningForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await saveScreening({ store: context.store, actor, ...at, said: submission.value, now: context.now })
	if (outcome.ok) return redirect(screeningPath(at))
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code: at.code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Screening() {
	const { bid, bidder, challenge, points, seen, refused, isOpen, why } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['screening', 'bid'])
	const format = useFormat()
	const refusalText = useRefusalText()
	const overview = `/issuer/challenges/${challenge.code}/bids`
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: `/challenges/${challenge.code}`, label: challenge.title },
					{ to: overview, label: t('bid:issuer.title') },
				]}
			/>
			<PageHead title={t('title', { name: format.name(bidder) })} actions={<LinkButton to={overview}>{t('bid')}</LinkButton>}>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<BidStatusTag status={bid.status} />
				</span>
			</PageHead>
			<MovedBanner moved={answer?.moved} />
			{refused ? <Banner tone="danger">{refusalText({ code: refused })}</Banner> : null}
			<ConflictBanner why={why} />
			<Decided />
			<Correction />
			<h2>{t('list')}</h2>
			{seen > 0 ? <p className="faint">{t('savedAt', { at: format.instant(new Date(seen)) })}</p> : null}
			{isOpen || answer ? (
				<>
					<p className="muted">{t('lead')}</p>
					<ChecklistForm key={seen} points={points} seen={seen} lastResult={answer?.result} />
				</>
			) : (
				<Checklist points={points} />
			)}
			<Deciding />
		</main>
	)
}

/** How the bid was decided on. */
function Decided() {
	const { bid, rule, challenge } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['screening', 'blind'])
	const pointText = usePointText()
	if (bid.status === 'disqualified') {
		return (
			<Banner tone="warn" title={t('failed')}>
				{rule ? (
					<>
						<h3>{t('rule')}</h3>
						<p className="prose">{pointText(rule)}</p>
					</>
				) : null}
				<h3>{t('reason')}</h3>
				<p className="prose">{bid.outcomeReason}</p>
			</Banner>
		)
	}
	if (bid.status !== 'qualified') return null
	return (
		<Banner tone="success">
			<p>{t('passed')}</p>
			<LinkButton to={packagePath({ code: challenge.code, bidId: bid.id })}>{t('blind:link')}</LinkButton>
		</Banner>
	)
}

/** What the bidder was asked to correct, and what it changed. */
function Correction() {
	const { correction, challenge } = useLoaderData<typeof loader>()
	const { t } = useTranslation('screening')
	const format = useFormat()
	const text = useCorrectableText()
	if (!correction) return null
	const { sections, filePoints, fileChanges, corrected } = correction
	const names = [...sections.map(({ section }) => text.section(section)), ...filePoints.map(({ file }) => text.file(file))].join(' · ')
	return (
		<section>
			<h2>{t('correction.name')}</h2>
			<p>
				<strong>{t(`state.${correction.state}`)}</strong> · {t('correction.asked', { fields: names })} ·{' '}
				{t('correction.until', { at: format.instant(correction.dueAt) })}
			</p>
			<p className="prose">{correction.reason}</p>
			<CorrectionChanges
				heading={<h3>{t('correction.changes')}</h3>}
				sections={sections}
				fileChanges={fileChanges}
				corrected={corrected}
				lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}
			/>
		</section>
	)
}

/** The three ways on from an opened bid. */
function Deciding() {
	const { bid, challenge, isOpen, isWaiting, mayQualify, mayAsk, mayDisqualify } = useLoaderData<typeof loader>()
	const { t } = useTranslation('screening')
	if (!isOpen) return null
	const path = `/issuer/challenges/${challenge.code}/bids/${bid.id}`
	return (
		<section className="no-print">
			<h2>{t('decide')}</h2>
			<p className="muted">{isWaiting ? t('waiting') : t('decideHint')}</p>
			<Form method="post" action={`${path}/qualify`}>
				<div className="actions">
					{mayQualify ? <Button variant="primary">{t('qualify')}</Button> : null}
					{mayAsk ? <LinkButton to={`${path}/correction`}>{t('askFor')}</LinkButton> : null}
					{mayDisqualify ? (
						<LinkButton variant="danger" to={`${path}/disqualify`}>
							{t('disqualify')}
						</LinkButton>
					) : null}
				</div>
			</Form>
		</section>
	)
}
