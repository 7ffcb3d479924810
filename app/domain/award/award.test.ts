import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bidStatuses } from '../bid/lifecycle.ts'
import { challengeStatuses } from '../challenge/lifecycle.ts'
import { refuse } from '../decision.ts'
import { award } from './award.ts'
import { AwardForm, UnfilledForm } from './forms.ts'
import { declareUnfilled, unfilledReasons } from './unfilled.ts'

const bids = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), status: fc.constantFrom(...bidStatuses) }), { selector: ({ id }) => id })
const runs = { seed: 9, numRuns: 2000 }

test('an award has one winner, who was opened; all others that stand lose; nothing else moves', () => {
	fc.assert(
		fc.property(fc.constantFrom(...challengeStatuses), bids, fc.constantFrom('a', 'b', 'x'), (status, standing, winner) => {
			const decision = award(status, standing, winner)
			if (!decision.ok) return
			expect(['opened', 'evaluating', 'noticed']).toContain(status)
			const moves = decision.value.bids
			expect(moves.filter(({ move }) => move.to === 'won').map(({ id }) => id)).toEqual([winner])
			const opened = standing.filter(({ status: bid }) => ['opened', 'qualified', 'scored', 'shortlisted'].includes(bid))
			expect(moves.map(({ id }) => id).sort()).toEqual(opened.map(({ id }) => id).sort())
		}),
		runs,
	)
})

test('a second decision is told what the first one was', () => {
	expect(award('awarded', [{ id: 'a', status: 'won' }], 'a')).toEqual(refuse({ code: 'already-awarded' }))
	expect(award('unfilled', [], 'a')).toEqual(refuse({ code: 'already-unfilled' }))
	expect(declareUnfilled({ status: 'awarded', reasonCode: 'no-bid', bidCount: 0 })).toEqual(refuse({ code: 'already-awarded' }))
	expect(award('open', [], 'a')).toEqual(refuse({ code: 'wrong-status', status: 'open' }))
	expect(award('opened', [], 'a')).toEqual(refuse({ code: 'no-such-bid' }))
})

test('the reason of an unfilled challenge agrees with the bids there are, and bids are opened first', () => {
	for (const reasonCode of unfilledReasons) {
		for (const bidCount of [0, 1]) {
			const decision = declareUnfilled({ status: 'opened', reasonCode, bidCount })
			expect(decision.ok).toBe((reasonCode === 'no-bid') === (bidCount === 0))
		}
	}
	expect(declareUnfilled({ status: 'closed', reasonCode: 'none-qualified', bidCount: 1 })).toEqual(refuse({ code: 'bids-unopened' }))
	expect(declareUnfilled({ status: 'closed', reasonCode: 'no-bid', bidCount: 0 }).ok).toBe(true)
})

test('a decision carries a reason that says something', () => {
	const winner = '6d2c5d6e-4a3f-4d39-9a35-0f2a1f1f9c11'
	expect(AwardForm.safeParse({ winner, reason: '　好　' }).success).toBe(false)
	expect(AwardForm.parse({ winner, reason: '指标承诺全部达到且进度可靠' })).toMatchObject({ reasons: {} })
	expect(UnfilledForm.safeParse({ reasonCode: 'other', reason: '没有一份申报达到必达指标' }).success).toBe(false)
})
