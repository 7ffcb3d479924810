import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { utf8 } from '#app/crypto/bytes.ts'
import { fileKeyOf } from '#app/crypto/file-key.ts'
import { createKeyPair } from '#app/crypto/key-pair.ts'
import { openEnvelope } from '#app/crypto/open-envelope.ts'
import { parseJson } from '#app/crypto/parse-json.ts'
import { refuse } from '#app/domain/decision.ts'
import { recoveryMs } from '#app/domain/seal/sealing.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { readFile } from '#app/services/bid/read-file.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'
import { logLeaves } from '#db/schema/index.ts'
import { afterDeadline, beforeDeadline, completeDraft, deadline, everything, refusedAttempts } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { said, sent, submitted } from '#tests/support/sealed-bids.ts'
import { allOfSealing, give, type Keyed, keyed } from '#tests/support/sealing.ts'
import { vault } from '#tests/support/vault.ts'
import { openKeyedBids } from './open-keyed-bids.server.ts'
import { readPart } from './read-part.server.ts'
import { receiveChunk } from './receive-chunk.server.ts'
import { recoverBid } from './recover-bid.server.ts'
import { startPart } from './start-part.server.ts'
import { submitParts } from './submit-parts.server.ts'
import { sweepDiscardedFiles } from './sweep-discarded-files.server.ts'
import { voidFailedBids } from './void-failed-bids.server.ts'

const lastMillisecond = () => new Date(deadline.getTime() - 1)
const all = async ({ store }: Keyed) => ({ ...(await everything(store)), ...(await allOfSealing(store)), leaves: await store.db.select().from(logLeaves) })
const open = ({ store, storage }: Keyed, now = afterDeadline) => openKeyedBids({ store, vault, storage, signer: logSigner, now })
const contentOf = async ({ store }: Keyed, actor: Keyed['firm'], bidId: string) => {
	const read = await readBid({ store, vault, actor, bidId, now: afterDeadline() })
	return read.ok ? { status: read.value.bid.status, ...read.value.content } : read.refusal
}

test('a bid sealed elsewhere is taken with a leaf of the log; nothing the server can read is left of it', async () => {
	const setting = await keyed()
	const { store, storage, firm, challenge, folder } = setting
	await completeDraft(store, firm, challenge.code, '草稿里的话')
	const files = [{ name: '方案.txt', mediaType: 'text/plain', bytes: utf8('附件里的话') }]
	const { bidId, leafIndex, receiptCode } = await submitted(setting, firm, '秘密方案', { files })
	expect({ leafIndex, receiptCode }).toEqual({ leafIndex: 0, receiptCode: expect.stringMatching(/^JB-/) })
	expect(await contentOf(setting, firm, bidId)).toMatchObject({ status: 'sealed', approach: '', team: '', priceFen: null })
	const [leaf] = await store.db.select().from(logLeaves)
	const [part] = (await allOfSealing(store)).parts
	expect(parseJson(leaf?.leaf)).toMatchObject({
		kind: 'bid.sealed',
		challenge: challenge.code,
		bid: bidId,
		version: 1,
		parts: [{ sha256: part?.sha256, size: part?.size }],
	})
	const bytes = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
	expect(bytes.some((one) => one.includes('附件里的话') || one.includes('秘密方案'))).toBe(false)
	expect(await storage.read((await allOfSealing(store)).chunks[0]?.storageName ?? '')).toBeDefined()
})

test('chunks come in their order, go on where they stopped, and what is no age file or too much is refused', async () => {
	const setting = await keyed()
	const { store, storage, firm, rival, challenge } = setting
	const prepared = await prepareBid({ store, vault, actor: firm, code: challenge.code, now: beforeDeadline })
	const bidId = prepared.ok ? prepared.value.bidId : ''
	const announced = { part: 'bid', sha256: 'ab'.repeat(32), size: 100, way: 'browser' } as const
	const start = (given: Partial<{ actor: typeof firm; size: number; part: 'price'; now: () => Date }> = {}) =>
		startPart({ store, actor: given.actor ?? firm, bidId, announced: { ...announced, ...given }, now: given.now ?? beforeDeadline })
	expect(await start({ actor: rival })).toEqual(refuse({ code: 'not-found' }))
	expect(await start({ now: afterDeadline })).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await start({ part: 'price' })).toEqual(refuse({ code: 'no-opening-key' }))
	expect(await start({ size: 200 * 1024 * 1024 })).toEqual(refuse({ code: 'too-large', megabytes: 100 }))
	const started = await start()
	const partId = started.ok ? started.value.partId : ''
	const take = (text: string, offset: number, actor = firm, now = beforeDeadline) =>
		receiveChunk({ store, storage, actor, partId, offset, bytes: utf8(text), now })
	expect(await take('%PDF-1.7', 0)).toEqual(refuse({ code: 'not-encrypted' }))
	expect(await take('age-encryption.org/v1\n', 5)).toEqual(refuse({ code: 'wrong-offset', received: 0 }))
	expect(await take('age-encryption.org/v1\n', 0, rival)).toEqual(refuse({ code: 'not-found' }))
	expect(await take('age-encryption.org/v1\n', 0, firm, afterDeadline)).toEqual(refuse({ code: 'deadline-passed' }))
	expect((await allOfSealing(store)).chunks).toEqual([])
	expect(await take('age-encryption.org/v1\n', 0)).toEqual({ ok: true, value: { received: 22 } })
	expect(await start()).toEqual({ ok: true, value: { partId, received: 22 } })
	expect(await take('x'.repeat(79), 22)).toEqual(refuse({ code: 'too-large', limit: 100 }))
	const submit = () => submitParts({ store, vault, storage, signer: logSigner, actor: firm, bidId, partIds: [partId], now: beforeDeadline })
	expect(await submit()).toEqual(refuse({ code: 'parts-missing' }))
	expect(await take('x'.repeat(78), 22)).toEqual({ ok: true, value: { received: 100 } })
	expect(await submit()).toEqual(refuse({ code: 'damaged-part' }))
	expect((await everything(store)).bids).toMatchObject([{ status: 'draft', sealedAt: null }])
	expect(await store.db.select().from(logLeaves)).toEqual([])
})

