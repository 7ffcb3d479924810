import { useTranslation } from 'react-i18next'
import type { CorrectionState } from '#app/domain/bid/screening.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'
import { Link } from '../ui/link.tsx'

/** On a bidder's page of its bid: that a correction is asked for and until when, or what became of it. */
export function CorrectionBanner({ bidId, correction: { dueAt, state } }: { bidId: string; correction: { dueAt: Date; state: CorrectionState } }) {
	const { t } = useTranslation('screening')
	const format = useFormat()
	const isAwaited = state === 'awaited'
	return (
		<Banner tone={state === 'corrected' ? 'success' : 'warn'}>
			<p>
				{isAwaited ? t('own.awaited', { at: format.instant(dueAt) }) : t(`state.${state}`)}{' '}
				<Link to={`/bidder/bids/${bidId}/correction`}>{isAwaited ? t('own.go') : t('own.see')}</Link>
			</p>
		</Banner>
	)
}
