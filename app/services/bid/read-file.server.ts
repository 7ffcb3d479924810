import { accept, refuse } from '#app/domain/decision.ts'
import { hides } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { correctedOf } from './corrected-bid.server.ts'
import { fileRecord, nameOf } from './encrypted-bid.server.ts'
import type { FileStorage } from './file-storage.ts'
import type { Vault } from './vault.ts'

type ReadFile = { store: Store; vault: Vault; storage: Pick<FileStorage, 'read'>; actor: Member; fileId: string; now: () => Date }

/**
 * Answers a file of a bid for sending, and records that it was sent. The bidder gets every file of its bid; whoever
 * else may read the bid, those of the version that stands and those of its correction. Refuses `not-found`.
 */
export function readFile({ store, vault, storage, actor, fileId, now }: ReadFile) {
	return store.tx(async (tx) => {
		const file = await FileRepository.findById(tx, fileId)
		const found = file && (await BidRepository.findById(tx, file.bidId))
		if (!found) return refuse({ code: 'not-found' })
		const facts = BidRepository.bidFactsOf(found)
		const at = now()
		const own = await ownConflicts(tx, actor, found.challenge, at)
		if (!can(actor, 'bid.read', { ...facts, isConflicted: hides(own, found.bid.id) })) return refuse({ code: 'not-found' })
		const standing = await BidVersionRepository.findStanding(tx, found.bid.id)
		const isStanding = standing !== undefined && (await FileRepository.isLinked(tx, standing.id, fileId))
		const corrected = correctedOf(vault, await ScreeningRepository.findCorrection(tx, found.bid.id)).files
		const counts = isStanding || corrected.some(({ id }) => id === fileId)
		if (!counts && !can(actor, 'bid.change', facts)) return refuse({ code: 'not-found' })
		await AuditRepository.append(tx, {
			kind: 'file.sent',
			actor,
			at,
			subject: 'file',
			subjectId: fileId,
			challengeId: found.challenge.id,
			after: { bid: found.bid.id },
		})
		return accept({
			name: nameOf(vault, file),
			mediaType: file.mediaType,
			size: file.size,
			read: () => vault.decryptStream(storage.read(file.storageName), fileRecord(file)),
		})
	})
}
