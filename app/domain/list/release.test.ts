import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '../calendar/working-days.ts'
import { challengeStatuses } from '../challenge/lifecycle.ts'
import { shippedPack } from '../rules/rule-pack.ts'
import { gapsOf, hintsOf, type Releasable, release, ruleBreachesOf } from './release.ts'

const now = new Date('2026-11-24T02:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const ready: Releasable = {
	id: 'a',
	code: 'XCL-2026-0001',
	status: 'draft',
	title: '催化剂',
	problem: '活性不足',
	indicatorText: '',
	indicatorCount: 1,
	bidsCloseAt: inDays(30),
	citySlug: null,
	budgetFen: null,
	durationMonths: null,
	hasTwoEnvelopes: false,
	hasTestedKeys: true,
}
const rules = { packs: [], calendar: calendarOf([]) }
const list = { status: 'draft' as const, bidsCloseAt: null }

test('a ready draft is approved and published, an approved one only published', () => {
	const outcome = release(list, [ready, { ...ready, id: 'b', status: 'approved' }], rules, now)
	expect(outcome.ok && outcome.value.map(({ moves }) => moves.map(({ command, from, to }) => [command, from, to]))).toEqual([
		[
			['approve', 'draft', 'approved'],
			['publish', 'approved', 'open'],
		],
		[['publish', 'approved', 'open']],
	])
})

test('one challenge that is not ready keeps the whole list, and is told what it lacks', () => {
	const bare = { ...ready, id: 'b', code: 'XCL-2026-0002', problem: ' ', indicatorCount: 0, bidsCloseAt: null }
	expect(release(list, [ready, bare], rules, now)).toEqual({
		ok: false,
		refusal: { code: 'list-not-ready', challenges: [{ code: 'XCL-2026-0002', gaps: ['problem', 'indicators', 'deadline'], pack: shippedPack, breaches: [] }] },
	})
})

test("the list's deadline holds where a challenge has none of its own", () => {
	const outcome = release({ status: 'draft', bidsCloseAt: inDays(29) }, [{ ...ready, bidsCloseAt: null }, ready], rules, now)
	expect(outcome.ok && outcome.value.map(({ bidsCloseAt }) => bidsCloseAt)).toEqual([inDays(29), inDays(30)])
})

test('indicators in words are enough, and are pointed out', () => {
	const worded = { ...ready, indicatorCount: 0, indicatorText: '达到国际先进水平' }
	expect(gapsOf(worded, list, now)).toEqual([])
	expect(hintsOf(worded)).toEqual(['indicator-text'])
})

test('a deadline that has come is a gap', () => {
	expect(gapsOf({ ...ready, bidsCloseAt: now }, list, now)).toEqual(['deadline-past'])
})

test('a window shorter than the rule is refused with the rule and the earliest deadline', () => {
	const outcome = release(list, [{ ...ready, bidsCloseAt: inDays(10) }], rules, now)
	expect(outcome).toMatchObject({
		ok: false,
		refusal: { challenges: [{ gaps: [], breaches: [{ rule: 'minimumWindowDays', limit: 20, earliest: { to: '2026-12-22' } }] }] },
	})
})

test('the rules of its city bind a challenge and are frozen into it; the last day of the window is enough', () => {
	const suzhou = {
		owner: 'suzhou' as const,
		version: 3,
		source: '苏科规〔2026〕1号',
		rules: { ...shippedPack.rules, minimumWindowDays: 5, questionsCloseDays: 2 },
	}
	const outcome = release(list, [{ ...ready, citySlug: 'suzhou', bidsCloseAt: new Date('2026-12-01T01:00:00Z') }], { ...rules, packs: [suzhou] }, now)
	expect(outcome.ok && outcome.value).toMatchObject([{ rulePack: { owner: 'suzhou', version: 3 }, questionsCloseAt: new Date('2026-11-27T16:00:00Z') }])
	const short = release(list, [{ ...ready, citySlug: 'suzhou', bidsCloseAt: new Date('2026-11-30T09:00:00Z') }], { ...rules, packs: [suzhou] }, now)
	expect(short.ok).toBe(false)
})

test('longest duration and smallest amount are kept', () => {
	const strict = { ...shippedPack, rules: { ...shippedPack.rules, minimumAmountFen: 1_000_000_00, maximumMonths: 24 } }
	expect(ruleBreachesOf({ ...ready, budgetFen: 999_999_99, durationMonths: 25 }, list, { ...rules, packs: [strict] }, now).breaches).toEqual([
		{ rule: 'maximumMonths', limit: 24, actual: 25 },
		{ rule: 'minimumAmountFen', limit: 1_000_000_00, actual: 999_999_99 },
	])
})

test('a price sealed apart needs tested keys, even where the rules leave keys to the issuer', () => {
	const optional = { ...shippedPack, rules: { ...shippedPack.rules, openingKeys: 'optional' as const } }
	const breachesWith = (demand: Pick<Releasable, 'hasTwoEnvelopes' | 'hasTestedKeys'>) =>
		ruleBreachesOf({ ...ready, ...demand }, list, { ...rules, packs: [optional] }, now).breaches
	expect(breachesWith({ hasTwoEnvelopes: false, hasTestedKeys: false })).toEqual([])
	expect(breachesWith({ hasTwoEnvelopes: true, hasTestedKeys: false })).toEqual([{ rule: 'openingKeys' }])
	expect(breachesWith({ hasTwoEnvelopes: true, hasTestedKeys: true })).toEqual([])
})

test('a released list, and one without anything to open, is refused', () => {
	expect(release({ ...list, status: 'released' }, [ready], rules, now)).toEqual({ ok: false, refusal: { code: 'list-released', status: 'released' } })
	expect(release(list, [{ ...ready, status: 'returned' }], rules, now)).toEqual({ ok: false, refusal: { code: 'list-empty' } })
})

test('whatever the list holds, a release opens every challenge that was being prepared or none', () => {
	const challenge = fc.record({
		id: fc.uuid(),
		code: fc.string(),
		status: fc.constantFrom(...challengeStatuses),
		title: fc.constantFrom('', 'a'),
		problem: fc.constantFrom('', 'b'),
		indicatorText: fc.constantFrom('', 'c'),
		indicatorCount: fc.nat(3),
		bidsCloseAt: fc.constantFrom(null, inDays(-1), inDays(40)),
		citySlug: fc.constantFrom(null, 'suzhou' as const),
		budgetFen: fc.constantFrom(null, 1),
		durationMonths: fc.constantFrom(null, 12, 60),
		hasTwoEnvelopes: fc.constant(false),
		hasTestedKeys: fc.constant(true),
	})
	fc.assert(
		fc.property(fc.array(challenge, { maxLength: 6 }), fc.constantFrom(null, inDays(-1), inDays(40)), (challenges, bidsCloseAt) => {
			const outcome = release({ status: 'draft', bidsCloseAt }, challenges, rules, now)
			if (!outcome.ok) return
			const leaving = challenges.filter(({ status }) => ['draft', 'submitted', 'approved'].includes(status))
			expect(outcome.value.map(({ id }) => id)).toEqual(leaving.map(({ id }) => id))
			for (const { moves, bidsCloseAt: deadline } of outcome.value) {
				expect(moves.at(-1)?.to).toBe('open')
				expect(deadline > now).toBe(true)
			}
		}),
		{ seed: 7 },
	)
})
