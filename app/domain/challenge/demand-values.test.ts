import { expect, test } from 'vitest'
import { changesBetween, type Demand, demandTexts, demandValuesOf, indicatorNamesIn } from './demand-values.ts'

const texts = Object.fromEntries(demandTexts.map((field) => [field, field])) as Record<(typeof demandTexts)[number], string>
const demand: Demand = {
	...texts,
	kind: 'research',
	citySlug: 'suzhou',
	solutionMode: null,
	ipTemplate: null,
	keywords: ['聚烯烃', '催化'],
	budgetFen: 500_000_000,
	publicMoneyFen: null,
	durationMonths: 24,
	bidsCloseAt: new Date(1_790_000_000_000),
	showsBidCount: true,
	hasTwoEnvelopes: true,
	payments: [{ due: '签约', share: 40 }],
	criteria: [],
	disclosure: { problem: 'verified' },
}
const indicator = {
	id: 'a',
	name: '熔指',
	comparator: 'at-least',
	target: '30',
	targetUpper: null,
	unit: 'g/10min',
	verification: '',
	isMust: true,
	baseline: '',
	weight: null,
} as const

test('a demand is put into values field by field, and only what differs is told', () => {
	const before = demandValuesOf(demand, [indicator])
	const after = demandValuesOf({ ...demand, budgetFen: 600_000_000, payments: [] }, [{ ...indicator, target: '35' }])
	expect(before).toMatchObject({ bidsCloseAt: '1790000000000', keywords: '聚烯烃、催化', 'disclosure.problem': 'verified', 'indicators.a.isMust': 'on' })
	expect(changesBetween(before, before)).toEqual([])
	expect(changesBetween(before, after)).toEqual([
		{ field: 'budgetFen', before: '500000000', after: '600000000' },
		{ field: 'indicators.a.target', before: '30', after: '35' },
		{ field: 'payments.0.due', before: '签约', after: '' },
		{ field: 'payments.0.share', before: '40', after: '' },
	])
	expect(indicatorNamesIn(before)).toEqual({ a: '熔指' })
})
