import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeStatuses, isReleased } from '../challenge/lifecycle.ts'
import { citySlugs } from '../organisation/organisation.ts'
import { figuresOf } from './figures.ts'
import { MonitorFilter, MonitorRows, monitorSearch } from './filter.ts'

const group = fc.record({
	chainSlug: fc.constantFrom('new-energy', 'robotics'),
	citySlug: fc.constantFrom(...citySlugs),
	status: fc.constantFrom(...challengeStatuses.filter(isReleased)),
	bids: fc.constantFrom('some' as const, 'none' as const, 'hidden' as const),
	count: fc.nat(50),
	budgetFen: fc.nat(1e9),
	bidCount: fc.nat(200),
})

test('every breakdown adds up to the posted challenges, and no later step of the funnel exceeds the first', () => {
	fc.assert(
		fc.property(fc.array(group, { maxLength: 40 }), (groups) => {
			const figures = figuresOf(groups)
			const total = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0)
			expect(total(figures.byChain.values())).toBe(figures.posted)
			expect(total(figures.byCity.values())).toBe(figures.posted)
			expect(total(figures.byStage.map((row) => row.count))).toBe(figures.posted)
			for (const part of [figures.bidOn, figures.awarded, figures.unfilled, figures.hidden]) expect(part).toBeLessThanOrEqual(figures.posted)
		}),
		{ seed: 7 },
	)
})

test('without any challenge there is no mean number of bids', () => {
	expect(figuresOf([]).bidsPerChallenge).toBeNull()
})

test('nonsense in the address counts as not asked for', () => {
	fc.assert(
		fc.property(
			fc.dictionary(
				fc.constantFrom('from', 'to', 'chain', 'city', 'measure', 'stage', 'solverCity', 'page'),
				fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
			),
			(search) => {
				expect(() => MonitorRows.parse(search)).not.toThrow()
			},
		),
		{ seed: 7 },
	)
	expect(MonitorFilter.parse({ from: ['2026-02-31'], city: ['atlantis'], chain: ['new-energy'] })).toEqual({ chain: 'new-energy' })
})

test('a filter survives its way through the address', () => {
	const filter = MonitorFilter.parse({ from: ['2026-01-01'], to: ['2026-12-31'], chain: ['robotics'], city: ['suzhou'] })
	const again = MonitorFilter.parse(Object.fromEntries(new URLSearchParams(monitorSearch(filter))))
	expect(again).toEqual(filter)
	expect(filter.from?.begins).toEqual(new Date('2025-12-31T16:00:00Z'))
})
