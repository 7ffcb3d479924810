import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { currentSuite } from '#app/crypto/suite.ts'
import { change } from '#app/domain/bid/decisions.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { type SealingWay, sealedLimits } from '#app/domain/seal/sealing.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as DiscardRepository from '#db/repositories/discard-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'

/** What a bidder announces of a part before its bytes come. */
type Announced = { part: EnvelopePart; sha256: string; size: number; way: Exclude<SealingWay, 'server'> }
type StartPart = { store: Store; actor: Member; bidId: string; announced: Announced; now: () => Date }

/**
 * Begins to receive a sealed part of a bid, or goes on with the one of the same SHA-256; answers its key and how many bytes have
 * come. Another part of the same kind that was on its way is let go. Refuses after the deadline, where the challenge has
 * no opening key for such a part, and what is too large.
 */
export function startPart({ store, actor, bidId, announced, now }: StartPart) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
		const decision = change(found.bid.status, found.challenge, at)
		if (!decision.ok) return decision
		const key = (await OpeningKeyRepository.listOfChallenge(tx, found.challenge.id)).find(({ part }) => part === announced.part)
		if (!key) return refuse({ code: 'no-opening-key' })
		if (announced.size > sealedLimits.part) return refuse({ code: 'too-large', megabytes: 100 })
		const alike = (await SealedPartRepository.listUnsubmitted(tx, bidId)).filter(({ part }) => part === announced.part)
		const same = alike.find((one) => one.sha256 === announced.sha256 && one.size === announced.size && one.openingKeyId === key.id)
		const others = alike.filter((one) => one !== same).map(({ id }) => id)
		await DiscardRepository.add(tx, await SealedPartRepository.remove(tx, others), at)
		if (same) return accept({ partId: same.id, received: same.received })
		const row = { bidId, openingKeyId: key.id, suite: currentSuite, startedByUserId: actor.userId, startedAt: at, ...announced }
		return accept({ partId: await SealedPartRepository.insert(tx, row), received: 0 })
	})
}
