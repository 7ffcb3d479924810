import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { zipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { listEntries } from '#db/repositories/audit-repository.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, everything, sealedBid } from '#tests/support/bidding.ts'
import { vault } from '#tests/support/vault.ts'
import { attachFile } from './attach-file.server.ts'
import { nameOf } from './encrypted-bid.server.ts'
import { openBids } from './open-bids.server.ts'
import { readFile } from './read-file.server.ts'
import { removeFile } from './remove-file.server.ts'
import { sealBid } from './seal-bid.server.ts'

const pdf = { name: '技术方案.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n1 0 obj\n') }
const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function setting() {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-files-'))
	folders.push(folder)
	return { ...(await bidding()), folder, storage: openFileStorage(folder), stored: () => readdirSync(folder) }
}

async function idOf(outcome: ReturnType<typeof attachFile>): Promise<string> {
	const answer = await outcome
	if (!answer.ok) throw new Error(answer.refusal.code)
	return answer.value.fileId
}

test('a file is stored under a generated name with what its content is, and read back by its bidder', async () => {
	const { store, storage, stored, firm, challenge } = await setting()
	const bidId = await completeDraft(store, firm, challenge.code)
	const zip = zipSync({ 'a.txt': new Uint8Array([97]) })
	const fileId = await idOf(attachFile({ store, vault, storage, actor: firm, bidId, file: { name: '../附件.docx', bytes: zip }, now: beforeDeadline }))
	const [row] = (await everything(store)).files
	expect(row).toMatchObject({ id: fileId, mediaType: 'application/zip', size: zip.length })
	expect(row && nameOf(vault, row)).toBe('附件.docx.zip')
	expect(row?.sha256).toBe(createHash('sha256').update(zip).digest('hex'))
	expect(stored()).toEqual([row?.storageName])
	const read = await readFile({ store, vault, storage, actor: firm, fileId, now: beforeDeadline })
	if (!read.ok) throw new Error(read.refusal.code)
	expect(read.value).toMatchObject({ name: '附件.docx.zip', size: zip.length })
	expect(await buffer(read.value.read())).toEqual(Buffer.from(zip))
	expect(await listEntries(store.db, { kind: 'file.sent', limit: 9 })).toMatchObject([{ entry: { subjectId: fileId, actorUserId: firm.userId } }])
})

