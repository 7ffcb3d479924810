import { useTranslation } from 'react-i18next'
import { demandColumns, demandFields } from '#app/domain/challenge/demand-values.ts'

const named: Readonly<Record<string, string>> = { budget: 'budgetFen' }

/** The labels of a clarification's fields for the summary of its errors: `goal`, `indicators[2].target`. */
export function useClarificationLabels() {
	const { t } = useTranslation(['demand', 'clarify'])
	function label(name: string): string {
		const [, head = '', row, column] = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$/.exec(name) ?? []
		if (head === 'reason') return t('clarify:form.reason')
		const field = demandFields.find((one) => one === (named[head] ?? head))
		const what = field ? t(`field.${field}`) : head
		const known = demandColumns.find((one) => one === column)
		if (row === undefined) return what
		const numbered = t('numbered', { what, number: Number(row) + 1 })
		return known ? t('rowOf', { what: numbered, column: t(`column.${known}`) }) : numbered
	}
	return (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, label(name)]))
}
