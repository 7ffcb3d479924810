import type { Signer } from '#app/crypto/log-key.ts'
import { losses } from '#app/domain/award/award.ts'
import type { UnfilledForm } from '#app/domain/award/forms.ts'
import { declareUnfilled as decide } from '#app/domain/award/unfilled.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptToDecide } from '#app/services/challenge/attempt-on.server.ts'
import { closeIfDue } from '#app/services/challenge/close-if-due.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { isCorrecting } from './is-correcting.server.ts'
import { tellBidders } from './tell-bidders.server.ts'

type DeclareUnfilled = { store: Store; signer: Signer; actor: Member; code: string; decision: UnfilledForm; now: () => Date }

/**
 * Declares a challenge unfilled (流榜), with a reason code and reasons; every opened bid loses. Refuses everyone but the
 * issuer, before the deadline, while bids stand unopened or a proposal is open, and a reason that the bids contradict.
 */
export function declareUnfilled({ store, signer, actor, code, decision, now }: DeclareUnfilled) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToDecide(tx, { code, kind: 'challenge.unfilled', actor, at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const standing = (await BidRepository.listStanding(tx, challenge.id)).map(({ bid }) => bid)
		const { reasonCode, reason, reasons } = decision
		const isProposed = (await ProposalRepository.findLive(tx, challenge.id))?.status === 'open'
		const asked = { status: statusAt(challenge, at), reasonCode, bidCount: standing.length, isProposed }
		const outcome = decide({ ...asked, isCorrecting: await isCorrecting(tx, standing, at) })
		if (!outcome.ok) return refused(tx, entry, outcome)

		const status = await closeIfDue(tx, challenge, at, signer)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, outcome.value, at))) return refuse({ code: 'stale' })
		await ChallengeRepository.decide(tx, challenge.id, { unfilledReason: reasonCode, decisionReason: reason, decidedAt: at })
		await tellBidders(tx, { challengeId: challenge.id, moves: losses(standing), reasons, actor, at })
		await AuditRepository.append(tx, { ...entry, before: { status }, after: { status: outcome.value.to, reasonCode }, reason })
		return outcome
	})
}
