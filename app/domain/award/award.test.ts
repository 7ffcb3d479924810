import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bidStatuses } from '../bid/lifecycle.ts'
import { calendarOf } from '../calendar/working-days.ts'
import { refuse } from '../decision.ts'
import { shippedPack } from '../rules/rule-pack.ts'
import { losses, publish, reinstatements, settle } from './award.ts'
import { AwardForm, UnfilledForm } from './forms.ts'
import { proposalStatuses } from './lifecycle.ts'
import { losersOf, placesOf } from './proposal.ts'
import { declareUnfilled, issuersReasons } from './unfilled.ts'

const bids = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), status: fc.constantFrom(...bidStatuses) }), { selector: ({ id }) => id })
const runs = { seed: 9, numRuns: 2000 }
const at = new Date('2026-11-24T02:00:00Z')
const places = placesOf(['a'], ['b'])

test('when an award is settled its winners win, all others that stand lose, nothing else moves', () => {
	fc.assert(
		fc.property(bids, fc.subarray(['a', 'b', 'x']), (standing, winnerIds) => {
			const moves = settle(standing, winnerIds)
			const won = standing.filter(({ id, status }) => winnerIds.includes(id) && ['scored', 'shortlisted'].includes(status))
			expect(moves.filter(({ move }) => move.to === 'won').map(({ id }) => id)).toEqual(won.map(({ id }) => id))
			const lost = losses(standing.filter(({ id }) => !winnerIds.includes(id)))
			expect(moves.filter(({ move }) => move.to === 'lost')).toEqual(lost)
			expect(moves).toHaveLength(won.length + lost.length)
		}),
		runs,
	)
})

test('once a winner has given up a final award every other bid that won or lost by it stands as it stood before', () => {
	fc.assert(
		fc.property(bids, fc.subarray(['a', 'b', 'c', 'd']), (standing, shortlisted) => {
			const moves = reinstatements(standing, 'a', (id) => shortlisted.includes(id))
			const back = standing.filter(({ id, status }) => id !== 'a' && ['won', 'lost'].includes(status))
			expect(moves.map(({ id }) => id)).toEqual(back.map(({ id }) => id))
			for (const { id, move } of moves) expect(move.to).toBe(shortlisted.includes(id) ? 'shortlisted' : 'scored')
		}),
		runs,
	)
})

test('a proposal is published while it is open and once every loser, reserves too, has feedback', () => {
	const told = bids.chain((some) => fc.tuple(...some.map((bid) => fc.constantFrom('', '可补充第三方数据').map((feedback) => ({ ...bid, feedback })))))
	fc.assert(
		fc.property(told, fc.constantFrom(...proposalStatuses), (standing, status) => {
			const decision = publish({ status: 'evaluating', proposal: { status, places }, bids: standing, rules: shippedPack.rules, at, calendar: calendarOf([]) })
			const missing = losersOf(standing, places).filter(({ feedback }) => feedback === '').length
			expect(losersOf(standing, places).map(({ id }) => id)).not.toContain('a')
			expect(decision.ok).toBe(status === 'open' && missing === 0)
			if (status === 'open' && missing > 0) expect(decision).toEqual(refuse({ code: 'feedback-missing', count: missing }))
			if (decision.ok) expect(decision.value.notice.period).toMatchObject({ count: 5, counts: 'working', to: '2026-12-01' })
		}),
		runs,
	)
	const none = { status: 'evaluating' as const, proposal: null, bids: [], rules: shippedPack.rules, at, calendar: calendarOf([]) }
	expect(publish(none)).toEqual(refuse({ code: 'no-proposal' }))
	expect(publish({ ...none, status: 'noticed' })).toEqual(refuse({ code: 'wrong-status', status: 'noticed' }))
})

test('the reason of an unfilled challenge agrees with the bids there are, bids are opened first, and no proposal is open', () => {
	const asked = { isCorrecting: false, isProposed: false }
	for (const reasonCode of issuersReasons) {
		for (const bidCount of [0, 1]) {
			const decision = declareUnfilled({ ...asked, status: 'opened', reasonCode, bidCount })
			expect(decision.ok).toBe((reasonCode === 'no-bid') === (bidCount === 0))
		}
	}
	expect(declareUnfilled({ ...asked, status: 'closed', reasonCode: 'none-qualified', bidCount: 1 })).toEqual(refuse({ code: 'bids-unopened' }))
	expect(declareUnfilled({ ...asked, status: 'closed', reasonCode: 'no-bid', bidCount: 0 }).ok).toBe(true)
	expect(declareUnfilled({ ...asked, status: 'evaluating', reasonCode: 'none-above-line', bidCount: 1 }).ok).toBe(true)
	const proposed = { ...asked, isProposed: true, reasonCode: 'none-above-line' as const, bidCount: 1 }
	expect(declareUnfilled({ ...proposed, status: 'evaluating' })).toEqual(refuse({ code: 'already-proposed' }))
	expect(declareUnfilled({ ...proposed, status: 'noticed' })).toEqual(refuse({ code: 'already-noticed' }))
	expect(declareUnfilled({ ...proposed, status: 'awarded' })).toEqual(refuse({ code: 'already-awarded' }))
})

const [one, other] = ['6d2c5d6e-4a3f-4d39-9a35-0f2a1f1f9c11', '7d2c5d6e-4a3f-4d39-9a35-0f2a1f1f9c11'] as const
const reason = '指标承诺全部达到且进度可靠'
const messagesOf = (form: unknown) => AwardForm.safeParse(form).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test('a proposal names a winner, and says of every bid why', () => {
	expect(messagesOf({ reason: '　好　', bids: { [one]: { role: 'winner', reason: '可靠' } } })).toEqual(['reason: too-short|10'])
	expect(messagesOf({ reason, bids: { [one]: { role: 'winner' } } })).toEqual([`bids.${one}.reason: required`])
	expect(messagesOf({ reason, bids: { [one]: { role: 'reserve', reason: '可靠' } } })).toEqual([': no-winner'])
	expect(UnfilledForm.safeParse({ reasonCode: 'other', reason: '没有一份申报达到必达指标' }).success).toBe(false)
})

test('where several have the same place their order is given, and no order twice', () => {
	const said = (first?: number, second?: number) => ({
		reason,
		bids: { [one]: { role: 'winner', order: first, reason: '可靠' }, [other]: { role: 'winner', order: second, reason: '更好' } },
	})
	expect(messagesOf(said(1))).toEqual([`bids.${other}.order: required`])
	expect(messagesOf(said(1, 1))).toEqual([`bids.${other}.order: order-twice`])
	const typed = { reason, bids: { [one]: { role: 'winner', order: '', reason: '可靠' }, [other]: { role: '', order: '', reason: '更好' } } }
	expect(AwardForm.parse(typed)).toMatchObject({ winners: [one], reserves: [] })
	expect(AwardForm.parse(said(2, 1))).toEqual({ winners: [other, one], reserves: [], reason, reasons: { [one]: '可靠', [other]: '更好' } })
})
