import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'

type Called = { code: string | null; bidder: { name: string; nameEn: string | null } | null }

/** How pages of an evaluation name bids and write points. */
export function useEvaluationTexts() {
	const { t } = useTranslation('ranking')
	const format = useFormat()
	return {
		/** A bid by its bidder where that may be known, else by its code. */
		called: ({ code, bidder }: Called) => (bidder ? format.name(bidder) : t('bidCode', { code: code ?? '–' })),
		/** Hundredths of a point. */
		points: (hundredths: number | null) => (hundredths === null ? '–' : format.number(hundredths / 100, 2)),
		seat: (number: number) => t('seat', { number }),
	}
}
