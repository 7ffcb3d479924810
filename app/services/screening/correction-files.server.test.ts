import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { type FilePoint, replacing } from '#app/domain/bid/correction-files.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { readFile } from '#app/services/bid/read-file.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { declareConflicts } from '#app/services/judging/declare-conflicts.server.ts'
import { listEntries } from '#db/repositories/audit-repository.ts'
import { bidCorrections, bidVersionFiles } from '#db/schema/index.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline, everything, refusedAttempts } from '#tests/support/bidding.ts'
import { correctionSent, textFile } from '#tests/support/correcting.ts'
import { vault } from '#tests/support/vault.ts'
import { askCorrection } from './ask-correction.server.ts'
import { readCorrection } from './read-correction.server.ts'
import { readScreening } from './read-screening.server.ts'

const dueAt = new Date(deadline.getTime() + 86_400_000)
const reason = '资质证书看不清，测试报告缺一份，请补'
const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** An opened bid with three files, and a correction asked of the first and of what is missing. */
async function asked(fields = (certificate: string): FilePoint[] => [replacing(certificate), 'files']) {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-corrected-'))
	folders.push(folder)
	const parts = await bidding()
	const { store, firm, issuer, challenge } = parts
	const storage = openFileStorage(folder)
	const bidId = await completeDraft(store, firm, challenge.code)
	const ids: string[] = []
	for (const [at, name] of ['证书', '方案', '附表'].entries()) {
		const now = () => new Date(beforeDeadline().getTime() + at)
		const attached = await attachFile({ store, vault, storage, actor: firm, bidId, file: textFile(`${name}.txt`, name), now })
		ids.push(attached.ok ? attached.value.fileId : attached.refusal.code)
	}
	await sealBid({ store, vault, actor: firm, bidId, now: beforeDeadline })
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const [certificate = '', plan = '', table = ''] = ids
	const of = { store, code: challenge.code, bidId, now: afterDeadline }
	const outcome = await askCorrection({ ...of, actor: issuer, asked: { fields: fields(certificate), reason } })
	const read = async (fileId: string, actor: Member) => {
		const answer = await readFile({ store, vault, storage, actor, fileId, now: afterDeadline })
		return answer.ok ? [answer.value.name, (await buffer(answer.value.read())).toString()] : answer.refusal.code
	}
	return {
		...parts,
		bidId,
		certificate,
		plan,
		table,
		outcome,
		read,
		send: correctionSent({ store, storage, bidId, actor: firm }),
		page: (actor: Member) => readScreening({ ...of, actor, vault, now: deadline }),
		all: async () => ({
			...(await everything(store)),
			links: await store.db.select().from(bidVersionFiles),
			corrections: await store.db.select().from(bidCorrections),
			bytes: readdirSync(folder).sort(),
		}),
	}
}
const found = <Value>(outcome: { ok: true; value: Value } | { ok: false }): Value => {
	if (!outcome.ok) throw new Error('refused')
	return outcome.value
}

test('a file is replaced and others are added to the last millisecond; what was opened stays, and both are read by screener and bidder', async () => {
	const { store, firm, issuer, colleague, challenge, bidId, certificate, plan, table, send, page, all, read } = await asked()
	const before = await all()
	const sent = [textFile('证书（清晰）.txt', '新证书'), textFile('报告一.txt', '报告一'), textFile('报告二.txt', '报告二')] as const
	const points = [replacing(certificate), 'files', 'files']
	const last = () => new Date(dueAt.getTime() - 1)
	expect(await send({ files: sent.map((file, at) => ({ point: points[at] ?? '', ...file })), now: last })).toMatchObject({ ok: true })

	const after = await all()
	expect([after.versions, after.links, after.files.length, after.bytes.length]).toEqual([before.versions, before.links, 6, 6])
	expect(after.files).toEqual(expect.arrayContaining(before.files))
	for (const word of ['清晰', '报告一']) expect(JSON.stringify([after.files, after.corrections])).not.toContain(word)
	const { correction } = found(await page(issuer))
	expect(correction).toMatchObject({ state: 'corrected', corrected: { at: last(), by: firm.name }, sections: [] })
	expect(correction?.fileChanges.map(({ before: old, after: now }) => [old?.id ?? null, now.name])).toEqual([
		[certificate, '证书（清晰）.txt'],
		[null, '报告一.txt'],
		[null, '报告二.txt'],
	])
	const [replaced, one, two] = correction?.fileChanges.map(({ after: file }) => file.id) ?? []
	const counted = [replaced, plan, table, one, two]
	const compared = found(await compareBids({ store, vault, actor: issuer, code: challenge.code, now: deadline }))
	expect(compared.bids[0]?.files.map(({ id }) => id)).toEqual(counted)
	expect(found(await readBid({ store, vault, actor: colleague, bidId, now: deadline })).files.map(({ id }) => id)).toEqual(counted)
	for (const actor of [issuer, colleague]) {
		expect(await read(certificate, actor)).toEqual(['证书.txt', '证书'])
		expect(await read(replaced ?? '', actor)).toEqual(['证书（清晰）.txt', '新证书'])
		expect(await read(two ?? '', actor)).toEqual(['报告二.txt', '报告二'])
	}
	const [entry] = await listEntries(store.db, { kind: 'bid.corrected', limit: 9 })
	const rows = after.files.filter(({ id }) => [replaced, one, two].includes(id))
	for (const { id, sha256 } of rows) expect(entry?.entry.after?.files).toContain(`${id} (${sha256})`)
	expect(entry?.entry).toMatchObject({ actorUserId: firm.userId, after: { files: expect.stringContaining(`${certificate} → ${replaced}`) } })
	expect(await send({ files: [{ point: 'files', ...textFile('报告三.txt', '报告三') }] })).toMatchObject({ refusal: { code: 'already-corrected' } })
	expect(await all()).toEqual(after)
})

