import { fileKeyIdentity } from '#app/crypto/file-key.ts'
import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { refused } from '../audit/refused.server.ts'
import type { FileStorage } from '../bid/file-storage.ts'
import type { Vault } from '../bid/vault.ts'
import { openPart, storeFiles, writeOpened } from './opened-bid.server.ts'
import { collectPart } from './stored-part.server.ts'

type RecoverBid = { store: Store; vault: Vault; storage: FileStorage; actor: Member; bidId: string; fileKey: string; now: () => Date }

/**
 * Opens a bid that the holders' key did not, by the key of its ciphertext, which the bidder's browser took out of it with the
 * bidder's own key: age checks that it is this ciphertext's. Within the time set. Refuses who is not the bidder, a bid
 * that did not fail or is void, and a key that opens nothing or what was sealed for another place.
 */
export async function recoverBid({ store, vault, storage, actor, bidId, fileKey, now }: RecoverBid) {
	const early = await findFailed(store, { actor, bidId, at: now() })
	if (!early.ok) return early
	const { found, standing } = early.value
	const { bid, challenge } = found
	const identity = fileKeyIdentity(fileKey)
	const ciphertext = await collectPart(storage, standing.part, await SealedPartRepository.listChunks(store.db, [standing.part.id]))
	const opened = identity ? await openPart(standing.part, ciphertext, { identity, challengeCode: challenge.code }) : refuse({ code: 'wrong-key' as const })
	const entry = { kind: 'bid.recovered', actor, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
	if (!opened.ok) return store.tx((tx) => refused(tx, { ...entry, at: now() }, refuse({ code: 'does-not-open' })))
	const files = await storeFiles(opened.value.files, { vault, storage, bidId, at: now() })
	const outcome = await store.tx(async (tx) => {
		const at = now()
		const decision = moveBid('recover', bid.status)
		if (!decision.ok) return decision
		const isLate = bid.recoveryEndsAt === null || at >= bid.recoveryEndsAt
		if (isLate) return refused(tx, { ...entry, at }, refuse({ code: 'too-late' }))
		if (!(await BidRepository.moveStatus(tx, bid, decision.value, at, { failure: null, recoveryEndsAt: null }))) return refuse({ code: 'stale' })
		await writeOpened(tx, vault, standing, { fields: opened.value.fields, files })
		await AuditRepository.append(tx, { ...entry, at, before: { status: bid.status }, after: { status: decision.value.to } })
		return decision
	})
	if (!outcome.ok) for (const { storageName } of files) await storage.remove(storageName)
	return outcome
}

async function findFailed({ db }: Store, { actor, bidId, at }: { actor: Member; bidId: string; at: Date }) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const { bid } = found
	const isMove = moveBid('recover', bid.status)
	if (!isMove.ok) return isMove
	if (bid.recoveryEndsAt === null || at >= bid.recoveryEndsAt) return refuse({ code: 'too-late' })
	const version = await BidVersionRepository.findStanding(db, bidId)
	const part = version && (await SealedPartRepository.listOfVersions(db, [version.id])).find((one) => one.part === 'bid')
	if (!version || !part) throw new Error(`failed bid ${bidId} has no sealed part`)
	return { ok: true as const, value: { found, standing: { part, bid, version } } }
}
