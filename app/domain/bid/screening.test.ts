import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '../calendar/working-days.ts'
import { afterWorkingHours } from '../calendar/working-hours.ts'
import { refuse } from '../decision.ts'
import { type BidContent, bidSections, blankContent } from './content.ts'
import { applyValues, toValues } from './draft.ts'
import { bidStatuses } from './lifecycle.ts'
import {
	askCorrection,
	type CheckedPoint,
	type CorrectablePoint,
	type Correction,
	correct,
	disqualify,
	isAwaited,
	pointsOf,
	qualify,
	type Screened,
} from './screening.ts'

const calendar = calendarOf([])
const hours = 24
const start = new Date('2026-09-24T02:00:00Z')
const content: BidContent = {
	approach: '甲',
	team: '乙',
	foundation: '丙',
	schedule: '丁',
	priceFen: 5,
	promises: { a: '30' },
	notes: { a: '注' },
	partners: [{ organisationId: 'p', task: '小试', moneyShare: 10, ipShare: 10 }],
}

test('working hours run through working days and stand still on weekends and holidays', () => {
	const due = (from: string, count = hours) => afterWorkingHours(new Date(from), count, calendar).toISOString()
	expect(due('2026-11-24T02:00:00Z')).toBe('2026-11-25T02:00:00.000Z')
	expect(due('2026-11-27T02:00:00.001Z')).toBe('2026-11-30T02:00:00.001Z')
	expect(due('2026-11-28T02:00:00Z')).toBe('2026-11-30T16:00:00.000Z')
	expect(due('2026-09-30T02:00:00Z')).toBe('2026-10-08T02:00:00.000Z')
	expect(due('2026-11-26T16:00:00Z')).toBe('2026-11-27T16:00:00.000Z')
})

test('the checklist is the formal points and each clause of the conditions, in their order', () => {
	expect(pointsOf('1. 具备中试条件；有测绘资质\n（二）联合体含高校\n\n')).toEqual([
		{ key: 'complete', text: '' },
		{ key: 'eligible', text: '' },
		{ key: 'condition-1', text: '具备中试条件' },
		{ key: 'condition-2', text: '有测绘资质' },
		{ key: 'condition-3', text: '联合体含高校' },
	])
	expect(pointsOf('3.5 亿元以上产值')[2]?.text).toBe('3.5 亿元以上产值')
	const many = pointsOf(Array.from({ length: 99 }, (_, at) => `条件${at}`).join('\n'))
	expect(many).toHaveLength(42)
	expect(many.at(-1)?.text).toContain('条件98')
})

const field = fc.constantFrom(...bidSections, 'price', 'promises.a', 'notes.a', 'partners')
const opened = [{ sha256: 'old' }]
const asking = { hours, calendar, fields: [], fileIds: ['a'] }
const sentFile = fc.record({
	point: fc.constantFrom('files', 'file:a', 'file:z', 'price'),
	name: fc.constant('证书.pdf'),
	size: fc.constant(9),
	signature: fc.constantFrom('pdf', 'pdf', 'exe'),
	isText: fc.constant(false),
	sha256: fc.constantFrom('old', 'new', 'other'),
})
const step = fc.record({
	command: fc.constantFrom('ask', 'correct', 'qualify', 'disqualify'),
	hoursOn: fc.oneof(fc.nat(3), fc.nat(60)),
	isAtEnd: fc.boolean(),
	fields: fc.uniqueArray(fc.constantFrom<CorrectablePoint>(...bidSections, 'files', 'file:a', 'file:z'), { minLength: 1 }),
	files: fc.array(sentFile, { maxLength: 2 }),
	values: fc.dictionary(field, fc.constantFrom('', ' ', '甲', '改一', '改二')),
	judged: fc.constantFrom(true, false, null),
})

