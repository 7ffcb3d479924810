import type { SentFile, TakenFile } from '#app/domain/bid/correction-files.ts'
import { fileKinds, safeFileName } from '#app/domain/bid/file.ts'
import { type CorrectedValues, correct as decide } from '#app/domain/bid/screening.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { encryptCorrection, filesOfVersion } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf, encryptName } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { attemptToScreen } from './attempt-to-screen.server.ts'

/** A file as it was sent; its bytes are stored where it may be taken at all. */
export type KeptFile = SentFile & { id: string; storageName: string | null }
type CorrectBid = {
	store: Store
	vault: Vault
	actor: Member
	bidId: string
	values: CorrectedValues
	files?: readonly KeptFile[]
	now: () => Date
}

/**
 * Takes the bidder's correction of what is listed, once. The opened version and its files stay as they are; what was corrected is kept beside them.
 * Refuses from the millisecond the clock runs out, what is not listed, a file that no bid could have, and everyone but the bidder. The server's clock is read inside the unit of work.
 */
export function correctBid({ store, vault, actor, bidId, values, files = [], now }: CorrectBid) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToScreen(tx, { bidId, kind: 'bid.corrected', actor, permission: 'bid.correct', at })
		if (!attempt.ok) return attempt
		const { found, screened, entry } = attempt.value
		const version = await BidVersionRepository.findStanding(tx, bidId)
		if (!version) throw new Error(`opened bid ${bidId} has no sealed version`)
		const { opened } = await filesOfVersion({ db: tx, vault }, version, null)
		const decision = decide(screened, { content: contentOf(vault, version), values, opened, files }, at)
		if (!decision.ok) return refused(tx, entry, decision)

		const { move, changes, files: taken } = decision.value
		if (!(await BidRepository.moveStatus(tx, found.bid, move, at))) return refuse({ code: 'stale' })
		for (const one of taken) await insertFile(tx, { vault, bidId, userId: actor.userId, at }, one)
		const places = taken.map(({ file: { id }, replaces }) => ({ id, replaces }))
		const content = encryptCorrection(vault, bidId, { values: changes, files: places })
		if (!(await ScreeningRepository.correct(tx, { bidId, content, at, userId: actor.userId })))
			throw new Error(`bid ${bidId} was corrected within the transaction`)
		const filed = taken.map(({ file: { id, sha256 }, replaces }) => `${replaces ?? '+'} → ${id} (${sha256})`)
		const fields = Object.keys(changes).join(' ')
		await AuditRepository.append(tx, { ...entry, after: { status: move.to, fields, ...(filed.length > 0 ? { files: filed.join('; ') } : {}) } })
		return accept(null)
	})
}

type Keeping = { vault: Vault; bidId: string; userId: string; at: Date }

async function insertFile(tx: Tx, { vault, bidId, userId, at }: Keeping, { file, kind }: TakenFile<KeptFile>) {
	const { id, name, storageName, size, sha256 } = file
	if (storageName === null) throw new Error(`a file of the correction of bid ${bidId} was not stored`)
	const originalName = encryptName(vault, { id, bidId }, safeFileName(name, kind))
	const row = { id, bidId, storageName, originalName, mediaType: fileKinds[kind], size, sha256, uploadedByUserId: userId, uploadedAt: at }
	await FileRepository.insertApart(tx, row)
}
