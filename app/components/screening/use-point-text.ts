import { useTranslation } from 'react-i18next'
import { formalPoints, type ScreeningPoint } from '#app/domain/bid/screening.ts'

/** A point of the checklist as people read it. */
export function usePointText() {
	const { t } = useTranslation('screening')
	return ({ key, text }: ScreeningPoint): string => {
		const formal = formalPoints.find((one) => one === key)
		return formal ? t(`point.${formal}`) : text
	}
}
