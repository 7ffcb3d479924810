import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { UnfilledReason } from '#app/domain/award/unfilled.ts'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import { nextStepOf } from '#app/domain/bid/next-step.ts'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import { Banner } from '../ui/banner.tsx'

type Decided = {
	bid: { status: BidStatus; outcomeReason: string }
	challenge: { code: string; status: ChallengeStatus; decisionReason: string | null; unfilledReason: UnfilledReason | null }
	isOpen: boolean
}

/** Where one's own bid stands once it cannot be changed: what comes next, or how it ended and why. */
export function BidOutcome({ bid: { status, outcomeReason }, challenge: { code, status: challengeStatus, decisionReason, unfilledReason }, isOpen }: Decided) {
	const { t } = useTranslation('bid')
	const step = nextStepOf(status, isOpen)
	if (challengeStatus === 'noticed' && step === 'await-decision') {
		return (
			<Banner title={t('step.under-notice')}>
				{outcomeReason ? (
					<>
						<h3>{t('read.toYou')}</h3>
						<p className="prose">{outcomeReason}</p>
					</>
				) : null}
				<Link to={`/challenges/${code}`}>{t('read.notice')}</Link>
			</Banner>
		)
	}
	if (step !== 'see-outcome') return <Banner tone={step === 'never-submitted' ? 'warn' : 'info'}>{t(`step.${step}`)}</Banner>
	const hasWon = status === 'won' || status === 'contracted'
	return (
		<Banner tone={hasWon ? 'success' : 'info'} title={t('read.outcome', { status: t(`status.${status}`) })}>
			{outcomeReason ? (
				<>
					<h3>{t('read.toYou')}</h3>
					<p className="prose">{outcomeReason}</p>
				</>
			) : null}
			{decisionReason && decisionReason !== outcomeReason ? (
				<>
					<h3>{unfilledReason ? t('read.unfilled', { reason: t(`unfill.codes.${unfilledReason}`) }) : t('read.decision')}</h3>
					<p className="prose">{decisionReason}</p>
				</>
			) : null}
		</Banner>
	)
}
