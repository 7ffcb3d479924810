import { useTranslation } from 'react-i18next'
import { challengeKinds, solutionModes } from '#app/domain/challenge/challenge.ts'
import { demandColumns, demandFields } from '#app/domain/challenge/demand-values.ts'
import { disclosureLevels } from '#app/domain/challenge/disclosure.ts'
import { comparators } from '#app/domain/challenge/indicator.ts'
import { ipTemplates } from '#app/domain/challenge/terms.ts'
import { useFormat } from '#app/i18n/use-format.ts'

type Named = { slug: string; nameZh: string; nameEn: string }

/** The fields and values of a demand (domain/challenge/demand-values) as people read them. */
export function useDemandTexts(cities: readonly Named[]) {
	const { t } = useTranslation(['demand', 'challenge', 'ui'])
	const format = useFormat()

	function label(field: string, indicatorNames: Readonly<Record<string, string>> = {}): string {
		const [head = '', row = '', column = ''] = field.split('.')
		if (head === 'disclosure') return t('disclosureOf', { what: label(row) })
		const known = demandFields.find((one) => one === head)
		const what = known ? t(`field.${known}`) : head
		if (row === '') return what
		const ofRow = indicatorNames[row] ?? t('numbered', { what, number: Number(row) + 1 })
		const knownColumn = demandColumns.find((one) => one === column)
		return knownColumn ? t('rowOf', { what: ofRow, column: t(`column.${knownColumn}`) }) : ofRow
	}

	function value(field: string, text: string): string {
		const last = field.split('.').at(-1) ?? ''
		if (['isMust', 'showsBidCount', 'hasTwoEnvelopes'].includes(last)) return text === 'on' ? t('changes.yes') : t('changes.no')
		if (text === '') return t('changes.empty')
		const among = <Word extends string>(words: readonly Word[], say: (word: Word) => string) => {
			const word = words.find((one) => one === text)
			return word ? say(word) : text
		}
		if (field.endsWith('Fen')) return format.fen(Number(text))
		if (field === 'bidsCloseAt') return format.instant(new Date(Number(text)))
		if (field === 'kind') return among(challengeKinds, (kind) => t(`challenge:kind.${kind}`))
		if (field === 'solutionMode') return among(solutionModes, (mode) => t(`challenge:solutionMode.${mode}`))
		if (field === 'ipTemplate') return among(ipTemplates, (template) => t(`ip.${template}`))
		if (field === 'citySlug') return format.title(cities.find(({ slug }) => slug === text) ?? { nameZh: text, nameEn: text })
		if (field === 'durationMonths') return t('challenge:page.months', { count: Number(text) })
		if (field.startsWith('disclosure.')) return among(disclosureLevels, (level) => t(`disclosure.${level}`))
		if (last === 'comparator') return among(comparators, (comparator) => t(`challenge:edit.comparator.${comparator}`))
		return text
	}

	return { label, value }
}
