import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import type { FileStorage } from '../bid/file-storage.ts'
import { streamPart } from './stored-part.server.ts'

type ReadPart = { store: Store; storage: Pick<FileStorage, 'read'>; actor: Member; partId: string; now: () => Date }

/** The ciphertext of a submitted part, for its bidder alone, and records that it was sent. Refuses everyone else as `not-found`. */
export function readPart({ store, storage, actor, partId, now }: ReadPart) {
	return store.tx(async (tx) => {
		const part = await SealedPartRepository.findById(tx, partId)
		const found = part && part.versionId !== null && (await BidRepository.findById(tx, part.bidId))
		if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
		const { bid, challenge } = found
		const chunks = await SealedPartRepository.listChunks(tx, [part.id])
		const entry = { kind: 'file.sent', actor, at: now(), subject: 'file', subjectId: part.id, challengeId: challenge.id } as const
		await AuditRepository.append(tx, { ...entry, after: { bid: bid.id } })
		return accept({
			name: `${challenge.code}-${part.part}.age`,
			mediaType: 'application/octet-stream',
			size: part.size,
			read: () => streamPart(storage, chunks),
		})
	})
}
