import { useTranslation } from 'react-i18next'
import type { IndicatorMark } from '#app/domain/challenge/clarification.ts'

/** What the indicator table says of indicators that clarifications changed or added, by their ids. */
export function useIndicatorMarks() {
	const { t } = useTranslation('clarify')
	return (marks: Readonly<Record<string, IndicatorMark>>): ReadonlyMap<string, string> =>
		new Map(Object.entries(marks).map(([id, { number, isNew }]) => [id, isNew ? t('added', { number }) : t('changed', { number })]))
}
