import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citySlugs } from '../organisation/organisation.ts'
import { CatalogueFilter, type CatalogueGroup, catalogueSearch, closings, facetsOf } from './catalogue.ts'
import { challengeKinds } from './challenge.ts'
import { publicStages } from './lifecycle.ts'

const parse = (search: string) => {
	const params = new URLSearchParams(search)
	return CatalogueFilter.parse(Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)])))
}
const seed = { seed: 7, numRuns: 500 }

test('nothing that can be typed into the address fails, and what cannot be read counts as not asked for', () => {
	const keys = fc.constantFrom('q', 'chain', 'city', 'stage', 'min', 'max', 'closes', 'kind', 'sort', 'page', 'unknown')
	fc.assert(
		fc.property(fc.array(fc.tuple(keys, fc.string({ unit: 'binary', maxLength: 300, size: 'max' }))), (pairs) => {
			const filter = CatalogueFilter.parse(Object.fromEntries(pairs.map(([key, value]) => [key, [value]])))
			expect(filter.page).toBeGreaterThanOrEqual(1)
			expect([...filter.q].length).toBeLessThanOrEqual(100)
			expect(filter.q).not.toMatch(/[\p{Cc}\p{Cs}]/u)
		}),
		seed,
	)
	expect(parse('stage=nowhere&page=-3&min=abc&sort=magic&city=atlantis&kind=&closes=never')).toEqual({
		q: '',
		chain: [],
		city: [],
		kind: [],
		stage: 'open',
		page: 1,
	})
})

test('a filter survives its way through the address', () => {
	const filter = parse(
		'q=%E5%82%AC%E5%8C%96&chain=robotics&chain=new-energy&city=wuxi&city=suzhou&kind=trial&stage=all&min=100&max=500.5&closes=month&sort=money&page=3',
	)
	expect(parse(catalogueSearch(filter, { page: filter.page }))).toEqual(filter)
	expect(catalogueSearch(parse(''))).toBe('')
	expect(catalogueSearch(filter)).not.toContain('page')
})

const group: fc.Arbitrary<CatalogueGroup> = fc.record({
	chainSlug: fc.constantFrom('robotics', 'new-energy', null),
	citySlug: fc.constantFrom(...citySlugs, null),
	kind: fc.constantFrom(...challengeKinds),
	stage: fc.constantFrom(...publicStages),
	closing: fc.constantFrom(...closings, null),
	count: fc.nat(20),
	budgetFen: fc.nat(1_000_000),
})

test('the count beside a filter is what choosing it alone would list', () => {
	fc.assert(
		fc.property(
			fc.array(group, { maxLength: 30 }),
			fc.constantFrom('', 'city=wuxi', 'kind=trial&stage=all', 'chain=robotics&stage=judging', 'closes=month'),
			(groups, search) => {
				const filter = parse(search)
				const facets = facetsOf(groups, filter)
				for (const city of citySlugs) expect(facetsOf(groups, { ...filter, city: [city] }).total).toBe(facets.city.get(city) ?? 0)
				for (const stage of publicStages) expect(facetsOf(groups, { ...filter, stage }).total).toBe(facets.stage.get(stage) ?? 0)
				for (const closes of closings) expect(facetsOf(groups, { ...filter, closes }).total).toBe(facets.closes.get(closes) ?? 0)
			},
		),
		seed,
	)
})
