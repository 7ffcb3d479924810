import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '../decision.ts'
import { shippedPack } from '../rules/rule-pack.ts'
import { type ClarifiedDetails, clarifiableTexts, clarified, clarify, deadlineAfter, hoursAfterClarification, inFormOrder } from './clarification.ts'
import { ClarificationForm } from './clarification-form.ts'
import type { Demand, DemandIndicator } from './demand-values.ts'
import { moveDeadline, reopen, suspend } from './halt.ts'
import { type ChallengeStatus, move } from './lifecycle.ts'
import { type Payment, usualCriteria } from './terms.ts'

const { rules } = shippedPack
const hour = 3_600_000
const texts = Object.fromEntries(clarifiableTexts.map((field) => [field, ''])) as Record<(typeof clarifiableTexts)[number], string>
const demand: Demand = {
	...texts,
	title: '催化剂',
	field: '',
	contactName: '',
	contactPhone: '',
	contactEmail: '',
	problem: '第一行\r\n第二行',
	kind: 'research',
	citySlug: 'suzhou',
	solutionMode: null,
	ipTemplate: null,
	keywords: [],
	budgetFen: 600_000_000,
	publicMoneyFen: null,
	durationMonths: 24,
	bidsCloseAt: new Date('2026-12-01T09:00:00Z'),
	showsBidCount: false,
	hasTwoEnvelopes: false,
	payments: [],
	criteria: usualCriteria,
	disclosure: {},
}
const indicators: DemandIndicator[] = ['a', 'b'].map((id) => ({
	id,
	name: `指标${id}`,
	comparator: 'at-least',
	target: '1',
	targetUpper: null,
	unit: '',
	verification: '',
	isMust: true,
	baseline: '',
	weight: 50,
}))
const untouched: ClarifiedDetails = { ...demand, problem: '第一行\n第二行', indicators }

test('a form sent back untouched changes nothing, whatever its line breaks; an indicator it leaves out stays', () => {
	expect(clarified(demand, indicators, untouched).changes).toEqual([])
	expect(clarified(demand, indicators, { ...untouched, indicators: [] }).indicators).toEqual(indicators)
})

test('whatever is typed: criteria, weights, names, title and number of indicators are those of the opening', () => {
	const text = fc.string({ maxLength: 12 })
	const row = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: text, target: text, unit: text, verification: text, isMust: fc.boolean() })
	const details = fc.record({
		texts: fc.dictionary(fc.constantFrom(...clarifiableTexts), text),
		rows: fc.uniqueArray(row, { selector: ({ id }) => id }),
		extra: text,
	})
	fc.assert(
		fc.property(details, ({ texts, rows, extra }) => {
			const stated = rows.map((one) => ({ ...one, comparator: 'text' as const, targetUpper: null, weight: 99, baseline: extra }))
			const after = clarified(demand, indicators, { ...untouched, ...texts, ...{ title: extra, criteria: [], bidsCloseAt: null }, indicators: stated })
			expect([after.demand.title, after.demand.criteria, after.demand.bidsCloseAt]).toEqual([demand.title, demand.criteria, demand.bidsCloseAt])
			expect(after.indicators.slice(0, 2).map(({ id, name, weight }) => [id, name, weight])).toEqual([
				['a', '指标a', 50],
				['b', '指标b', 50],
			])
			for (const added of after.indicators.slice(2)) expect(added.weight).toBeNull()
			const fields = [...Object.keys(after.before), ...Object.keys(after.after)]
			expect(fields.filter((field) => /^(title|criteria|bidsCloseAt|disclosure)|indicators\.[ab]\.(name|weight)/.test(field))).toEqual([])
		}),
		{ numRuns: 2000 },
	)
})

test('72 hours remain after a clarification, and no deadline gets earlier by it', () => {
	const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
	fc.assert(
		fc.property(instant, instant, (closesAt, at) => {
			const after = deadlineAfter(closesAt, at)
			expect(after >= closesAt).toBe(true)
			expect(after.getTime() - at.getTime()).toBeGreaterThanOrEqual(hoursAfterClarification * hour)
			if (after > closesAt) expect(after.getTime() - at.getTime()).toBeLessThan(hoursAfterClarification * hour + 60_000)
		}),
	)
})

test('over any run of clarifying, moving, suspending and reopening the deadline never gets earlier, and numbers have no gap', () => {
	const step = fc.record({
		name: fc.constantFrom('clarify', 'moveDeadline', 'suspend', 'reopen', 'close'),
		hours: fc.nat(200),
		by: fc.integer({ min: -300, max: 300 }),
	})
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			let now = new Date('2026-11-01T00:00:00Z')
			const challenge = {
				status: 'open' as ChallengeStatus,
				bidsCloseAt: new Date('2026-12-01T09:00:00Z'),
				suspendedAt: null as Date | null,
				clarificationCount: 0,
			}
			for (const { name, hours, by } of steps) {
				now = new Date(now.getTime() + hours * hour)
				const before = challenge.bidsCloseAt
				if (name === 'clarify') {
					const change = { demand, changes: [{ field: 'goal', before: '', after: '新' }] }
					const decision = clarify(challenge, { base: challenge.clarificationCount, clarified: change, rules }, now)
					if (decision.ok) {
						expect(decision.value.number).toBe(challenge.clarificationCount + 1)
						Object.assign(challenge, { bidsCloseAt: decision.value.bidsCloseAt, clarificationCount: decision.value.number })
					}
				}
				if (name === 'moveDeadline') {
					const to = new Date(before.getTime() + by * hour)
					if (moveDeadline(challenge, to, now).ok) challenge.bidsCloseAt = to
				}
				if (name === 'suspend' && suspend(challenge, now).ok) Object.assign(challenge, { status: 'suspended', suspendedAt: now })
				if (name === 'reopen') {
					const decision = reopen(challenge, now)
					if (decision.ok) Object.assign(challenge, { status: 'open', suspendedAt: null, bidsCloseAt: decision.value.bidsCloseAt })
				}
				if (name === 'close' && challenge.bidsCloseAt <= now && move('close', challenge.status).ok) challenge.status = 'closed'
				expect(challenge.bidsCloseAt >= before).toBe(true)
			}
		}),
		{ numRuns: 10_000 },
	)
})

