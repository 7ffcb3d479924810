import type { Signer } from '#app/crypto/log-key.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import type { FileStorage } from '../bid/file-storage.ts'
import type { Vault } from '../bid/vault.ts'
import { isAsAnnounced } from './stored-part.server.ts'
import { recordSubmission } from './submission.server.ts'

type SubmitParts = {
	store: Store
	vault: Vault
	storage: Pick<FileStorage, 'read'>
	signer: Signer
	actor: Member
	bidId: string
	partIds: readonly string[]
	seenClarification?: number | undefined
	now: () => Date
}

/**
 * Submits the parts a bidder encrypted and sent, as `recordSubmission` does. Their bytes are read again first: `damaged-part` when they
 * are not those that were announced. The instant that counts is read inside the unit of work.
 */
export async function submitParts({ store, vault, storage, signer, actor, bidId, partIds, seenClarification, now }: SubmitParts) {
	const found = await BidRepository.findById(store.db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const parts = (await SealedPartRepository.listUnsubmitted(store.db, bidId)).filter(({ id }) => partIds.includes(id))
	const chunks = await SealedPartRepository.listChunks(
		store.db,
		parts.map(({ id }) => id),
	)
	for (const part of parts) {
		const own = chunks.filter(({ partId }) => partId === part.id)
		if (part.received === part.size && !(await isAsAnnounced(storage, part, own))) return refuse({ code: 'damaged-part' })
	}
	return store.tx((tx) => recordSubmission(tx, { vault, signer, actor, bidId, partIds, seenClarification, at: now() }))
}