test('no correction comes after its clock, no second round is asked for, no unlisted field changes, nothing is decided while one is awaited', () => {
	const reached = new Set<string>()
	fc.assert(
		fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
			let now = start
			let counted = content
			const bid: { status: Screened['status']; correction: Correction | null } = { status: 'opened', correction: null }
			const counts = { asked: 0, corrected: 0 }
			for (const { command, hoursOn, isAtEnd, fields, files, values, judged } of steps) {
				const end: Date | undefined = bid.correction?.dueAt
				now = isAtEnd && end && end > now ? new Date(end.getTime() - (hoursOn % 2)) : new Date(now.getTime() + hoursOn * 3_600_000)
				const screened: Screened = { ...bid, challengeStatus: 'opened' }
				const points: CheckedPoint[] = [{ key: 'complete', text: '', isMet: judged, note: '' }]
				const wasAwaited = isAwaited(bid.correction, now)
				if (command === 'ask') {
					const decision = askCorrection(screened, { hours, calendar, fields, fileIds: ['a'] }, now)
					if (!decision.ok) continue
					counts.asked++
					bid.correction = { fields, dueAt: decision.value.dueAt, correctedAt: null }
				} else if (command === 'correct') {
					const decision = correct(screened, { content: counted, values, opened, files }, now)
					if (!decision.ok) {
						reached.add(decision.refusal.code)
						continue
					}
					counts.corrected++
					expect(now.getTime()).toBeLessThan(bid.correction?.dueAt.getTime() ?? 0)
					const before = toValues(counted)
					counted = applyValues(counted, decision.value.changes)
					const changed = Object.entries(toValues(counted)).flatMap(([name, value]) => (value === before[name] ? [] : [name]))
					for (const name of changed) expect(bid.correction?.fields).toContain(name)
					expect(changed.length + decision.value.files.length).toBeGreaterThan(0)
					for (const { file } of decision.value.files) expect(bid.correction?.fields).toContain(file.point)
					if (files.length > 0) reached.add('filed')
					expect({ ...counted, ...Object.fromEntries(bidSections.map((name) => [name, ''])) }).toEqual({
						...content,
						...Object.fromEntries(bidSections.map((name) => [name, ''])),
					})
					if (bid.correction) bid.correction = { ...bid.correction, correctedAt: now }
					reached.add('corrected')
				} else {
					const decision = command === 'qualify' ? qualify(screened, points, now) : disqualify(screened, { points, rule: 'complete' }, now)
					if (!decision.ok) continue
					expect([wasAwaited, judged]).toEqual([false, command === 'qualify'])
					bid.status = command === 'qualify' ? 'qualified' : 'disqualified'
					reached.add(bid.status)
				}
			}
			expect(counts.asked).toBeLessThanOrEqual(1)
			expect(counts.corrected).toBeLessThanOrEqual(counts.asked)
		}),
		{ seed: 27, numRuns: 10_000 },
	)
	const all = [
		'corrected',
		'correction-over',
		'already-corrected',
		'correction-unasked',
		'field-unlisted',
		'files-refused',
		'filed',
		'incomplete',
		'nothing-changed',
		'qualified',
		'disqualified',
	]
	expect(all.filter((one) => !reached.has(one))).toEqual([])
})

test('only an opened bid of a challenge that is being judged is screened', () => {
	for (const status of bidStatuses.filter((one) => one !== 'opened')) {
		const screened: Screened = { status, challengeStatus: 'opened', correction: null }
		expect(askCorrection(screened, asking, start)).toEqual(refuse({ code: 'wrong-bid-status', status }))
		expect(qualify(screened, [], start)).toEqual(refuse({ code: 'wrong-bid-status', status }))
	}
	const noticed: Screened = { status: 'opened', challengeStatus: 'noticed', correction: null }
	expect(disqualify(noticed, { points: [], rule: 'complete' }, start)).toEqual(refuse({ code: 'wrong-status', status: 'noticed' }))
	expect(correct(noticed, { content: blankContent, values: {}, opened, files: [] }, start)).toEqual(refuse({ code: 'wrong-status', status: 'noticed' }))
	expect(askCorrection({ ...noticed, challengeStatus: 'opened' }, { ...asking, hours: 0 }, start)).toEqual(refuse({ code: 'correction-none' }))
	expect(qualify({ ...noticed, challengeStatus: 'opened' }, [], start)).toEqual(refuse({ code: 'points-unmet' }))
})
