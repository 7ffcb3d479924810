import { useTranslation } from 'react-i18next'
import { writePrice } from '#app/domain/bid/price.ts'
import { useFormat } from '#app/i18n/use-format.ts'

/** A bid's price to the fen: prices are compared, so none is rounded. */
export function usePriceText() {
	const { t } = useTranslation('bid')
	const { language, number } = useFormat()
	return (priceFen: number | null): string => {
		if (priceFen === null) return t('read.none')
		return language === 'zh' ? t('read.wan', { figure: writePrice(priceFen, 'wan') }) : t('read.yuan', { figure: number(priceFen / 100, 2) })
	}
}
