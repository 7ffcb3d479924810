import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { withdraw } from '#app/domain/challenge/halt.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'

type Withdrawing = { store: Store; actor: Member; code: string; reason: string; now: () => Date }

/**
 * The chain lead withdraws a challenge before its deadline (撤榜), with a public reason. Its bids are destroyed unopened,
 * drafts and all; `sweepDestroyedFiles` takes the bytes of their files.
 */
export function withdrawChallenge({ store, actor, code, reason, now }: Withdrawing) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found) return refuse({ code: 'not-found' })
		const { challenge } = found
		const entry = { kind: 'challenge.withdrawn', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		if (!can(actor, 'challenge.halt', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const decision = withdraw(challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) return refuse({ code: 'stale' })
		await ChallengeRepository.markHalt(tx, challenge.id, { suspendedAt: null, decisionReason: reason })
		const destroyed = await destroyBids(tx, challenge.id, { actor, at })
		await AuditRepository.append(tx, { ...entry, before: { status: decision.value.from }, after: { status: decision.value.to, bids: destroyed }, reason })
		return decision
	})
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
	await BidRepository.eraseContents(
		tx,
		living.map(({ id }) => id),
	)
	return living.length
}