test('what is no accepted file is refused, and neither row nor byte is left', async () => {
	const { store, storage, stored, firm, rival, challenge } = await setting()
	const bidId = await completeDraft(store, firm, challenge.code)
	const before = await everything(store)
	const attach = (file: { name: string; bytes: Uint8Array<ArrayBuffer> }, actor = firm, now = beforeDeadline) =>
		attachFile({ store, vault, storage, actor, bidId, file, now })
	const text = (words: string) => new TextEncoder().encode(words)
	expect(await attach({ name: 'a.pdf', bytes: new Uint8Array() })).toEqual(refuse({ code: 'file-empty' }))
	expect(await attach({ name: 'a.pdf', bytes: text('<script>') })).toMatchObject({ refusal: { code: 'file-kind' } })
	expect(await attach({ name: 'a.txt', bytes: new Uint8Array([0xb0, 0xa1, 0x00]) })).toMatchObject({ refusal: { code: 'file-kind' } })
	expect(await attach({ name: 'a.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) })).toMatchObject({ refusal: { code: 'too-large' } })
	expect(await attach(pdf, rival)).toEqual(refuse({ code: 'not-found' }))
	expect(await attach(pdf, firm, afterDeadline)).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await everything(store)).toEqual(before)
	expect(stored()).toEqual([])
})

test('the eleventh file is refused even when all come at once, and its bytes are removed', async () => {
	const { store, storage, stored, firm, challenge } = await setting()
	const bidId = await completeDraft(store, firm, challenge.code)
	const all = Array.from({ length: 12 }, () => attachFile({ store, vault, storage, actor: firm, bidId, file: pdf, now: beforeDeadline }))
	const answers = await Promise.all(all)
	expect(answers.filter((answer) => answer.ok)).toHaveLength(10)
	expect((await everything(store)).files).toHaveLength(10)
	expect(stored()).toHaveLength(10)
})

test('removing a file from a sealed bid leaves the sealed version whole until it is replaced', async () => {
	const { store, storage, stored, firm, rival, issuer, challenge } = await setting()
	const bidId = await completeDraft(store, firm, challenge.code)
	const kept = await idOf(attachFile({ store, vault, storage, actor: firm, bidId, file: pdf, now: beforeDeadline }))
	await sealBid({ store, vault, actor: firm, bidId, now: beforeDeadline })
	await sealedBid(store, rival, challenge.code)
	expect(await removeFile({ store, vault, storage, actor: rival, bidId, fileId: kept, now: beforeDeadline })).toEqual(refuse({ code: 'not-found' }))
	expect(await removeFile({ store, vault, storage, actor: firm, bidId, fileId: kept, now: beforeDeadline })).toMatchObject({ ok: true })
	const added = await idOf(attachFile({ store, vault, storage, actor: firm, bidId, file: pdf, now: beforeDeadline }))
	expect(stored()).toHaveLength(2)

	for (const actor of [issuer, rival])
		expect(await readFile({ store, vault, storage, actor, fileId: kept, now: beforeDeadline })).toEqual(refuse({ code: 'not-found' }))
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	expect((await readFile({ store, vault, storage, actor: issuer, fileId: kept, now: afterDeadline })).ok).toBe(true)
	expect(await readFile({ store, vault, storage, actor: issuer, fileId: added, now: afterDeadline })).toEqual(refuse({ code: 'not-found' }))
	expect(await readFile({ store, vault, storage, actor: rival, fileId: kept, now: afterDeadline })).toEqual(refuse({ code: 'not-found' }))
	expect((await readFile({ store, vault, storage, actor: firm, fileId: added, now: afterDeadline })).ok).toBe(true)
})

test('a file no version carries goes with its bytes; after the deadline nothing goes', async () => {
	const { store, storage, stored, firm, challenge } = await setting()
	const bidId = await completeDraft(store, firm, challenge.code)
	const fileId = await idOf(attachFile({ store, vault, storage, actor: firm, bidId, file: pdf, now: beforeDeadline }))
	expect(await removeFile({ store, vault, storage, actor: firm, bidId, fileId, now: afterDeadline })).toEqual(refuse({ code: 'deadline-passed' }))
	expect(stored()).toHaveLength(1)
	await removeFile({ store, vault, storage, actor: firm, bidId, fileId, now: beforeDeadline })
	expect(stored()).toEqual([])
	expect((await everything(store)).files).toEqual([])
})

test('files whose bytes were exchanged or changed on the disk are not given out', async () => {
	const { store, storage, folder, stored, firm, challenge } = await setting()
	const bidId = await completeDraft(store, firm, challenge.code)
	const own = { store, vault, storage, actor: firm, now: beforeDeadline }
	const fileId = await idOf(attachFile({ ...own, bidId, file: pdf }))
	const read = async () => {
		const answer = await readFile({ ...own, fileId })
		if (!answer.ok) throw new Error(answer.refusal.code)
		return buffer(answer.value.read())
	}
	expect(await read()).toEqual(Buffer.from(pdf.bytes))
	const [first = ''] = stored()
	const bytes = readFileSync(path.join(folder, first))
	await attachFile({ ...own, bidId, file: pdf })
	const second = stored().find((name) => name !== first) ?? ''
	copyFileSync(path.join(folder, second), path.join(folder, first))
	await expect(read()).rejects.toThrow('not what was stored')
	writeFileSync(path.join(folder, first), Buffer.alloc(100, pdf.bytes))
	await expect(read()).rejects.toThrow('not encrypted')
	writeFileSync(path.join(folder, first), bytes.subarray(0, -1))
	await expect(read()).rejects.toThrow('not what was stored')
})
