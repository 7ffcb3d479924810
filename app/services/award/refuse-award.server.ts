import { reinstatements } from '#app/domain/award/award.ts'
import type { StepBackForm } from '#app/domain/award/forms.ts'
import { mayWin, movedUpReason, moveUp, placedAs, refuseWin } from '#app/domain/award/proposal.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { lapseObjections } from '../objection/lapse-objections.server.ts'
import { tellBidders } from './tell-bidders.server.ts'
import { writeProposal } from './write-proposal.server.ts'

type RefuseAward = { store: Store; actor: Member; bidId: string; said: StepBackForm; now: () => Date }

/**
 * A winner gives up (放弃): its bid and the proposal are refused, and an award under notice or final falls with it, with the
 * objections open on it; its challenge goes back to the evaluation. The other winners stay, the next reserve that
 * stands moves up into a new proposal in the same unit of work; where no winner is left there is none. Refuses everyone but the bidder.
 */
export function refuseAward({ store, actor, bidId, said: { reason }, now }: RefuseAward) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found) return refuse({ code: 'not-found' })
		const { bid, challenge } = found
		const shared = { actor, at, challengeId: challenge.id }
		const entry = { ...shared, kind: 'bid.refused', subject: 'bid', subjectId: bidId } as const
		if (!can(actor, 'bid.refuse', BidRepository.bidFactsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const proposal = await ProposalRepository.findLive(tx, challenge.id)
		const award = proposal && (await AwardRepository.findById(tx, proposal.id))
		const decision = refuseWin({ bid, challenge: challenge.status, proposal: proposal ?? null, award: award?.status ?? null })
		if (!decision.ok) return refused(tx, entry, decision)
		if (!proposal) throw new Error(`bid ${bidId} gives up without a proposal`)

		const moves = decision.value
		if (!(await BidRepository.moveStatus(tx, bid, moves.bid, at))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, before: { status: moves.bid.from }, after: { status: moves.bid.to }, reason })
		if (!(await ProposalRepository.moveStatus(tx, proposal.id, moves.proposal, at))) throw new Error(`proposal ${proposal.id} moved within the transaction`)
		await ProposalRepository.markRefused(tx, { proposalId: proposal.id, bidId, refusedAt: at, refusedByUserId: actor.userId, refusal: reason })
		const ended = { before: { status: moves.proposal.from }, after: { status: moves.proposal.to } }
		await AuditRepository.append(tx, { ...shared, kind: 'proposal.refused', subject: 'proposal', subjectId: proposal.id, ...ended })
		if (award && moves.award && moves.challenge)
			await takeDown(tx, { award, moves: { award: moves.award, challenge: moves.challenge }, refuserId: bidId, actor, at })

		const standing = new Set((await BidRepository.listStanding(tx, challenge.id)).flatMap(({ bid: one }) => (mayWin(one) ? [one.id] : [])))
		const places = moveUp(proposal.places, bidId, (id) => standing.has(id))
		const winners = placedAs(places, 'winner')
		// An award that fell takes the other winners back too; they are told where they stand again.
		const told = award ? winners : winners.filter((id) => !placedAs(proposal.places, 'winner').includes(id))
		const again = movedUpReason(proposal.reason, challenge.language)
		if (winners.length > 0) await writeProposal(tx, { challengeId: challenge.id, places, reason: again, actor, at, told })
		return accept({ winners })
	})
}

type Down = {
	award: AwardRepository.AwardRow
	moves: { award: Parameters<typeof AwardRepository.moveStatus>[2]; challenge: Parameters<typeof ChallengeRepository.moveStatus>[2] }
	refuserId: string
	actor: Member
	at: Date
}

/** Takes an award down whose winner gave up: its open objections lapse, and of a final one the other bids stand as before it. */
async function takeDown(tx: Tx, { award, moves, refuserId, actor, at }: Down): Promise<void> {
	const { challengeId } = award
	if (!(await AwardRepository.moveStatus(tx, award.id, moves.award, { settledAt: at }))) throw new Error(`award ${award.id} moved within the transaction`)
	if (!(await ChallengeRepository.moveStatus(tx, challengeId, moves.challenge, at))) throw new Error(`challenge ${challengeId} moved within the transaction`)
	await lapseObjections(tx, { awardId: award.id, challengeId, actor, at })
	if (moves.award.from === 'final') {
		await ChallengeRepository.decide(tx, challengeId, { awardedBidId: null, decisionReason: null, decidedAt: null })
		const bids = (await BidRepository.listStanding(tx, challengeId)).map(({ bid }) => bid)
		const reasons = Object.fromEntries(bids.map(({ id, outcomeReason }) => [id, outcomeReason]))
		const before = await AuditRepository.listStatusesBefore(tx, challengeId, ['bid.won', 'bid.lost'])
		const moves = reinstatements(bids, refuserId, (id) => before.get(id) === 'shortlisted')
		await tellBidders(tx, { challengeId, moves, reasons, actor, at })
	}
	const entry = { actor, at, challengeId }
	await AuditRepository.appendAll(tx, [
		{ ...entry, kind: 'award.refused', subject: 'award', subjectId: award.id, before: { status: moves.award.from }, after: { status: moves.award.to } },
		{
			...entry,
			kind: 'challenge.winner-replaced',
			subject: 'challenge',
			subjectId: challengeId,
			before: { status: moves.challenge.from },
			after: { status: moves.challenge.to },
		},
	])
}
