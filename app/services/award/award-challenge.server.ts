import { type Award, award } from '#app/domain/award/award.ts'
import type { AwardForm } from '#app/domain/award/forms.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { tellBidders } from './tell-bidders.server.ts'

type AwardChallenge = { store: Store; actor: Member; code: string; decision: AwardForm; now: () => Date }

/**
 * Awards a challenge (定榜) to one opened bid, with reasons; the others lose. Of two people deciding at once one wins
 * and the other is told what was decided. Refuses everyone but the issuer, and before the opening.
 */
export function awardChallenge({ store, actor, code, decision, now }: AwardChallenge) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found) return refuse({ code: 'not-found' })
		const { challenge } = found
		const facts = ChallengeRepository.factsOf(found)
		const entry = { kind: 'challenge.awarded', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		if (!can(actor, 'challenge.awaitBids', facts)) return refused(tx, entry, refuse({ code: 'not-found' }))
		if (!can(actor, 'challenge.decide', { facts, now: at })) return refused(tx, entry, refuse({ code: 'too-early' }))
		const standing = (await BidRepository.listStanding(tx, challenge.id)).map(({ bid }) => bid)
		const outcome = award(challenge.status, standing, decision.winner)
		if (!outcome.ok) return refused(tx, entry, outcome)

		const { winner: awardedBidId, reason, reasons } = decision
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, outcome.value.challenge, at))) return refuse({ code: 'stale' })
		await ChallengeRepository.decide(tx, challenge.id, { awardedBidId, decisionReason: reason, decidedAt: at })
		await tellBidders(tx, { challengeId: challenge.id, moves: outcome.value.bids, reasons: { ...reasons, [awardedBidId]: reason }, actor, at })
		await AuditRepository.append(tx, { ...entry, before: { status: challenge.status }, after: afterOf(outcome.value, awardedBidId), reason })
		return accept({ awardedBidId })
	})
}

function afterOf({ challenge, bids }: Award, awardedBidId: string) {
	return { status: challenge.to, awardedBidId, bids: bids.length }
}
