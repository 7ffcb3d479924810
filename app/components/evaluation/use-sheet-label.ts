import { useTranslation } from 'react-i18next'
import type { Criterion } from '#app/domain/challenge/terms.ts'

export type SheetSubject = { criteria: readonly Criterion[]; indicators: readonly { id: string; name: string }[] }

/** The name of a field of a score sheet as people read it. */
export function useSheetLabel({ criteria, indicators }: SheetSubject) {
	const { t } = useTranslation('sheet')
	return (field: string): string => {
		const [kind, key = ''] = field.split('.')
		const { name = '', weight = 0 } = criteria[Number(key)] ?? {}
		if (kind === 'points') return t('page.points', { name, weight })
		if (kind === 'criteria') return t('page.comment', { name })
		const indicator = indicators.find(({ id }) => id === key)?.name ?? ''
		if (kind === 'judgements') return t('page.judgement', { name: indicator })
		return kind === 'indicators' ? t('page.indicatorComment', { name: indicator }) : t('page.overall')
	}
}

/** The id of a field's control on the page of the sheet, for links to it. */
export const sheetFieldId = (field: string) => `sheet-${field}`

/** Hundredths of a point as people read them. */
export const pointsText = (hundredths: number) => (hundredths / 100).toFixed(2)
