import { useTranslation } from 'react-i18next'
import type { BeginGap } from '#app/domain/evaluation/begin.ts'
import type { EvaluationStatus } from '#app/domain/evaluation/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'

/** A bid whose package is still to be passed. */
type Unpassed = { id: string; bidder: { name: string; nameEn: string | null } }
type EvaluationState = {
	challenge: { code: string }
	latest: { number: number; status: EvaluationStatus; dueAt: Date; submitted: number; all: number } | null
	next: { gaps: readonly BeginGap[]; unpassed: readonly Unpassed[]; bids: number; experts: number; dueAt: Date } | null
}

/** Where the evaluation stands, on the issuer's page of the bids: what is missing before it begins, and how many sheets are in. */
export function EvaluationStep({ evaluation, now }: { evaluation: EvaluationState; now: Date }) {
	const { t } = useTranslation('sheet')
	const format = useFormat()
	const { challenge, latest, next } = evaluation
	return (
		<section className="evaluation-step">
			<h2>{t('begin.title')}</h2>
			{latest ? (
				<p>
					<strong>{t('begin.progress', { submitted: latest.submitted, all: latest.all })}</strong>{' '}
					{latest.status === 'locked' ? t('begin.locked') : t('begin.due', { at: format.end(latest.dueAt) })}{' '}
					{latest.status === 'scoring' && latest.dueAt < now ? <span className="soon">{t('begin.overdue')}</span> : null}
				</p>
			) : null}
			{next ? <BeginGaps code={challenge.code} {...next} /> : null}
			{next && next.gaps.length === 0 ? (
				<p className="actions">
					<LinkButton variant="primary" to={`/issuer/challenges/${encodeURIComponent(challenge.code)}/evaluate`}>
						{t('begin.link')}
					</LinkButton>
				</p>
			) : null}
		</section>
	)
}

/** What is missing before the panel can begin, each with the page where it is done; packages one by one. */
export function BeginGaps({ code, gaps, unpassed }: { code: string; gaps: readonly BeginGap[]; unpassed: readonly Unpassed[] }) {
	const { t } = useTranslation('sheet')
	const format = useFormat()
	if (gaps.length === 0) return null
	const panel = `/challenges/${encodeURIComponent(code)}/panel`
	const bids = `/issuer/challenges/${encodeURIComponent(code)}/bids`
	const textOf = (gap: BeginGap) => t(`begin.gap.${gap.kind}`, 'all' in gap ? { done: gap.done, all: gap.all } : {})
	return (
		<>
			<p>{t('begin.missing')}</p>
			<ul>
				{gaps.map((gap) =>
					gap.kind === 'packages' ? (
						<li key={gap.kind}>
							{textOf(gap)}
							<ul>
								{unpassed.map(({ id, bidder }) => (
									<li key={id}>
										<Link to={`${bids}/${id}/package`}>{t('begin.package', { name: format.name(bidder) })}</Link>
									</li>
								))}
								{unpassed.length < gap.all - gap.done ? (
									<li>
										<Link to={bids}>{t('begin.morePackages', { n: gap.all - gap.done - unpassed.length })}</Link>
									</li>
								) : null}
							</ul>
						</li>
					) : (
						<li key={gap.kind}>
							<Link to={gap.kind === 'no-panel' || gap.kind === 'undrawn' || gap.kind === 'seats' ? panel : bids}>{textOf(gap)}</Link>
						</li>
					),
				)}
			</ul>
		</>
	)
}
