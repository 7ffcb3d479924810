import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeStatuses } from '../challenge/lifecycle.ts'
import { gapsOf, hintsOf, type Releasable, release } from './release.ts'

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
}
const list = { status: 'draft' as const, bidsCloseAt: null }

test('a ready draft is approved and published, an approved one only published', () => {
	const outcome = release(list, [ready, { ...ready, id: 'b', status: 'approved' }], now)
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
	expect(release(list, [ready, bare], now)).toEqual({
		ok: false,
		refusal: { code: 'list-not-ready', challenges: [{ code: 'XCL-2026-0002', gaps: ['problem', 'indicators', 'deadline'] }] },
	})
})

test("the list's deadline holds where a challenge has none of its own", () => {
	const outcome = release({ status: 'draft', bidsCloseAt: inDays(20) }, [{ ...ready, bidsCloseAt: null }, ready], now)
	expect(outcome.ok && outcome.value.map(({ bidsCloseAt }) => bidsCloseAt)).toEqual([inDays(20), inDays(30)])
})

test('indicators in words are enough, and are pointed out', () => {
	const worded = { ...ready, indicatorCount: 0, indicatorText: '达到国际先进水平' }
	expect(gapsOf(worded, list, now)).toEqual([])
	expect(hintsOf(worded, list, now)).toEqual(['indicator-text'])
})

test('a deadline that has come is a gap; one within 15 days is pointed out', () => {
	expect(gapsOf({ ...ready, bidsCloseAt: now }, list, now)).toEqual(['deadline-past'])
	expect(hintsOf({ ...ready, bidsCloseAt: inDays(15) }, list, now)).toEqual([])
	expect(hintsOf({ ...ready, bidsCloseAt: new Date(inDays(15).getTime() - 1) }, list, now)).toEqual(['window-short'])
})

test('a released list, and one without anything to open, is refused', () => {
	expect(release({ ...list, status: 'released' }, [ready], now)).toEqual({ ok: false, refusal: { code: 'list-released', status: 'released' } })
	expect(release(list, [{ ...ready, status: 'returned' }], now)).toEqual({ ok: false, refusal: { code: 'list-empty' } })
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
	})
	fc.assert(
		fc.property(fc.array(challenge, { maxLength: 6 }), fc.constantFrom(null, inDays(-1), inDays(40)), (challenges, bidsCloseAt) => {
			const outcome = release({ status: 'draft', bidsCloseAt }, challenges, now)
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
