import { useTranslation } from 'react-i18next'
import type { NextStep } from '#app/domain/challenge/next-step.ts'
import { LinkButton } from '../ui/button.tsx'

/** What this reader can do next about bidding: one sentence, and the one call to action. */
export function NextStepBox({ nextStep, code, ownBidId, sourceUrl }: { nextStep: NextStep; code: string; ownBidId: string | null; sourceUrl: string | null }) {
	const { t } = useTranslation('challenge')
	return (
		<div className="next-step stack no-print">
			<NextAction nextStep={nextStep} code={code} ownBidId={ownBidId} sourceUrl={sourceUrl} />
			{nextStep === 'sign-in' ? (
				<LinkButton isWide to="/register">
					{t('page.act.register')}
				</LinkButton>
			) : null}
			<p className="faint">{t(`page.next.${nextStep}`)}</p>
		</div>
	)
}

/** The call to action alone, for the bar that stays in reach on a phone. */
export function NextAction({ nextStep, code, ownBidId, sourceUrl }: { nextStep: NextStep; code: string; ownBidId: string | null; sourceUrl: string | null }) {
	const { t } = useTranslation('challenge')
	const here = encodeURIComponent(`/challenges/${code}`)
	switch (nextStep) {
		case 'bid':
			return (
				<LinkButton variant="primary" isWide to={`/bidder/challenges/${code}/bids/new`}>
					{t('page.act.bid')}
				</LinkButton>
			)
		case 'continue-bid':
			return (
				<LinkButton variant="primary" isWide to={`/bidder/bids/${ownBidId}`}>
					{t('page.act.continue')}
				</LinkButton>
			)
		case 'suspended':
		case 'see-bid':
			return ownBidId === null ? null : (
				<LinkButton isWide to={`/bidder/bids/${ownBidId}`}>
					{t('page.act.see')}
				</LinkButton>
			)
		case 'sign-in':
			return (
				<LinkButton variant="primary" isWide to={`/login?to=${here}`}>
					{t('page.act.signIn')}
				</LinkButton>
			)
		case 'unverified':
			return (
				<LinkButton isWide to="/account">
					{t('page.act.account')}
				</LinkButton>
			)
		case 'foreign':
			return sourceUrl ? (
				<a className="btn wide" href={sourceUrl} rel="noreferrer">
					{t('page.source')}
				</a>
			) : null
		default:
			return null
	}
}
