import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { withdraw } from '#app/domain/challenge/halt.ts'
import type { ChallengeMove } from '#app/domain/challenge/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DiscardRepository from '#db/repositories/discard-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import * as SeatRepository from '#db/repositories/seat-repository.ts'
import { attemptOn } from './attempt-on.server.ts'

type Withdrawing = { store: Store; actor: Member; code: string; reason: string; now: () => Date }

/**
 * The chain lead withdraws a challenge before its deadline (撤榜), with a public reason. Its bids are destroyed unopened,
 * drafts and all; `sweepDestroyedFiles` takes the bytes of their files.
 */
export function withdrawChallenge({ store, actor, code, reason, now }: Withdrawing) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.withdrawn', actor, permission: 'challenge.halt', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const decision = withdraw(challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		await carryOutWithdrawal(tx, challenge.id, { move: decision.value, actor, reason, at })
		return decision
	})
}

type Withdrawal = { move: ChallengeMove; actor: Member; reason: string; at: Date }

/** Carries out a withdrawal that was decided: the move, the bids, the audit entries. Runs after the decision; it only throws. */
export async function carryOutWithdrawal(tx: Tx, challengeId: string, { move, actor, reason, at }: Withdrawal): Promise<void> {
	if (!(await ChallengeRepository.moveStatus(tx, challengeId, move, at))) throw new Error(`challenge ${challengeId} moved within the transaction`)
	await ChallengeRepository.markHalt(tx, challengeId, { suspendedAt: null, decisionReason: reason })
	const bids = await destroyBids(tx, challengeId, { actor, at })
	const entry = { kind: 'challenge.withdrawn', actor, at, subject: 'challenge', subjectId: challengeId, challengeId } as const
	await AuditRepository.append(tx, { ...entry, before: { status: move.from }, after: { status: move.to, bids }, reason })
}

async function destroyBids(tx: Tx, challengeId: string, { actor, at }: { actor: Member; at: Date }): Promise<number> {
	const living = await BidRepository.listLiving(tx, challengeId)
	for (const bid of living) {
		const decision = moveBid('destroy', bid.status)
		if (!decision.ok) throw new Error(`bid ${bid.id} is ${bid.status} before the deadline`)
		if (!(await BidRepository.moveStatus(tx, bid, decision.value, at, { sealedAt: null, receiptCode: null })))
			throw new Error(`bid ${bid.id} moved within the transaction`)
		const entry = { kind: 'bid.destroyed', actor, at, subject: 'bid', subjectId: bid.id, challengeId } as const
		await AuditRepository.append(tx, { ...entry, before: { status: bid.status }, after: { status: decision.value.to } })
	}
	const bidIds = living.map(({ id }) => id)
	await DiscardRepository.add(tx, await SealedPartRepository.remove(tx, await SealedPartRepository.listIdsOfBids(tx, bidIds)), at)
	await BidRepository.eraseContents(tx, bidIds)
	await SeatRepository.free(tx, bidIds)
	return living.length
}
