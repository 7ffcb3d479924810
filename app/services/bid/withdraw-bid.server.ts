import type { Signer } from '#app/crypto/log-key.ts'
import { withdraw } from '#app/domain/bid/decisions.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as SeatRepository from '#db/repositories/seat-repository.ts'
import { logWithdrawal } from '../seal/log-withdrawal.server.ts'

type WithdrawBid = { store: Store; signer: Signer; actor: Member; bidId: string; now: () => Date }

/** Takes a sealed bid back before the deadline; it stands no longer, its organisations are free for other bids, and it can be prepared again. Refuses later, and what is not sealed. */
export function withdrawBid({ store, signer, actor, bidId, now }: WithdrawBid) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found) return refuse({ code: 'not-found' })
		const { bid, challenge } = found
		const entry = { kind: 'bid.withdrawn', actor, at, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
		if (!can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const decision = withdraw(bid.status, challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await BidRepository.moveStatus(tx, bid, decision.value, at, { sealedAt: null, receiptCode: null }))) return refuse({ code: 'stale' })
		await logWithdrawal(tx, { signer, bidId: bid.id, challengeCode: challenge.code, at })
		await SeatRepository.free(tx, [bid.id])
		await AuditRepository.append(tx, { ...entry, before: { status: bid.status }, after: { status: decision.value.to } })
		return decision
	})
}