test('a stale, an empty and a rule-breaking clarification each say so', () => {
	const challenge = { status: 'open' as const, bidsCloseAt: new Date('2026-12-01T09:00:00Z'), clarificationCount: 2 }
	const at = new Date('2026-11-01T00:00:00Z')
	const decide = (changes: Partial<ClarifiedDetails>, base = 2) =>
		clarify(challenge, { base, clarified: clarified(demand, indicators, { ...untouched, ...changes }), rules }, at)
	expect(decide({ goal: '新' }, 1)).toMatchObject({ refusal: { code: 'stale-clarification', number: 2, base: 1 } })
	expect(decide({})).toMatchObject({ refusal: { code: 'nothing-changed' } })
	expect(decide({ durationMonths: 40 })).toMatchObject({ refusal: { code: 'too-long-duration', limit: 36 } })
	expect(decide({ goal: '新' })).toMatchObject({ value: { number: 3 } })
})

test('instalments are added and removed as long as they pay the whole; none may be left where there is money', () => {
	const challenge = { status: 'open' as const, bidsCloseAt: new Date('2026-12-01T09:00:00Z'), clarificationCount: 0 }
	const [signed, trial, accepted] = [
		{ due: '签约', share: 30 },
		{ due: '中试', share: 30 },
		{ due: '验收', share: 40 },
	]
	const decide = (before: Payment[], payments: Payment[], budgetFen: number | null = demand.budgetFen) => {
		const change = clarified({ ...demand, payments: before, budgetFen }, indicators, { ...untouched, payments, budgetFen })
		return { ...change, decision: clarify(challenge, { base: 0, clarified: change, rules }, new Date('2026-11-01T00:00:00Z')) }
	}
	const added = decide([{ due: '验收', share: 100 }], [signed, trial, accepted])
	expect(added.decision).toMatchObject({ value: { number: 1 } })
	expect(inFormOrder(added.changes, []).map(({ field, before, after }) => [field, before, after])).toEqual([
		['payments.0.due', '验收', '签约'],
		['payments.0.share', '100', '30'],
		['payments.1.due', '', '中试'],
		['payments.1.share', '', '30'],
		['payments.2.due', '', '验收'],
		['payments.2.share', '', '40'],
	])
	const removed = decide([signed, trial, accepted], [signed, { ...accepted, share: 70 }])
	expect(removed.decision.ok).toBe(true)
	expect(removed.demand.payments).toHaveLength(2)
	expect(removed.before).toMatchObject({ 'payments.1.due': '中试', 'payments.2.due': '验收', 'payments.2.share': '40' })
	expect(removed.after).toMatchObject({ 'payments.1.due': '验收', 'payments.2.due': '', 'payments.2.share': '' })

	expect(decide([signed, trial, accepted], [signed, accepted]).decision).toEqual(refuse({ code: 'shares-not-100', limit: 70 }))
	expect(decide([signed, trial, accepted], []).decision).toEqual(refuse({ code: 'shares-not-100', limit: 0 }))
	expect(decide([signed, trial, accepted], [], null).decision.ok).toBe(true)
	expect(decide([], []).decision).toEqual(refuse({ code: 'nothing-changed' }))
})

test('changes stand in the order of the form, the rows of one indicator together', () => {
	const fields = ['conditions', 'indicators.b.unit', 'goal', 'indicators.a.target', 'indicators.b.target', 'problem']
	const ordered = inFormOrder(
		fields.map((field) => ({ field, before: '', after: 'x' })),
		['b', 'a'],
	)
	expect(ordered.map(({ field }) => field)).toEqual(['problem', 'goal', 'conditions', 'indicators.b.target', 'indicators.b.unit', 'indicators.a.target'])
})

test('a clarification filled in wrongly in every field gets every message at once', () => {
	const rows = [{ name: '', comparator: 'range', target: 'x', targetUpper: '1' }]
	const parsed = ClarificationForm.safeParse({
		base: '0',
		reason: '短',
		budget: '-1',
		durationMonths: '0',
		indicators: rows,
		payments: [{ due: '', share: '120' }],
	})
	const wrong = parsed.error?.issues.map(({ path }) => path.join('.'))
	expect(wrong).toEqual(expect.arrayContaining(['reason', 'budget', 'durationMonths', 'indicators.0.name', 'payments.0.due', 'payments.0.share']))
	const shares = ClarificationForm.safeParse({ base: '0', reason: '理由理由理由理由理由', payments: [{ due: '签约', share: '40' }] })
	expect(shares.error?.issues).toMatchObject([{ path: ['payments'], message: 'shares-not-100|40' }])
})
