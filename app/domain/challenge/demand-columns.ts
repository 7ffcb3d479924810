import { z } from 'zod'
import { citySlugs } from '../organisation/organisation.ts'
import { challengeKinds, solutionModes } from './challenge.ts'
import { indicatorIdsIn, indicatorIn, rowsIn } from './demand-rows.ts'
import { type DemandText, type DemandValues, demandTexts } from './demand-values.ts'
import { type Disclosure, disclosableFields, disclosureLevels } from './disclosure.ts'
import { comparators } from './indicator.ts'
import { ipTemplates } from './terms.ts'

const orNull = <Word extends string>(words: readonly [Word, ...Word[]]) => z.enum(words).nullable().catch(null)
const Single = z.object({
	kind: z.enum(challengeKinds).catch('research'),
	citySlug: orNull(citySlugs),
	solutionMode: orNull(solutionModes),
	ipTemplate: orNull(ipTemplates),
})
const Level = z.enum(disclosureLevels)
const numberOr = (text: string | undefined) => (text ? Number(text) : null)

/** The columns and rows that say what the values of a demand say; the inverse of `demandValuesOf`. */
export function demandColumnsOf(values: DemandValues) {
	const texts: Record<DemandText, string> = Object.assign({}, ...demandTexts.map((field) => ({ [field]: values[field] ?? '' })))
	const disclosure: Disclosure = {}
	for (const field of disclosableFields) {
		const level = Level.safeParse(values[`disclosure.${field}`])
		if (level.success && level.data !== 'public') disclosure[field] = level.data
	}
	return {
		...texts,
		...Single.parse(values),
		keywords: (values.keywords ?? '').split('、').filter(Boolean),
		budgetFen: numberOr(values.budgetFen),
		publicMoneyFen: numberOr(values.publicMoneyFen),
		durationMonths: numberOr(values.durationMonths),
		bidsCloseAt: values.bidsCloseAt ? new Date(Number(values.bidsCloseAt)) : null,
		showsBidCount: values.showsBidCount === 'on',
		hasTwoEnvelopes: values.hasTwoEnvelopes === 'on',
		payments: rowsIn(values, 'payments').map(({ what, share }) => ({ due: what, share: Number(share) })),
		criteria: rowsIn(values, 'criteria').map(({ what, share }) => ({ name: what, weight: Number(share) })),
		disclosure,
	}
}

/** The rows of the indicator table that values say, in order. */
export function indicatorRowsOf(values: DemandValues) {
	return indicatorIdsIn(values).map((id, at) => {
		const { comparator, targetUpper, isMust, weight, ...texts } = indicatorIn(values, id)
		return {
			...texts,
			id,
			position: at + 1,
			comparator: comparators.find((one) => one === comparator) ?? ('text' as const),
			targetUpper: comparator === 'range' ? targetUpper : null,
			isMust: isMust === 'on',
			weight: numberOr(weight),
		}
	})
}