test('a file that is not listed, comes too late, is of no accepted kind or changes nothing is refused, and neither row nor byte is left', async () => {
	const { rival, issuer, colleague, certificate, plan, send, all, store } = await asked((id) => [replacing(id)])
	const before = await all()
	const good = { point: replacing(certificate), ...textFile('新.txt', '新') }
	const refusedFor = async (files: Parameters<typeof send>[0]['files'], more: Omit<Parameters<typeof send>[0], 'files'> = {}) => {
		const outcome = await send({ files, ...more })
		return outcome.ok ? [] : outcome.refusal.code === 'files-refused' ? outcome.refusal.faults.map(({ code }) => code) : outcome.refusal.code
	}
	expect(await refusedFor([good, { ...good, point: replacing(plan) }])).toEqual(['file-unlisted'])
	expect(await refusedFor([good, { ...good, point: 'files' }])).toEqual(['file-unlisted'])
	expect(await refusedFor([{ ...good, point: 'price' }])).toEqual(['file-unlisted'])
	expect(await refusedFor([good, good])).toEqual(['too-many-files'])
	expect(await refusedFor([{ ...good, fileName: '证书.pdf' }])).toEqual(['file-kind'])
	expect(await refusedFor([{ ...good, bytes: new Uint8Array() }])).toEqual(['file-empty'])
	expect(await refusedFor([{ ...good, bytes: 'too-large' }])).toEqual(['too-large'])
	expect(await refusedFor([{ ...good, ...textFile('证书.txt', '证书') }])).toEqual(['file-same'])
	expect(await refusedFor([good], { values: { team: '改' } })).toBe('field-unlisted')
	expect(await refusedFor([])).toBe('nothing-changed')
	expect(await refusedFor([good], { values: null })).toBe('invalid')
	expect(await refusedFor([good], { now: () => dueAt })).toBe('correction-over')
	for (const actor of [rival, issuer]) expect(await refusedFor([good], { actor })).toBe('not-found')
	expect(await all()).toEqual(before)
	expect((await refusedAttempts(store)).slice(0, 2)).toEqual(Array.from({ length: 2 }, () => ({ kind: 'bid.corrected', refusal: 'files-refused' })))
	await expect(send({ files: [good], failing: true })).rejects.toThrow('connection lost')
	expect(await all()).toEqual(before)
	const both = await Promise.all([send({ files: [good] }), send({ files: [{ ...good, ...textFile('另.txt', '另') }], actor: colleague })])
	expect(both.filter(({ ok }) => ok)).toHaveLength(1)
	const after = await all()
	expect([after.files.length, after.bytes.length]).toEqual([4, 4])
})

test('while texts and files are listed, either can be corrected alone; a page lists by name what may be changed', async () => {
	const { store, firm, issuer, bidId, certificate, send, page } = await asked((id) => [replacing(id), 'files'])
	const own = await readCorrection({ store, vault, actor: firm, bidId, now: deadline })
	expect(found(own).filePoints).toMatchObject([
		{ point: replacing(certificate), file: { name: '证书.txt' } },
		{ point: 'files', file: null },
	])
	expect(await send({ files: [{ point: 'files', ...textFile('报告.txt', '报告') }] })).toMatchObject({ ok: true })
	expect(found(await page(issuer))).toMatchObject({ files: [{ name: '证书.txt' }, {}, {}], correction: { fileChanges: [{ before: null }] } })
})

test('a correction can be asked of no file of another bid, and of none that the version does not carry', async () => {
	const { outcome, all } = await asked(() => [replacing('00000000-0000-4000-8000-000000000000')])
	expect(outcome).toEqual(refuse({ code: 'file-unknown' }))
	expect((await all()).corrections).toEqual([])
})

test('whoever is in conflict with the bid, and whoever may not read it, gets neither the files nor word of them', async () => {
	const { store, issuer, rival, officer, office, firm, challenge, certificate, send, page, read } = await asked()
	await send({ files: [{ point: replacing(certificate), ...textFile('新.txt', '新') }] })
	const [change] = found(await page(issuer)).correction?.fileChanges ?? []
	const corrected = change?.after.id ?? ''
	expect(await read(corrected, issuer)).toEqual(['新.txt', '新'])
	await declareConflicts({ store, actor: issuer, declared: [firm.organisation.name], now: afterDeadline })
	for (const actor of [issuer, rival, officer, office]) for (const id of [certificate, corrected]) expect(await read(id, actor)).toBe('not-found')
	expect(await page(issuer)).toMatchObject({ refusal: { code: 'not-found' } })
	expect(JSON.stringify(await compareBids({ store, vault, actor: issuer, code: challenge.code, now: deadline }))).not.toContain(corrected)
})
