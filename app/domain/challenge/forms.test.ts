import { parseWithZod } from '@conform-to/zod/v4'
import { expect, test } from 'vitest'
import { differences } from './differences.ts'
import { ChallengeForm } from './forms.ts'

function read(entries: Record<string, string>) {
	const form = new FormData()
	for (const [name, value] of Object.entries({ title: '催化剂', kind: 'research', ...entries })) form.append(name, value)
	return parseWithZod(form, { schema: ChallengeForm })
}
const errorsOf = (entries: Record<string, string>) => read(entries).reply().error
const parsedFrom = (entries: Record<string, string>) => {
	const submission = read(entries)
	if (submission.status !== 'success') throw new Error(JSON.stringify(submission.reply().error))
	return submission.value
}

test('a title is enough for a draft', () => {
	expect(parsedFrom({})).toMatchObject({ title: '催化剂', problem: '', indicators: [], budget: null, bidsCloseAt: null, keywords: [], contactEmail: '' })
	expect(errorsOf({ title: ' ' })).toMatchObject({ title: ['required'] })
})

test('money is read in 万元 and kept as fen', () => {
	expect(parsedFrom({ budget: '500' }).budget).toBe(500_0000_00)
	expect(parsedFrom({ budget: '0.29' }).budget).toBe(290_000)
	expect(errorsOf({ budget: '五百' })).toMatchObject({ budget: ['amount-invalid'] })
})

test('a deadline is Beijing time', () => {
	expect(parsedFrom({ bidsCloseAt: '2026-12-31T17:00' }).bidsCloseAt).toEqual(new Date('2026-12-31T09:00:00Z'))
	expect(errorsOf({ bidsCloseAt: 'soon' })).toMatchObject({ bidsCloseAt: ['date-invalid'] })
})

test('keywords come apart at any usual separator, each once', () => {
	expect(parsedFrom({ keywords: '聚烯烃、催化剂，聚烯烃; 弹性体' }).keywords).toEqual(['聚烯烃', '催化剂', '弹性体'])
})

test('an indicator needs a number that fits its comparator', () => {
	const row = (given: Record<string, string>) =>
		Object.fromEntries(Object.entries({ name: '熔指', comparator: 'at-least', target: '30', ...given }).map(([key, value]) => [`indicators[0].${key}`, value]))
	expect(parsedFrom(row({ isMust: 'on' })).indicators).toEqual([
		{ name: '熔指', comparator: 'at-least', target: '30', targetUpper: null, unit: '', verification: '', isMust: true },
	])
	expect(errorsOf(row({ target: '很高' }))).toMatchObject({ 'indicators[0].target': ['number-invalid'] })
	expect(errorsOf(row({ comparator: 'range' }))).toMatchObject({ 'indicators[0].targetUpper': ['required'] })
	expect(errorsOf(row({ comparator: 'range', targetUpper: '29' }))).toMatchObject({ 'indicators[0].targetUpper': ['range-reversed'] })
	expect(parsedFrom(row({ comparator: 'text', target: '国际先进' })).indicators[0]).toMatchObject({ target: '国际先进', targetUpper: null })
})

test('differences name the fields that are not the same', () => {
	const details = parsedFrom({ problem: '活性不足', bidsCloseAt: '2026-12-31T17:00' })
	expect(differences(details, { ...details })).toEqual([])
	expect(differences(details, { ...details, problem: '寿命短', bidsCloseAt: null })).toEqual(['problem', 'bidsCloseAt'])
})
