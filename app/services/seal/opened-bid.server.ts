import type { Identity } from 'age-encryption'
import { openEnvelope } from '#app/crypto/open-envelope.ts'
import type { BidContent } from '#app/domain/bid/content.ts'
import { fileKinds, kindOf, safeFileName, unknownKind } from '#app/domain/bid/file.ts'
import { submittedContent } from '#app/domain/bid/stored-content.ts'
import { type Decision, refuse } from '#app/domain/decision.ts'
import type { OpeningFailure } from '#app/domain/seal/sealing.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import type { SealedPartRow, StandingPart } from '#db/repositories/sealed-part-repository.ts'
import { contentOf, encryptContent, encryptName, fileRecord } from '../bid/encrypted-bid.server.ts'
import type { FileStorage } from '../bid/file-storage.ts'
import { lookAtFile } from '../bid/look-at-file.server.ts'
import type { Vault } from '../bid/vault.ts'

type Opened = { fields: Record<string, unknown>; files: readonly { name: string; bytes: Uint8Array }[] }

/** Opens a part by an identity and reads its fields; why not, in the words of an opening record. */
export async function openPart(
	part: Pick<SealedPartRow, 'suite' | 'part' | 'bidId'>,
	ciphertext: Uint8Array,
	{ identity, challengeCode }: { identity: string | Identity; challengeCode: string },
): Promise<Decision<Opened, { code: OpeningFailure }>> {
	const place = { part: part.part, challenge: challengeCode, bid: part.bidId }
	const opened = await openEnvelope({ suite: part.suite, ciphertext }, identity, place)
	if (opened.ok) return submittedContent(opened.value.fields) ? opened : refuse({ code: 'malformed' })
	const { code } = opened.refusal
	return refuse({ code: code === 'wrong-key' || code === 'damaged' || code === 'wrong-place' ? code : 'malformed' })
}

type NewFile = Parameters<typeof FileRepository.insert>[2] & { id: string; storageName: string }

/** Stores the files of an opened part, encrypted under the data key; answers the rows to write. What is of no accepted kind is kept as bytes of unknown kind. */
export async function storeFiles(files: Opened['files'], to: { vault: Vault; storage: Pick<FileStorage, 'put'>; bidId: string; at: Date }): Promise<NewFile[]> {
	const { vault, storage, bidId, at } = to
	const rows: NewFile[] = []
	for (const { name, bytes } of files) {
		const id = newId()
		const own = Uint8Array.from(bytes)
		const looked = await lookAtFile(own)
		const kind = kindOf(name, looked)
		rows.push({
			id,
			bidId,
			storageName: await storage.put(vault.encryptBytes(own, fileRecord({ id, bidId }))),
			originalName: encryptName(vault, { id, bidId }, safeFileName(name, kind ?? 'bin')),
			mediaType: kind ? fileKinds[kind] : unknownKind,
			size: looked.size,
			sha256: looked.sha256,
			uploadedAt: at,
		})
	}
	return rows
}

/** Puts what was opened into the version it was submitted as; the price, opened later, joins what was opened before. The partners are those that confirmed, whatever the packed bid says. */
export async function writeOpened(
	tx: Tx,
	vault: Vault,
	{ part, bid, version }: StandingPart,
	opened: { fields: Record<string, unknown>; files: readonly NewFile[] },
) {
	const content = submittedContent(opened.fields)
	if (!content) throw new Error(`bid ${bid.id} was opened without a content`)
	const row = { id: version.id, bidId: bid.id }
	const whole: BidContent =
		part.part === 'price' ? { ...contentOf(vault, { ...row, content: await contentText(tx, version.id) }), priceFen: content.priceFen } : content
	await BidVersionRepository.setContent(tx, version.id, encryptContent(vault, row, whole))
	for (const file of opened.files) await FileRepository.insert(tx, version.id, file)
}

async function contentText(tx: Tx, versionId: string): Promise<string> {
	const version = await BidVersionRepository.findById(tx, versionId)
	if (!version) throw new Error(`no version ${versionId}`)
	return version.content
}
