import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualCriteria } from '../challenge/terms.ts'
import { judgements } from './lifecycle.ts'
import { blankComments, type SheetContent, scoredCriteria, sheetGaps, toSheetValues, totalOf } from './sheet.ts'
import { applySheetValues, changedInSheet, readSheetDraft, sheetFields, sheetIn } from './sheet-form.ts'

const indicatorIds = ['3f0a6c1e-0000-4000-8000-000000000001', '3f0a6c1e-0000-4000-8000-000000000002']
const shape = { criteria: 3, indicatorIds }
const criteria = fc.array(fc.record({ name: fc.string(), weight: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 10 })
const wholePoints = fc.integer({ min: 0, max: 100 })
const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '' && !/[\r\p{Cc}]/u.test(text))
const sheet: fc.Arbitrary<SheetContent> = fc.record({
	points: fc.tuple(wholePoints, wholePoints, wholePoints).map((points) => Object.fromEntries(points.entries())),
	judgements: fc
		.tuple(...indicatorIds.map(() => fc.constantFrom(...judgements)))
		.map((said) => Object.fromEntries(indicatorIds.map((id, at) => [id, said[at] ?? 'not']))),
	comments: fc.record({
		criteria: fc.tuple(word, word, word).map((words) => Object.fromEntries(words.entries())),
		indicators: fc.tuple(word, word).map((words) => Object.fromEntries(indicatorIds.map((id, at) => [id, words[at] ?? '']))),
		overall: word,
	}),
})
const three = usualCriteria.slice(0, 3)
const runs = { seed: 31, numRuns: 500 }

test('a total lies between the lowest and the highest points, is the points themselves where they are all the same, and rises with each', () => {
	fc.assert(
		fc.property(criteria, fc.array(wholePoints, { minLength: 10, maxLength: 10 }), wholePoints, fc.nat(9), (weighed, given, same, at) => {
			const points = Object.fromEntries(given.entries())
			const own = given.slice(0, weighed.length)
			const total = totalOf(points, weighed)
			expect(Number.isSafeInteger(total)).toBe(true)
			expect(total).toBeGreaterThanOrEqual(Math.min(...own) * 100)
			expect(total).toBeLessThanOrEqual(Math.max(...own) * 100)
			expect(totalOf(Object.fromEntries(weighed.map(() => same).entries()), weighed)).toBe(same * 100)
			expect(totalOf({ ...points, [at]: 100 }, weighed)).toBeGreaterThanOrEqual(total)
		}),
		runs,
	)
	expect(totalOf({ 0: 80, 1: 70, 2: 60, 3: 90 }, usualCriteria)).toBe(7500)
	expect(totalOf({}, usualCriteria)).toBe(0)
	expect(totalOf({ 0: 50 }, [])).toBe(0)
})

test('a challenge without criteria of its own is scored by the usual ones', () => {
	expect(scoredCriteria({ criteria: [] })).toBe(usualCriteria)
	expect(scoredCriteria({ criteria: three })).toBe(three)
})

test('a full sheet lacks nothing; without any one of its entries it lacks exactly that', () => {
	fc.assert(
		fc.property(sheet, fc.nat(), (content, pick) => {
			expect(sheetGaps(content, three, indicatorIds)).toEqual([])
			const values = toSheetValues(content)
			const fields = Object.keys(values)
			const field = fields[pick % fields.length] ?? ''
			const lacking = sheetGaps(applySheetValues(content, { [field]: '' }), three, indicatorIds)
			const isFree = field.startsWith('indicators.') && content.judgements[field.slice('indicators.'.length)] === 'achievable'
			expect(lacking.map((gap) => gap.field)).toEqual(isFree ? [] : [field])
		}),
		runs,
	)
	const blank = { points: {}, judgements: {}, comments: blankComments }
	expect(sheetGaps(blank, three, indicatorIds)).toHaveLength(9)
})

test('what a form shows of a sheet reads back as the sheet', () => {
	fc.assert(
		fc.property(sheet, (content) => {
			expect(sheetIn(sheetFields(content, shape), shape)).toEqual(content)
		}),
		runs,
	)
})

test('points beyond a hundred, below none or with fractions are told at their field, and what the sheet has not is passed over', () => {
	const { values, errors } = readSheetDraft(
		{
			'points.0': '101',
			'points.1': '-1',
			'points.2': '７０',
			'points.3': '50',
			'criteria.0': '好',
			'judgements.x': 'not',
			[`judgements.${indicatorIds[0]}`]: 'perhaps',
		},
		shape,
	)
	expect(values).toEqual({ 'points.2': '70', 'criteria.0': '好' })
	expect(Object.keys(errors).sort()).toEqual([`judgements.${indicatorIds[0]}`, 'points.0', 'points.1'])
	expect(errors['points.0']).toEqual(['points-invalid'])
})

test('without JavaScript only what was changed is taken', () => {
	const typed = {
		'points.0': '60',
		'was.points.0': '60',
		overall: '新',
		'was.overall': '旧',
		'points.1': '',
		'was.points.1': '9',
		revision: '3',
	}
	expect(changedInSheet(typed)).toEqual({ overall: '新', 'points.1': '' })
})
