import { buffer } from 'node:stream/consumers'
import type { Signer } from '#app/crypto/log-key.ts'
import { sealEnvelope } from '#app/crypto/seal-envelope.ts'
import { gapsOf } from '#app/domain/bid/content.ts'
import { change } from '#app/domain/bid/decisions.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { envelopeFields } from '#app/domain/seal/envelope-fields.ts'
import type { Store, Tx } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import * as PersonKeyRepository from '#db/repositories/person-key-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { contentOf, fileRecord, nameOf } from '../bid/encrypted-bid.server.ts'
import type { FileStorage } from '../bid/file-storage.ts'
import type { Vault } from '../bid/vault.ts'
import { partsAsked, recordSubmission } from './submission.server.ts'

type SealOnServer = {
	store: Store
	vault: Vault
	storage: FileStorage
	signer: Signer
	actor: Member
	bidId: string
	seenClarification?: number | undefined
	now: () => Date
}

/**
 * Seals the working version of a bid here, for whoever has no JavaScript: encrypted to the opening key, and to the actor's own
 * where there is one, and submitted as `recordSubmission` does. Refuses besides when the draft changed meanwhile.
 */
export async function sealOnServer({ store, vault, storage, signer, actor, bidId, seenClarification, now }: SealOnServer) {
	const { db } = store
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const isOpen = change(found.bid.status, found.challenge, now())
	if (!isOpen.ok) return isOpen
	const latest = await BidVersionRepository.findLatest(db, bidId)
	if (!latest) throw new Error(`bid ${bidId} has no version`)
	if (latest.version.sealedAt !== null) return refuse({ code: 'nothing-to-seal' })
	const content = contentOf(vault, latest.version)
	const gaps = gapsOf(content, await ChallengeRepository.listIndicators(db, found.challenge.id))
	if (gaps.length > 0) return refuse({ code: 'incomplete', gaps })

	const own = await PersonKeyRepository.findActive(db, actor.userId)
	const linked = await FileRepository.listByVersions(db, [latest.version.id])
	const files = await Promise.all(
		linked.map(async ({ file }) => ({
			name: nameOf(vault, file),
			mediaType: file.mediaType,
			bytes: await buffer(vault.decryptStream(storage.read(file.storageName), fileRecord(file))),
		})),
	)
	const keys = await partsAsked(db, found.challenge.id)
	const stored: StoredPart[] = []
	for (const { id: openingKeyId, part, recipient } of keys) {
		const fields = envelopeFields(content, part, keys.length > 1)
		const envelope = { part, challenge: found.challenge.code, bid: bidId, fields, files: part === 'bid' ? files : [] }
		const sealed = await sealEnvelope(envelope, [recipient, ...(own ? [own.recipient] : [])])
		if (!sealed.ok) return sealed
		const { ciphertext, suite, sha256, size } = sealed.value
		stored.push({ storageName: await storage.put(ciphertext), openingKeyId, part, suite, sha256, size })
	}
	const draft = { id: latest.version.id, content: latest.version.content }
	const letGo = () => Promise.all(stored.map(({ storageName }) => storage.remove(storageName)))
	try {
		const outcome = await store.tx(async (tx) => {
			const at = now()
			const partIds = await recordParts(tx, { bidId, userId: actor.userId, stored, at })
			const submitted = await recordSubmission(tx, { vault, signer, actor, bidId, partIds, draft, seenClarification, at })
			if (!submitted.ok) await SealedPartRepository.remove(tx, partIds)
			return submitted
		})
		if (!outcome.ok) await letGo()
		return outcome
	} catch (error) {
		await letGo()
		throw error
	}
}

type StoredPart = Pick<SealedPartRepository.SealedPartRow, 'openingKeyId' | 'part' | 'suite' | 'sha256' | 'size'> & { storageName: string }

async function recordParts(tx: Tx, { bidId, userId, stored, at }: { bidId: string; userId: string; stored: readonly StoredPart[]; at: Date }) {
	const partIds: string[] = []
	for (const { storageName, ...part } of stored) {
		const id = await SealedPartRepository.insert(tx, { ...part, bidId, way: 'server', startedByUserId: userId, startedAt: at })
		if (!(await SealedPartRepository.addChunk(tx, { id, received: 0 }, { size: part.size, storageName }))) throw new Error(`part ${id} has a chunk`)
		partIds.push(id)
	}
	return partIds
}
