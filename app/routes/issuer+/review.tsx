import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LatestMoveText, MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { FieldChanges } from '#app/components/challenge/field-changes.tsx'
import { DemandSheet } from '#app/components/review/demand-sheet.tsx'
import { FieldNotes, notesOf } from '#app/components/review/field-notes.tsx'
import { ReviewClock } from '#app/components/review/review-clock.tsx'
import { ReviewTag } from '#app/components/review/review-table.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { ReviewParams } from '#app/http/review-steps.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readReview } from '#app/services/review/read-review.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const now = context.now()
	const outcome = await readReview({ store: context.store, actor, reviewId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { cities } = await listCorridor(context.store, now)
	const { refused } = parseSearch(request, RefusedSearch)
	return { title: await pageTitle(request, (t) => t('review:title')), cities, isMoved: refused === 'moved', ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Review() {
	const { t } = useTranslation('review')
	const { review, challenge, issuer, values, previous, annotations, earlier, cities, move, isMoved } = useLoaderData<typeof loader>()
	const lang = challenge.language === 'zh' ? 'zh-CN' : 'en'
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/issuer/reviews', label: t('desk.title') }]} />
			<PageHead title={<span lang={lang}>{challenge.title}</span>}>
				<span className="cluster">
					<Link to={`/challenges/${challenge.code}`} className="code">
						{challenge.code}
					</Link>
					<ReviewTag status={review.status} />
					<Name of={issuer} />
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			<MovedBanner moved={isMoved ? { record: 'review', move } : null} />
			<div className="detail">
				<div>
					{review.note || Object.keys(review.fieldReasons).length > 0 ? (
						<>
							<h2>{t(`status.${review.status}`)}</h2>
							{review.note ? <p className="prose">{review.note}</p> : null}
							<FieldNotes notes={notesOf(review.fieldReasons)} cities={cities} />
						</>
					) : null}
					{previous ? (
						<>
							<h2>{t('page.changes', { number: previous.number })}</h2>
							<FieldChanges changes={previous.changes} before={previous.values} after={values} cities={cities} lang={lang} />
						</>
					) : null}
					<h2>{t('page.says', { number: review.versionNumber })}</h2>
					{previous ? null : <p className="muted">{t('page.first')}</p>}
					<DemandSheet values={values} cities={cities} lang={lang} notes={annotations} />
					{earlier.length > 0 ? <h2>{t('page.earlier')}</h2> : null}
					{earlier.map((one) => (
						<Earlier key={one.id} review={one} cities={cities} />
					))}
				</div>
				<aside className="side">
					<Steps />
				</aside>
			</div>
		</main>
	)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Earlier({ review, cities }: { review: Loaded['earlier'][number]; cities: Loaded['cities'] }) {
	const { t } = useTranslation('review')
	const format = useFormat()
	const { versionNumber, status, settledAt, submittedAt, note, fieldReasons } = review
	return (
		<section className="earlier-review">
			<h3>{t('page.earlierLine', { number: versionNumber, status: t(`status.${status}`), day: format.day(settledAt ?? submittedAt) })}</h3>
			{note ? <p className="prose">{note}</p> : null}
			<FieldNotes notes={notesOf(fieldReasons)} cities={cities} />
		</section>
	)
}

/** The clock, and what the chain lead can do now. */
function Steps() {
	const { t } = useTranslation('review')
	const format = useFormat()
	const { review, broker, place, commands, seen, move } = useLoaderData<typeof loader>()
	const address = `/issuer/reviews/${review.id}`
	return (
		<>
			{review.settledAt ? <p>{t('page.settled', { day: format.day(review.settledAt) })}</p> : <ReviewClock review={{ ...review, place, broker }} />}
			{review.status === 'diagnosing' ? (
				<dl>
					<dt>{t('page.task')}</dt>
					<dd className="prose">{review.brokerTask}</dd>
				</dl>
			) : null}
			<div className="actions no-print">
				{commands.includes('pass') ? (
					<Form method="post" action={`${address}/pass`}>
						<input type="hidden" name="seen" value={seen} />
						<Button variant="primary">{t('page.pass')}</Button>
					</Form>
				) : null}
				{commands.includes('return') ? <LinkButton to={`${address}/return`}>{t('page.return')}</LinkButton> : null}
				{commands.includes('diagnose') ? <LinkButton to={`${address}/diagnose`}>{t('page.diagnose')}</LinkButton> : null}
				{commands.includes('recall') ? <LinkButton to={`${address}/recall`}>{t('page.recall')}</LinkButton> : null}
			</div>
			{commands.includes('pass') ? <p className="faint step-note">{t('page.passNote')}</p> : null}
			{move ? (
				<dl>
					<dt>{t('page.moved')}</dt>
					<dd>
						<LatestMoveText move={move} />
					</dd>
				</dl>
			) : null}
		</>
	)
}