test('complete in the last millisecond is taken, at the deadline refused with nothing written; only its bidder submits', async () => {
	const setting = await keyed()
	const { store, storage, firm, rival, challenge } = setting
	const { bidId, partIds } = await sent(setting, firm, '甲')
	const submit = (actor: typeof firm, now: () => Date) => submitParts({ store, vault, storage, signer: logSigner, actor, bidId, partIds, now })
	const before = await all(setting)
	expect(await submit(rival, beforeDeadline)).toEqual(refuse({ code: 'not-found' }))
	expect(await submit(firm, afterDeadline)).toEqual(refuse({ code: 'deadline-passed' }))
	const plain = await completeDraft(store, rival, challenge.code)
	expect(await sealBid({ store, vault, actor: rival, bidId: plain, now: beforeDeadline })).toEqual(refuse({ code: 'not-encrypted' }))
	expect((await all(setting)).leaves).toEqual(before.leaves)
	expect((await submit(firm, lastMillisecond)).ok).toBe(true)
})

test('replacing and withdrawing are written into the log; the last sealed version is the one that is opened, the others are removed', async () => {
	const setting = await keyed()
	const { store, storage, firm, rival, folder } = setting
	const first = await submitted(setting, firm, '第一版')
	const second = await submitted(setting, firm, '第二版')
	const gone = await submitted(setting, rival, '撤回的')
	expect(await withdrawBid({ store, signer: logSigner, actor: rival, bidId: gone.bidId, now: beforeDeadline })).toMatchObject({ ok: true })
	const leaves = await store.db.select().from(logLeaves).orderBy(logLeaves.index)
	expect(leaves.map(({ kind, version }) => [kind, version])).toEqual([
		['bid.sealed', 1],
		['bid.replaced', 2],
		['bid.sealed', 1],
		['bid.withdrawn', 1],
	])
	await give(setting, [1, 3])
	expect(await open(setting)).toBe(1)
	expect(await contentOf(setting, firm, first.bidId)).toMatchObject({ status: 'opened', approach: '第二版' })
	expect(await contentOf(setting, rival, gone.bidId)).toMatchObject({ status: 'withdrawn', approach: '' })
	expect((await allOfSealing(store)).parts.map(({ id }) => id)).toEqual(second.partIds)
	expect(await sweepDiscardedFiles({ store, storage })).toBe(2)
	expect(readdirSync(folder)).toHaveLength(1)
})

test('one share opens nothing; each of the three pairs opens; before the deadline none does, and the issuer alone never', async () => {
	for (const pair of [
		[1, 2],
		[1, 3],
		[2, 3],
	]) {
		const setting = await keyed()
		const { store, firm, issuer, challenge } = setting
		const { bidId } = await submitted(setting, firm, '方案')
		const before = await all(setting)
		expect(await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })).toEqual(refuse({ code: 'holders-open' }))
		await give(setting, pair.slice(0, 1))
		expect(await open(setting)).toBe(0)
		await give(setting, pair.slice(1))
		expect(await open(setting, lastMillisecond)).toBe(0)
		expect(await all(setting)).toEqual(before)
		expect(await open(setting)).toBe(1)
		expect(await contentOf(setting, firm, bidId)).toMatchObject({ status: 'opened', ...said('方案') })
		const compared = await compareBids({ store, vault, actor: issuer, code: challenge.code, now: afterDeadline() })
		expect(compared).toMatchObject({ value: { challenge: { status: 'opened' }, bids: [{ content: { approach: '方案' } }] } })
		expect(await open(setting)).toBe(0)
	}
})

