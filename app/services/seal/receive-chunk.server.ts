import { change } from '#app/domain/bid/decisions.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { takeChunk } from '#app/domain/seal/sealing.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { type FileStorage, keepWhileRecorded } from '../bid/file-storage.ts'

type ReceiveChunk = {
	store: Store
	storage: Pick<FileStorage, 'put' | 'remove'>
	actor: Member
	partId: string
	offset: number
	bytes: Uint8Array
	now: () => Date
}

/**
 * Takes the next chunk of a part that is on its way; answers how many bytes have come. `wrong-offset` says from where to
 * go on. Refuses after the deadline, what is no age file, and more than was announced.
 */
export async function receiveChunk({ store, storage, actor, partId, offset, bytes, now }: ReceiveChunk) {
	const asked = { actor, partId, offset, bytes }
	const early = await decide(store.db, asked, now())
	if (!early.ok) return early
	return keepWhileRecorded(storage, bytes, (storageName) =>
		store.tx(async (tx) => {
			const decision = await decide(tx, asked, now())
			if (!decision.ok) return decision
			const { part, received } = decision.value
			const isNext = await SealedPartRepository.addChunk(tx, part, { size: bytes.length, storageName })
			return isNext ? accept({ received }) : refuse({ code: 'wrong-offset', received: part.received })
		}),
	)
}

type Asked = Pick<ReceiveChunk, 'actor' | 'partId' | 'offset' | 'bytes'>

async function decide(db: Db, { actor, partId, offset, bytes }: Asked, at: Date) {
	const part = await SealedPartRepository.findById(db, partId)
	const found = part && part.versionId === null && (await BidRepository.findById(db, part.bidId))
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const isTaken = change(found.bid.status, found.challenge, at)
	if (!isTaken.ok) return isTaken
	const taken = takeChunk(part, offset, bytes)
	return taken.ok ? accept({ part, received: taken.value.received }) : taken
}
