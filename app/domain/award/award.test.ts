import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bidStatuses } from '../bid/lifecycle.ts'
import { calendarOf } from '../calendar/working-days.ts'
import { challengeStatuses } from '../challenge/lifecycle.ts'
import { refuse } from '../decision.ts'
import { shippedPack } from '../rules/rule-pack.ts'
import { propose, settle } from './award.ts'
import { AwardForm, UnfilledForm } from './forms.ts'
import { declareUnfilled, issuersReasons } from './unfilled.ts'

const bids = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), status: fc.constantFrom(...bidStatuses) }), { selector: ({ id }) => id })
const runs = { seed: 9, numRuns: 2000 }

const at = new Date('2026-11-24T02:00:00Z')
const asked = { arePricesSealed: false, isCorrecting: false, rules: shippedPack.rules, at, calendar: calendarOf([]) }

test('only an opened bid is proposed, only from the judging, never fewer bids than the rules ask, nor while prices are sealed or a bid is being corrected', () => {
	const judged = ['opened', 'qualified', 'scored', 'shortlisted']
	fc.assert(
		fc.property(
			fc.constantFrom(...challengeStatuses),
			bids,
			fc.constantFrom('a', 'b', 'x'),
			fc.nat(3),
			fc.record({ arePricesSealed: fc.boolean(), isCorrecting: fc.boolean() }),
			(status, standing, winnerId, minimumBids, waits) => {
				const decision = propose({ ...asked, ...waits, rules: { ...asked.rules, minimumBids }, status, bids: standing, winnerId })
				const mayWin = standing.filter((bid) => judged.includes(bid.status))
				const isAllowed =
					!waits.arePricesSealed &&
					!waits.isCorrecting &&
					['opened', 'evaluating'].includes(status) &&
					mayWin.some(({ id }) => id === winnerId) &&
					mayWin.length >= minimumBids
				expect(decision.ok).toBe(isAllowed)
				if (decision.ok) expect(decision.value.notice.period).toMatchObject({ count: 5, counts: 'working', to: '2026-12-01' })
			},
		),
		runs,
	)
})

test('when an award is settled its bid wins, all others that stand lose, nothing else moves', () => {
	fc.assert(
		fc.property(bids, fc.constantFrom('a', 'b', 'x'), (standing, winnerId) => {
			const moves = settle(standing, winnerId)
			const judged = standing.filter(({ status }) => ['opened', 'qualified', 'scored', 'shortlisted'].includes(status))
			expect(moves.map(({ id }) => id).sort()).toEqual(judged.map(({ id }) => id).sort())
			expect(moves.filter(({ move }) => move.to === 'won').map(({ id }) => id)).toEqual(judged.filter(({ id }) => id === winnerId).map(({ id }) => id))
		}),
		runs,
	)
})

test('a second decision is told what the first one was', () => {
	const decide = (status: (typeof challengeStatuses)[number]) => propose({ ...asked, status, bids: [{ id: 'a', status: 'opened' }], winnerId: 'a' })
	expect(decide('noticed')).toEqual(refuse({ code: 'already-noticed' }))
	expect(decide('awarded')).toEqual(refuse({ code: 'already-awarded' }))
	expect(decide('unfilled')).toEqual(refuse({ code: 'already-unfilled' }))
	expect(decide('open')).toEqual(refuse({ code: 'wrong-status', status: 'open' }))
	expect(declareUnfilled({ status: 'noticed', reasonCode: 'none-qualified', bidCount: 1, isCorrecting: false })).toEqual(refuse({ code: 'already-noticed' }))
	expect(declareUnfilled({ status: 'awarded', reasonCode: 'no-bid', bidCount: 0, isCorrecting: false })).toEqual(refuse({ code: 'already-awarded' }))
})

test('the reason of an unfilled challenge agrees with the bids there are, and bids are opened first', () => {
	for (const reasonCode of issuersReasons) {
		for (const bidCount of [0, 1]) {
			const decision = declareUnfilled({ status: 'opened', reasonCode, bidCount, isCorrecting: false })
			expect(decision.ok).toBe((reasonCode === 'no-bid') === (bidCount === 0))
		}
	}
	expect(declareUnfilled({ status: 'closed', reasonCode: 'none-qualified', bidCount: 1, isCorrecting: false })).toEqual(refuse({ code: 'bids-unopened' }))
	expect(declareUnfilled({ status: 'closed', reasonCode: 'no-bid', bidCount: 0, isCorrecting: false }).ok).toBe(true)
})

test('a decision carries a reason that says something', () => {
	const winner = '6d2c5d6e-4a3f-4d39-9a35-0f2a1f1f9c11'
	expect(AwardForm.safeParse({ winner, reason: '　好　' }).success).toBe(false)
	expect(AwardForm.parse({ winner, reason: '指标承诺全部达到且进度可靠' })).toMatchObject({ reasons: {} })
	expect(UnfilledForm.safeParse({ reasonCode: 'other', reason: '没有一份申报达到必达指标' }).success).toBe(false)
})