test('shares that do not give the key are forgotten and asked for again', async () => {
	const setting = await keyed()
	const { store, firm, openings } = setting
	await submitted(setting, firm, '方案')
	const foreign = await keyed()
	await give({ ...setting, holding: foreign.holding, openings: foreign.openings.map((key) => ({ ...key, id: openings[0]?.id ?? '' })) }, [1, 2])
	expect(await open(setting)).toBe(0)
	expect(await refusedAttempts(store)).toEqual([{ kind: 'challenge.bids-opened', refusal: 'damaged-share' }])
	await give(setting, [2, 3])
	expect(await open(setting)).toBe(1)
})

test('a bid that the holders cannot open is opened by its own key within the time set, by nobody else, and is void after it', async () => {
	const setting = await keyed()
	const { store, storage, firm, rival, challenge } = setting
	const own = await createKeyPair()
	const wrongly = await submitted(setting, firm, '给错了人', { recipients: [own.recipient] })
	const late = await submitted(setting, rival, '再也打不开', { recipients: [(await createKeyPair()).recipient] })
	await give(setting, [1, 2])
	expect(await open(setting)).toBe(1)
	expect((await everything(store)).bids.map(({ status, failure }) => [status, failure])).toEqual([
		['failed', 'wrong-key'],
		['failed', 'wrong-key'],
	])
	const [partId = ''] = wrongly.partIds
	const sending = await readPart({ store, storage, actor: firm, partId, now: afterDeadline })
	const ciphertext = sending.ok ? await buffer(sending.value.read()) : Buffer.alloc(0)
	expect(await readPart({ store, storage, actor: rival, partId, now: afterDeadline })).toEqual(refuse({ code: 'not-found' }))
	const looked = await openEnvelope({ suite: 'age-x25519-v1', ciphertext }, own.identity, { part: 'bid', challenge: challenge.code, bid: wrongly.bidId })
	expect(looked).toMatchObject({ value: { fields: { approach: '给错了人' } } })
	const key = await fileKeyOf(own.identity, ciphertext)
	const fileKey = key.ok ? key.value : ''
	const recover = (actor: typeof firm, given: string, now = afterDeadline) =>
		recoverBid({ store, vault, storage, actor, bidId: wrongly.bidId, fileKey: given, now })
	expect(await recover(rival, fileKey)).toEqual(refuse({ code: 'not-found' }))
	expect(await recover(firm, 'AAAAAAAAAAAAAAAAAAAAAA')).toEqual(refuse({ code: 'does-not-open' }))
	const over = () => new Date(deadline.getTime() + recoveryMs)
	expect(await recover(firm, fileKey, over)).toEqual(refuse({ code: 'too-late' }))
	expect(await recover(firm, fileKey)).toMatchObject({ ok: true })
	expect(await contentOf(setting, firm, wrongly.bidId)).toMatchObject({ status: 'opened', approach: '给错了人' })
	expect(await voidFailedBids({ store, now: new Date(over().getTime() - 1) })).toBe(0)
	expect(await voidFailedBids({ store, now: over() })).toBe(1)
	expect(await contentOf(setting, rival, late.bidId)).toMatchObject({ status: 'void' })
})

test('a bid whose stored bytes are not the logged ones is not its bidder’s failure and never void', async () => {
	const setting = await keyed()
	const { store, firm, folder } = setting
	await submitted(setting, firm, '方案')
	const [stored = ''] = readdirSync(folder)
	const bytes = readFileSync(path.join(folder, stored))
	bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
	writeFileSync(path.join(folder, stored), bytes)
	await give(setting, [1, 2])
	await open(setting)
	expect((await everything(store)).bids).toMatchObject([{ status: 'failed', failure: 'not-as-submitted', recoveryEndsAt: null }])
	expect(await voidFailedBids({ store, now: new Date(deadline.getTime() + 10 * recoveryMs) })).toBe(0)
})

test('what is sealed for another challenge or says nonsense fails with its reason; files of any kind come out as downloads', async () => {
	const setting = await keyed()
	const { store, storage, firm, rival, issuer } = setting
	const odd = await submitted(setting, firm, '挪来的', { place: { challenge: 'XCL-1999-0001' } })
	const files = [{ name: 'evil.exe', mediaType: 'text/plain', bytes: utf8('MZ\u0000\u0001') }]
	const fine = await submitted(setting, rival, '方案', { files })
	await give(setting, [2, 3])
	await open(setting)
	expect((await everything(store)).bids.filter(({ id }) => id === odd.bidId)).toMatchObject([{ status: 'failed', failure: 'wrong-place' }])
	const [file] = (await everything(store)).files
	const sentFile = await readFile({ store, vault, storage, actor: issuer, fileId: file?.id ?? '', now: afterDeadline })
	expect(sentFile).toMatchObject({ value: { name: 'evil.exe.bin', mediaType: 'application/octet-stream' } })
	expect(await contentOf(setting, rival, fine.bidId)).toMatchObject({ status: 'opened' })
})
