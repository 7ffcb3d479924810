import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bidStatuses } from '../bid/lifecycle.ts'
import { challengeStatuses } from '../challenge/lifecycle.ts'
import { refuse } from '../decision.ts'
import { evaluationStatuses } from '../evaluation/lifecycle.ts'
import { awardStatuses, proposalStatuses } from './lifecycle.ts'
import { moveUp, placedAs, placesOf, propose, refuseWin } from './proposal.ts'

const runs = { seed: 17, numRuns: 5000 }
const ids = ['a', 'b', 'c', 'd', 'e']
const bids = fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), status: fc.constantFrom(...bidStatuses) }), { selector: ({ id }) => id })
const [early, late] = [new Date('2026-12-01T02:00:00Z'), new Date('2026-12-09T02:00:00Z')]
const reasons = Object.fromEntries(ids.map((id) => [id, '方案可行']))
const asked = {
	status: 'evaluating' as const,
	evaluation: { status: 'locked' as const, beganAt: early },
	award: null,
	isProposed: false,
	arePricesSealed: false,
	isCorrecting: false,
	rules: { minimumBids: 0 },
	reserves: [],
	reasons,
}

test('scored bids are proposed, once the latest evaluation is locked and nothing hinders it', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...challengeStatuses),
			bids,
			fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
			fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
			fc.option(fc.constantFrom(...evaluationStatuses)),
			fc.option(fc.constantFrom(...awardStatuses)),
			fc.record({ isProposed: fc.boolean(), arePricesSealed: fc.boolean(), isCorrecting: fc.boolean() }),
			fc.record({ minimumBids: fc.nat(3) }),
			(status, standing, winners, reserves, locked, settled, hindrances, rules) => {
				const evaluation = locked && { status: locked, beganAt: early }
				const award = settled && { status: settled, settledAt: late }
				const decision = propose({ ...asked, status, evaluation, award, ...hindrances, bids: standing, winners, reserves, rules })
				const able = standing.filter((bid) => ['scored', 'shortlisted'].includes(bid.status)).map(({ id }) => id)
				const placed = [...winners, ...reserves]
				const isAllowed =
					status === 'evaluating' &&
					locked === 'locked' &&
					settled !== 'returned' &&
					!Object.values(hindrances).some(Boolean) &&
					winners.length > 0 &&
					new Set(placed).size === placed.length &&
					placed.every((id) => able.includes(id)) &&
					able.length >= rules.minimumBids
				expect(decision.ok).toBe(isAllowed)
				if (decision.ok) expect([placedAs(decision.value, 'winner'), placedAs(decision.value, 'reserve')]).toEqual([winners, reserves])
			},
		),
		runs,
	)
	const able = [{ id: 'a', status: 'scored' as const }]
	expect(propose({ ...asked, bids: able, winners: ['a'] }).ok).toBe(true)
	expect(propose({ ...asked, bids: able, winners: ['a'], reasons: {} })).toEqual(refuse({ code: 'reasons-missing' }))
})

test('after an objection sent an award back another evaluation has to begin', () => {
	const bid = { id: 'a', status: 'scored' as const }
	const returned = { status: 'returned' as const, settledAt: early }
	const outcome = (beganAt: Date) => propose({ ...asked, bids: [bid], winners: ['a'], award: returned, evaluation: { status: 'locked', beganAt } })
	expect(outcome(early)).toEqual(refuse({ code: 'evaluation-outdated' }))
	expect(outcome(late).ok).toBe(true)
})

test('a second decision is told what the first one was', () => {
	const decide = (status: (typeof challengeStatuses)[number], isProposed = false) =>
		propose({ ...asked, status, isProposed, bids: [{ id: 'a', status: 'scored' }], winners: ['a'] })
	expect(decide('evaluating', true)).toEqual(refuse({ code: 'already-proposed' }))
	expect(decide('noticed')).toEqual(refuse({ code: 'already-noticed' }))
	expect(decide('awarded')).toEqual(refuse({ code: 'already-awarded' }))
	expect(decide('unfilled')).toEqual(refuse({ code: 'already-unfilled' }))
	expect(decide('opened')).toEqual(refuse({ code: 'wrong-status', status: 'opened' }))
})

test('only a winner gives up, and only while its proposal is open or its award stands', () => {
	const proposals = fc.record({ status: fc.constantFrom(...proposalStatuses), places: fc.constant(placesOf(['a', 'b'], ['c'])) })
	fc.assert(
		fc.property(
			fc.constantFrom(...ids),
			fc.constantFrom(...bidStatuses),
			fc.constantFrom(...challengeStatuses),
			fc.option(proposals),
			fc.option(fc.constantFrom(...awardStatuses)),
			(id, status, challenge, proposal, award) => {
				const decision = refuseWin({ bid: { id, status }, challenge, proposal, award })
				const isWinner = proposal !== null && ['a', 'b'].includes(id) && ['scored', 'shortlisted', 'won'].includes(status)
				const stands = proposal?.status === 'published' && award !== null && ['noticed', 'stopped', 'final'].includes(award)
				const isAllowed = isWinner && (proposal.status === 'open' || (stands && ['noticed', 'awarded'].includes(challenge)))
				expect(decision.ok).toBe(isAllowed)
				if (decision.ok) expect([decision.value.award?.to, decision.value.challenge?.to]).toEqual(stands ? ['refused', 'evaluating'] : [undefined, undefined])
			},
		),
		runs,
	)
})

test('however many winners give up, nobody is placed twice, orders are kept, and nobody who gave up comes back', () => {
	const shuffled = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { minLength: 1 })
	fc.assert(
		fc.property(shuffled, fc.nat(3), fc.array(fc.record({ pick: fc.nat(9), shutOut: fc.option(fc.nat(9)) }), { maxLength: 8 }), (order, more, refusals) => {
			const winnerCount = Math.min(order.length, more + 1)
			let places = placesOf(order.slice(0, winnerCount), order.slice(winnerCount))
			const gone = new Set<string>()
			for (const { pick, shutOut } of refusals) {
				const winners = placedAs(places, 'winner')
				const reserves = placedAs(places, 'reserve')
				const refuser = winners[pick % Math.max(1, winners.length)]
				if (!refuser) break
				gone.add(refuser)
				const fallen = shutOut === null ? undefined : reserves[shutOut]
				if (fallen) gone.add(fallen)
				const next = moveUp(places, refuser, (id) => !gone.has(id))
				const stay = winners.filter((id) => !gone.has(id))
				const standing = reserves.filter((id) => !gone.has(id))
				const placed = [...placedAs(next, 'winner'), ...placedAs(next, 'reserve')]
				expect(placed).toEqual(stay.length + standing.length > 0 ? [...stay, ...standing] : [])
				expect(placedAs(next, 'winner')).toHaveLength(Math.min(winners.length, stay.length + standing.length))
				expect(new Set(placed).size).toBe(placed.length)
				for (const id of placed) expect(gone.has(id)).toBe(false)
				for (const role of ['winner', 'reserve'] as const)
					expect(next.filter((one) => one.role === role).map(({ place }) => place)).toEqual(placedAs(next, role).map((_, at) => at + 1))
				places = next
			}
		}),
		runs,
	)
})
