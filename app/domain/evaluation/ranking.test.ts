import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankingFormulas } from '../rules/rule-pack.ts'
import { criterionMeans, outliersOf, rankBids, standingOf } from './ranking.ts'

const runs = { seed: 5, numRuns: 1000 }
const total = fc.integer({ min: 0, max: 10_000 })
const totals = fc.array(total, { minLength: 1, maxLength: 15 })
const formula = fc.constantFrom(...rankingFormulas)
const sheet = fc.record({ bidId: fc.constantFrom('a', 'b', 'c', 'd'), total: fc.oneof(total, fc.constantFrom(0, 5000, 10_000)) })
const sheets = fc.array(sheet, { maxLength: 30 })
const of = (bidId: string, ...all: number[]) => all.map((one) => ({ bidId, total: one }))

test('what sheets come to, in hundredths, each result rounded once and halves up', () => {
	expect(standingOf('a', [8000, 9001], 'mean')).toMatchObject({ count: 2, mean: 8501, trimmed: 8501, median: 8501, range: 1001, deviation: 501 })
	expect(standingOf('a', [0, 8000, 8100, 8200, 10_000], 'trimmed-mean')).toMatchObject({ mean: 6860, trimmed: 8100, score: 8100, median: 8100 })
	expect(standingOf('a', [0, 8000, 8100, 8200], 'trimmed-mean')).toMatchObject({ score: 6075 })
	expect(standingOf('a', [], 'mean')).toBe(null)
	expect(criterionMeans([{ points: { 0: 80, 1: 70 } }, { points: { 0: 81 } }], 3)).toEqual([8050, 7000, null])
})

test('the same score is the same rank, and the next one counts all before it', () => {
	const ranked = rankBids([...of('d', 7000), ...of('c', 9000, 9000), ...of('b', 9000), ...of('a', 9500)], 'mean')
	expect(ranked.map(({ bidId, rank }) => [bidId, rank])).toEqual([
		['a', 1],
		['b', 2],
		['c', 2],
		['d', 4],
	])
	expect(rankBids(of('a', 1), 'mean', false)).toMatchObject([{ rank: null }])
})

test('a sheet farther from the median than the rules say is an outlier, one exactly as far is none', () => {
	expect(outliersOf(of('a', 8000, 8000, 6500), 15)).toEqual([])
	expect(outliersOf(of('a', 8000, 8000, 6499), 15)).toEqual(of('a', 6499))
	// The median of two ends in a half: 7499.5.
	expect(outliersOf(of('a', 6000, 8999), 15)).toEqual([])
	expect(outliersOf(of('a', 5999, 9000), 15)).toEqual(of('a', 5999, 9000))
	expect(outliersOf([...of('a', 8000), ...of('b', 1000)], 15)).toEqual([])
})

test('the order in which sheets come changes nothing', () => {
	fc.assert(
		fc.property(
			sheets.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
			formula,
			([all, shuffled], by) => {
				expect(rankBids(shuffled, by)).toEqual(rankBids(all, by))
				const sorted = (some: typeof all) => some.map((one) => JSON.stringify(one)).sort()
				expect(sorted(outliersOf(shuffled, 15))).toEqual(sorted(outliersOf(all, 15)))
			},
		),
		runs,
	)
})

test('every mean and the median lie between the lowest and the highest, and the spread between nothing and their distance', () => {
	fc.assert(
		fc.property(totals, formula, (all, by) => {
			const standing = standingOf('a', all, by)
			const [least, most] = [Math.min(...all), Math.max(...all)]
			for (const one of [standing?.mean, standing?.trimmed, standing?.median, standing?.score]) {
				expect(one).toBeGreaterThanOrEqual(least)
				expect(one).toBeLessThanOrEqual(most)
			}
			expect(standing?.range).toBe(most - least)
			expect(standing?.deviation).toBeLessThanOrEqual(Math.ceil((most - least) / 2))
		}),
		runs,
	)
})

test('a sheet raised never lowers the score of its bid nor betters the rank of another', () => {
	fc.assert(
		fc.property(sheets, fc.nat(), total, formula, (all, at, more, by) => {
			fc.pre(all.length > 0)
			const raised = all.map((one, index) => (index === at % all.length ? { ...one, total: Math.min(10_000, one.total + more) } : one))
			const its = all[at % all.length]?.bidId
			const [before, after] = [rankBids(all, by), rankBids(raised, by)].map((ranked) => new Map(ranked.map((one) => [one.bidId, one])))
			for (const [bidId, was] of before ?? []) {
				const is = after?.get(bidId)
				if (bidId === its) expect(is?.score).toBeGreaterThanOrEqual(was.score)
				else expect(is?.rank).toBeGreaterThanOrEqual(was.rank ?? 0)
			}
		}),
		runs,
	)
})

test('one sheet more never takes the mean to the other side of what it was, and never past the sheet itself', () => {
	fc.assert(
		fc.property(totals, total, (all, one) => {
			const [before, after] = [standingOf('a', all, 'mean')?.mean ?? 0, standingOf('a', [...all, one], 'mean')?.mean ?? 0]
			expect(after).toBeGreaterThanOrEqual(Math.min(before, one))
			expect(after).toBeLessThanOrEqual(Math.max(before, one))
		}),
		runs,
	)
})

test('a rank is one more than the bids with a higher score', () => {
	fc.assert(
		fc.property(sheets, formula, (all, by) => {
			const ranked = rankBids(all, by)
			for (const { rank, score } of ranked) expect(rank).toBe(1 + ranked.filter((other) => other.score > score).length)
		}),
		runs,
	)
})
