import { useTranslation } from 'react-i18next'
import type { UnfilledReason } from '#app/domain/award/unfilled.ts'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { BidStep } from '#app/domain/bid/next-step.ts'
import type { CheckedPoint } from '#app/domain/bid/screening.ts'
import { usePointText } from '../screening/use-point-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Link } from '../ui/link.tsx'

type Decided = {
	step: BidStep
	bid: { status: BidStatus; outcomeReason: string; feedback: string }
	/** The point of the checklist that shut it out. */
	rule: CheckedPoint | null
	challenge: { code: string; decisionReason: string | null; unfilledReason: UnfilledReason | null }
}

/** Where one's own bid stands once it cannot be changed: what comes next, or how it ended and why. */
export function BidOutcome({ step, bid: { status, outcomeReason, feedback }, rule, challenge }: Decided) {
	const { t } = useTranslation(['bid', 'award', 'screening'])
	const pointText = usePointText()
	const toYou = (
		<>
			{outcomeReason ? (
				<>
					<h3>{t('read.toYou')}</h3>
					<p className="prose">{outcomeReason}</p>
				</>
			) : null}
			{feedback ? (
				<>
					<h3>{t('award:feedback.own')}</h3>
					<p className="prose">{feedback}</p>
				</>
			) : null}
		</>
	)
	if (step === 'under-notice') {
		return (
			<Banner title={t('step.under-notice')}>
				{toYou}
				<Link to={`/challenges/${challenge.code}`}>{t('read.notice')}</Link>
			</Banner>
		)
	}
	if (step !== 'see-outcome') return <Banner tone={step === 'never-submitted' || step === 'paused' ? 'warn' : 'info'}>{t(`step.${step}`)}</Banner>
	const hasWon = status === 'won' || status === 'contracted'
	const { decisionReason, unfilledReason } = challenge
	return (
		<Banner tone={hasWon ? 'success' : 'info'} title={t('read.outcome', { status: t(`status.${status}`) })}>
			{rule ? (
				<>
					<h3>{t('screening:rule')}</h3>
					<p className="prose">{pointText(rule)}</p>
				</>
			) : null}
			{toYou}
			{decisionReason && decisionReason !== outcomeReason ? (
				<>
					<h3>{unfilledReason ? t('read.unfilled', { reason: t(`unfill.codes.${unfilledReason}`) }) : t('read.decision')}</h3>
					<p className="prose">{decisionReason}</p>
				</>
			) : null}
		</Banner>
	)
}
