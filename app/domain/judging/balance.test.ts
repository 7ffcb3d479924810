import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BalanceRules, type Candidate, fillPanel, keepsRules, usualRules } from './balance.ts'

const candidates = fc
	.array(fc.record({ organisation: fc.integer({ min: 0, max: 5 }), isOfField: fc.boolean() }), { maxLength: 9 })
	.map((all): Candidate[] =>
		all.map(({ organisation, isOfField }, at) => ({ code: `e${at}`, organisation: `o${organisation}`, city: `c${organisation % 3}`, isOfField })),
	)
const rules = fc.record({
	size: fc.integer({ min: 3, max: 5 }),
	mostOfOrganisation: fc.integer({ min: 1, max: 2 }),
	mostOfCity: fc.integer({ min: 1, max: 4 }),
	leastOfField: fc.integer({ min: 0, max: 4 }),
})

const isWhole = (panel: readonly Candidate[], asked: BalanceRules) =>
	panel.length === asked.size && keepsRules(panel, asked) && panel.filter(({ isOfField }) => isOfField).length >= asked.leastOfField

/** Every way to choose `size` in the order, first to last; the slow and certain way. */
function panels(order: readonly Candidate[], size: number): Candidate[][] {
	if (size === 0) return [[]]
	return order.flatMap((first, at) => panels(order.slice(at + 1), size - 1).map((rest) => [first, ...rest]))
}

test('the first panel in the order that keeps the rules is found, and refused only where there is none', () => {
	fc.assert(
		fc.property(candidates, rules, (order, asked) => {
			const first = panels(order, asked.size).find((panel) => isWhole(panel, asked))
			const filled = fillPanel({ order, rules: asked })
			expect(filled.ok ? filled.value : undefined).toEqual(first)
		}),
		{ numRuns: 3000, seed: 26 },
	)
})

test('those who stay count, and a seat goes to the next that fits beside them', () => {
	const of = (code: string, organisation: string, city: string, isOfField: boolean): Candidate => ({ code, organisation, city, isOfField })
	const kept = [of('a', 'o1', 'suzhou', false), of('b', 'o2', 'suzhou', true)]
	const order = [...kept, of('c', 'o1', 'nanjing', true), of('d', 'o3', 'suzhou', true), of('e', 'o4', 'wuxi', false), of('f', 'o5', 'wuxi', true)]
	const filled = fillPanel({ order, kept, rules: usualRules(3, 4) })
	expect(filled.ok && filled.value.map(({ code }) => code)).toEqual(['a', 'b', 'f'])
})

test('what is short is named', () => {
	const order = ['a', 'b', 'c'].map((code): Candidate => ({ code, organisation: code, city: 'suzhou', isOfField: false }))
	expect(fillPanel({ order, rules: usualRules(3, 0) })).toMatchObject({ refusal: { code: 'too-few-experts' } })
	expect(fillPanel({ order, rules: { ...usualRules(3, 0), mostOfCity: 3, leastOfField: 1 } })).toMatchObject({ refusal: { code: 'too-few-of-field' } })
	expect(usualRules(5, 1)).toEqual({ size: 5, mostOfOrganisation: 1, mostOfCity: 4, leastOfField: 1 })
})
