import { change } from '#app/domain/bid/decisions.ts'
import { acceptFile, fileKinds, safeFileName } from '#app/domain/bid/file.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store, Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import { encryptName, fileRecord } from './encrypted-bid.server.ts'
import { type FileStorage, keepWhileRecorded } from './file-storage.ts'
import { lookAtFile } from './look-at-file.server.ts'
import type { Vault } from './vault.ts'
import { workingVersion } from './working-version.server.ts'

type AttachFile = {
	store: Store
	vault: Vault
	storage: Pick<FileStorage, 'put' | 'remove'>
	actor: Member
	bidId: string
	file: { name: string; bytes: Uint8Array<ArrayBuffer> }
	now: () => Date
}

/**
 * Adds a file to the working version of a bid; answers its id. Its kind is found by looking at the content. The bytes
 * are stored, encrypted, before the unit of work that records them, and removed again when that refuses or fails.
 */
export async function attachFile({ store, vault, storage, actor, bidId, file, now }: AttachFile) {
	const looked = await lookAtFile(file.bytes)
	const early = await decide(store.db, { actor, bidId, name: file.name, looked, at: now() })
	if (!early.ok) return early
	const id = newId()
	return keepWhileRecorded(storage, vault.encryptBytes(file.bytes, fileRecord({ id, bidId })), (storageName) =>
		store.tx((tx) => record(tx, { actor, bidId, name: file.name, looked, id, storageName, vault, at: now() })),
	)
}

type Attempt = { actor: Member; bidId: string; name: string; looked: Awaited<ReturnType<typeof lookAtFile>>; at: Date }

async function decide(db: Db, { actor, bidId, name, looked, at }: Attempt) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const changing = change(found.bid.status, found.challenge, at)
	if (!changing.ok) return changing
	const latest = await BidVersionRepository.findLatest(db, bidId)
	const present = latest ? await FileRepository.listByVersions(db, [latest.version.id]) : []
	return acceptFile(name, looked, present.length)
}

async function record(tx: Tx, attempt: Attempt & { id: string; storageName: string; vault: Vault }) {
	const decision = await decide(tx, attempt)
	if (!decision.ok) return decision
	const { actor, bidId, name, looked, id, storageName, vault, at } = attempt
	const version = await workingVersion(tx, vault, bidId, at)
	const fileId = await FileRepository.insert(tx, version.id, {
		id,
		bidId,
		storageName,
		originalName: encryptName(vault, { id, bidId }, safeFileName(name, decision.value)),
		mediaType: fileKinds[decision.value],
		size: looked.size,
		sha256: looked.sha256,
		uploadedByUserId: actor.userId,
		uploadedAt: at,
	})
	return accept({ fileId })
}
