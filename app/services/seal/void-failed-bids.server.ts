import { moveBid } from '#app/domain/bid/lifecycle.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'

/** Declares bids void whose own key did not open them within the time set; at most 100 a call, each in a unit of its own. Answers how many. */
export async function voidFailedBids({ store, now }: { store: Store; now: Date }): Promise<number> {
	let count = 0
	for (const bid of await BidRepository.listUnrecovered(store.db, now, 100)) {
		const isVoid = await store.tx(async (tx) => {
			const decision = moveBid('void', bid.status)
			if (!decision.ok || !(await BidRepository.moveStatus(tx, bid, decision.value, now))) return false
			const entry = { kind: 'bid.void', actor: 'clock', at: now, subject: 'bid', subjectId: bid.id, challengeId: bid.challengeId } as const
			await AuditRepository.append(tx, { ...entry, before: { status: bid.status }, after: { status: decision.value.to } })
			return true
		})
		if (isVoid) count++
	}
	return count
}
