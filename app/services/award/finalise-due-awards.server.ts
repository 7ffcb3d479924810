import { settle } from '#app/domain/award/award.ts'
import { moveAward } from '#app/domain/award/lifecycle.ts'
import { move } from '#app/domain/challenge/lifecycle.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { tellBidders } from './tell-bidders.server.ts'
import { winnersOf } from './winners-of.server.ts'

/**
 * Makes awards final whose notice has ended with no objection open: its winners win, the others lose, the challenge is
 * awarded. One unit of work an award, at most 200 a call, in the order their notices ended; answers how many. Safe to
 * repeat and to run twice at once. One that fails holds up no other; it throws once all were tried.
 */
export async function finaliseDueAwards({ store, now }: { store: Store; now: Date }): Promise<number> {
	let finalised = 0
	const failures: unknown[] = []
	for (const due of await AwardRepository.listDue(store.db, now, 200)) {
		try {
			if (await store.tx((tx) => finalise(tx, due.id, now))) finalised++
		} catch (error) {
			failures.push(error)
		}
	}
	if (failures.length > 0) throw new AggregateError(failures, `${failures.length} awards could not be made final`)
	return finalised
}

async function finalise(tx: Tx, awardId: string, at: Date): Promise<boolean> {
	const award = await AwardRepository.findById(tx, awardId)
	if (!award?.noticeEndsAt || award.noticeEndsAt > at) return false
	const moving = moveAward('finalise', award.status)
	if (!moving.ok) return false
	const { challengeId, bidId, reason } = award
	const winnerIds = await winnersOf(tx, award)
	const found = await ChallengeRepository.findById(tx, challengeId)
	const awarding = found && move('award', found.challenge.status)
	if (!found || !awarding?.ok) throw new Error(`award ${awardId} is due, but its challenge is ${found?.challenge.status}`)
	if (!(await AwardRepository.moveStatus(tx, awardId, moving.value, { settledAt: at }))) return false
	if (!(await ChallengeRepository.moveStatus(tx, challengeId, awarding.value, at))) throw new Error(`challenge ${challengeId} moved within the transaction`)
	await ChallengeRepository.decide(tx, challengeId, { awardedBidId: bidId, decisionReason: reason, decidedAt: at })
	const standing = (await BidRepository.listStanding(tx, challengeId)).map(({ bid }) => bid)
	const reasons = Object.fromEntries(standing.map(({ id, outcomeReason }) => [id, outcomeReason]))
	const moves = settle(standing, winnerIds)
	const winning = moves.filter(({ move: { to } }) => to === 'won').length
	if (winning < winnerIds.length) throw new Error(`award ${awardId} is due, but ${winnerIds.length - winning} of its winners cannot win`)
	await tellBidders(tx, { challengeId, moves, reasons, actor: 'clock', at })
	const entry = { actor: 'clock' as const, at, challengeId, before: { status: moving.value.from }, after: { status: moving.value.to } }
	await AuditRepository.appendAll(tx, [
		{ ...entry, kind: 'award.finalised', subject: 'award', subjectId: awardId },
		{
			...entry,
			kind: 'challenge.awarded',
			subject: 'challenge',
			subjectId: challengeId,
			before: { status: 'noticed' },
			after: { status: 'awarded', awardedBidId: bidId },
			reason,
		},
	])
	return true
}
