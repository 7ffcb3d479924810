import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '../decision.ts'
import { relist, reopen, suspend, withdraw } from './halt.ts'
import { challengeStatuses } from './lifecycle.ts'

const now = new Date('2026-11-24T02:00:00Z')
const deadline = new Date('2026-12-18T09:00:00Z')
const open = { status: 'open' as const, bidsCloseAt: deadline, suspendedAt: null }

test('an open challenge is suspended or withdrawn until its very deadline, and no longer', () => {
	for (const halt of [suspend, withdraw]) {
		expect(halt(open, new Date(deadline.getTime() - 1)).ok).toBe(true)
		expect(halt(open, deadline)).toEqual(refuse({ code: 'wrong-status', status: 'closed' }))
	}
})

test('a suspended challenge may be withdrawn whenever it is', () => {
	expect(withdraw({ ...open, status: 'suspended', suspendedAt: now }, new Date(deadline.getTime() + 1)).ok).toBe(true)
})

test('reopened, a challenge has at least the time left that it had, and never an earlier deadline', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 90 * 86_400_000 }), fc.integer({ min: 0, max: 20 * 86_400_000 }), (stood, earlier) => {
			const suspendedAt = new Date(deadline.getTime() - 1 - earlier)
			const at = new Date(suspendedAt.getTime() + stood)
			const decision = reopen({ status: 'suspended', bidsCloseAt: deadline, suspendedAt }, at)
			if (!decision.ok) throw new Error(decision.refusal.code)
			const left = decision.value.bidsCloseAt.getTime() - at.getTime()
			expect(left).toBeGreaterThanOrEqual(deadline.getTime() - suspendedAt.getTime())
			expect(decision.value.bidsCloseAt.getTime()).toBeGreaterThan(deadline.getTime())
			expect((decision.value.bidsCloseAt.getTime() - deadline.getTime()) % 86_400_000).toBe(0)
		}),
		{ seed: 3, numRuns: 2000 },
	)
})

test('what ended without a result is listed again once', () => {
	for (const status of challengeStatuses) {
		expect(relist(status, false).ok).toBe(['unfilled', 'withdrawn', 'failed'].includes(status))
		expect(relist(status, true).ok).toBe(false)
	}
})
