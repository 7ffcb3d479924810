import { buffer } from 'node:stream/consumers'
import { blindName } from '#app/domain/blind/findings.ts'
import type { Identity } from '#app/domain/blind/identity.ts'
import { changePackage, type WordsForm } from '#app/domain/blind/package.ts'
import { accept } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { filesOfVersion } from '#app/services/bid/corrected-bid.server.ts'
import { fileRecord } from '#app/services/bid/encrypted-bid.server.ts'
import { type FileStorage, keepAllWhileRecorded } from '#app/services/bid/file-storage.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BlindPackageRepository from '#db/repositories/blind-package-repository.ts'
import * as DiscardRepository from '#db/repositories/discard-repository.ts'
import type { FileRow } from '#db/repositories/file-repository.ts'
import { attemptOnPackage } from './attempt-on-package.server.ts'
import { blindFileRecord, identityOf, isBlind, standingOf } from './blind-content.server.ts'
import type { MaskedFile } from './mask-file.ts'
import { maskInThread } from './mask-in-thread.server.ts'

/** `random` fills bytes for the code of a first package. */
type Prepare = {
	store: Store
	vault: Vault
	storage: FileStorage
	actor: Member
	code: string
	bidId: string
	said: WordsForm
	now: () => Date
	random?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
}

/**
 * Masks the files of a qualified bid and writes its package anew, not passed, with these further words to hide. The bytes are masked and
 * stored before the unit of work that records them, and removed again when that refuses or fails. Refuses everyone but the issuer, a page
 * that a colleague has overtaken, and once the panel reads.
 */
export async function preparePackage({ store, vault, storage, actor, code, bidId, said, now, random = fill }: Prepare) {
	const attempt = (tx: Tx, at: Date) => attemptOnPackage(tx, { code, bidId, kind: 'package.prepared', actor, seen: said.seen, at })
	const early = await store.tx(async (tx) => {
		const opened = await attempt(tx, now())
		if (!opened.ok) return opened
		const decision = changePackage(opened.value.packaged)
		return decision.ok ? opened : refused(tx, opened.value.entry, decision)
	})
	if (!early.ok) return early
	const { found } = early.value
	const { version, content, correction } = await standingOf(store.db, vault, bidId)
	const identity = await identityOf(store.db, found, content, said.words)
	const { counted } = await filesOfVersion({ db: store.db, vault }, version, correction)
	return keepAllWhileRecorded(storage, async (put) => {
		const masked: Awaited<ReturnType<typeof keepMasked>>[] = []
		for (const [at, file] of counted.entries())
			masked.push(await keepMasked({ vault, storage: { ...storage, put } }, file, at + 1, isBlind(found.challenge) ? identity : null, identity.language))
		return store.tx(async (tx) => {
			const at = now()
			const opened = await attempt(tx, at)
			if (!opened.ok) return opened
			const decision = changePackage(opened.value.packaged)
			if (!decision.ok) return decision
			// The instant marks the package, so that it may not be the one that was seen.
			const preparedAt = said.seen >= at.getTime() ? new Date(said.seen + 1) : at
			const row = { bidId, challengeId: found.challenge.id, words: said.words, preparedAt }
			let tries = 0
			while (!(await BlindPackageRepository.prepare(tx, row, drawCode(random)))) if (++tries === 20) throw new Error(`no code for bid ${bidId}`)
			await DiscardRepository.add(tx, await BlindPackageRepository.replaceFiles(tx, bidId, masked), at)
			const after = { words: said.words.length, files: masked.length, held: masked.filter((file) => file.outcome === 'held').length }
			await AuditRepository.append(tx, { ...opened.value.entry, after })
			return accept(null)
		})
	})
}

/** Masks one file and stores what is left of it; `identity` is null where the panel reads with names. */
async function keepMasked(
	{ vault, storage }: Pick<Prepare, 'vault' | 'storage'>,
	file: FileRow,
	position: number,
	identity: Identity | null,
	language: Identity['language'],
) {
	const { id: fileId, bidId, mediaType } = file
	const bytes = new Uint8Array(await buffer(vault.decryptStream(storage.read(file.storageName), fileRecord(file))))
	const {
		outcome,
		findings,
		bytes: left,
	}: MaskedFile = identity ? await maskInThread({ bytes, mediaType, identity }) : { outcome: 'masked', findings: [], bytes }
	const row = { bidId, fileId, position, name: blindName(position, mediaType, language), outcome, findings }
	if (!left) return { ...row, storageName: null, size: null, sha256: null }
	const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(left))
	const storageName = await storage.put(vault.encryptBytes(left, blindFileRecord({ bidId, fileId })))
	return { ...row, storageName, size: left.length, sha256: Buffer.from(digest).toString('hex') }
}

const fill = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
/** Without those that are taken for one another. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 4

/** What the panel calls a bid; each sign is as likely as any other, for their number divides 256. */
function drawCode(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
	return Array.from(random(new Uint8Array(codeLength)), (byte) => signs[byte % signs.length]).join('')
}
