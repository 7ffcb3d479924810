import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { armor, Encrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { type Bytes, utf8 } from '#app/crypto/bytes.ts'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { createKeyPair } from '#app/crypto/key-pair.ts'
import { openEnvelope } from '#app/crypto/open-envelope.ts'
import { refuse } from '#app/domain/decision.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { challenges, logLeaves } from '#db/schema/index.ts'
import { lockScores } from '#tests/support/awarding.ts'
import { afterDeadline, beforeDeadline, deadline, everything } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { allOfSealing, give, type Keyed, keyed } from '#tests/support/sealing.ts'
import { vault } from '#tests/support/vault.ts'
import { openKeyedBids } from './open-keyed-bids.server.ts'
import { submitFiles } from './submit-files.server.ts'

/** What `tar -b 128` makes of bid.json and files/, as docs/sealing.md says. */
function tarOf(header: object, files: Record<string, string>): Bytes {
	const folder = mkdtempSync(path.join(tmpdir(), 'by-hand-'))
	writeFileSync(path.join(folder, 'bid.json'), JSON.stringify(header, null, 2))
	const names = Object.keys(files)
	if (names.length > 0) mkdirSync(path.join(folder, 'files'))
	for (const name of names) writeFileSync(path.join(folder, 'files', name), files[name] ?? '')
	execFileSync('tar', ['-b', '128', '-cf', 'bid.tar', 'bid.json', ...(names.length > 0 ? ['files'] : [])], { cwd: folder })
	const bytes = new Uint8Array(readFileSync(path.join(folder, 'bid.tar')))
	rmSync(folder, { recursive: true })
	return bytes
}

/** What `age -r … -o` makes of it: the library of age's author in place of the program. */
async function age(recipients: readonly string[], bytes: Uint8Array): Promise<Bytes> {
	const encrypter = new Encrypter()
	for (const recipient of recipients) encrypter.addRecipient(recipient)
	return new Uint8Array(await encrypter.encrypt(bytes))
}

async function setting(parts: readonly EnvelopePart[] = ['bid']) {
	const own = await keyed(parts)
	const { store, firm, challenge } = own
	const prepared = await prepareBid({ store, vault, actor: firm, code: challenge.code, now: beforeDeadline })
	const bidId = prepared.ok ? prepared.value.bidId : ''
	const header = (part: EnvelopePart, fields: object) => ({ v: 1, suite: 'age-x25519-v1', part, challenge: challenge.code, bid: bidId, fields })
	const keyOf = (part: EnvelopePart) => own.openings.find((one) => one.part === part)?.recipient ?? ''
	return { ...own, bidId, header, keyOf }
}
type Setting = Awaited<ReturnType<typeof setting>>

function submit(
	own: Setting,
	files: readonly { part: EnvelopePart; bytes: Bytes }[],
	given: { actor?: Keyed['firm']; now?: () => Date; clarification?: number } = {},
) {
	const { store, storage, firm, bidId } = own
	const { actor = firm, now = beforeDeadline, clarification: seenClarification = 0 } = given
	return submitFiles({ store, vault, storage, signer: logSigner, actor, bidId, files, seenClarification, now })
}

async function opened({ store, storage, issuer, challenge }: Setting) {
	expect(await openKeyedBids({ store, vault, storage, signer: logSigner, now: afterDeadline })).toBe(1)
	const compared = await compareBids({ store, vault, actor: issuer, code: challenge.code, now: afterDeadline() })
	return compared.ok ? compared.value.bids : []
}

test('what tar packed and age encrypted to both keys is taken without a draft, opens by the own key and at the opening', async () => {
	const own = await setting()
	const { bidId, header, keyOf, challenge, firm } = own
	const mine = await createKeyPair()
	const archive = tarOf(header('bid', { approach: '手工打包', priceFen: 12_300 }), { '技术方案.txt': '附件' })
	const bytes = await age([keyOf('bid'), mine.recipient], archive)
	expect(await submit(own, [{ part: 'bid', bytes }])).toMatchObject({ ok: true, value: { leafIndex: 0 } })
	expect((await allOfSealing(own.store)).parts).toMatchObject([{ way: 'command', size: bytes.length }])
	const looked = await openEnvelope({ suite: 'age-x25519-v1', ciphertext: bytes }, mine.identity, { part: 'bid', challenge: challenge.code, bid: bidId })
	expect(looked).toMatchObject({ value: { fields: { approach: '手工打包' } } })
	await give(own, [1, 2])
	expect(await opened(own)).toMatchObject([
		{ bidder: { id: firm.organisation.id }, content: { approach: '手工打包', priceFen: 12_300 }, files: [{ name: '技术方案.txt' }] },
	])
})

test('a price packed apart is a file of its own; one without the other is refused', async () => {
	const own = await setting(['bid', 'price'])
	const { store, header, keyOf } = own
	const bid = { part: 'bid', bytes: await age([keyOf('bid')], tarOf(header('bid', { approach: '甲' }), {})) } as const
	const price = { part: 'price', bytes: await age([keyOf('price')], tarOf(header('price', { priceFen: 7 }), {})) } as const
	expect(await submit(own, [bid])).toEqual(refuse({ code: 'parts-missing' }))
	expect(await store.db.select().from(logLeaves)).toEqual([])
	expect(await submit(own, [bid, price])).toMatchObject({ ok: true })
	await give(own, [2, 3])
	expect(await opened(own)).toMatchObject([{ content: { approach: '甲', priceFen: null } }])
	await give(own, [2, 3], 'price')
	await lockScores({ store: own.store, code: own.challenge.code, at: deadline })
	expect(await opened(own)).toMatchObject([{ content: { approach: '甲', priceFen: 7 } }])
})

test('what is not encrypted, is in text form or encrypted with a passphrase is refused with its part, and nothing is stored', async () => {
	const own = await setting()
	const { store, folder, header, keyOf, rival } = own
	const archive = tarOf(header('bid', {}), {})
	const sealed = await age([keyOf('bid')], archive)
	const withPassphrase = new Encrypter()
	withPassphrase.setPassphrase('短语')
	withPassphrase.setScryptWorkFactor(2)
	const before = { ...(await everything(store)), ...(await allOfSealing(store)) }
	const tried = (bytes: Bytes) => submit(own, [{ part: 'bid', bytes }])
	for (const plain of [archive, utf8('%PDF-1.7'), utf8('PK\u0003\u0004'), utf8('')])
		expect(await tried(plain)).toEqual(refuse({ code: 'not-encrypted', part: 'bid' }))
	expect(await tried(utf8(armor.encode(sealed)))).toEqual(refuse({ code: 'armored', part: 'bid' }))
	expect(await tried(new Uint8Array(await withPassphrase.encrypt(archive)))).toEqual(refuse({ code: 'without-key', part: 'bid' }))
	const file = [{ part: 'bid' as const, bytes: sealed }]
	expect(await submit(own, file, { now: afterDeadline })).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await submit(own, file, { actor: rival })).toEqual(refuse({ code: 'not-found' }))
	expect({ ...(await everything(store)), ...(await allOfSealing(store)) }).toEqual(before)
	expect(readdirSync(folder)).toEqual([])
	await store.tx((tx) => tx.update(challenges).set({ clarificationCount: 1 }))
	expect(await submit(own, file)).toEqual(refuse({ code: 'clarified-since', number: 1 }))
	expect(await store.db.select().from(logLeaves)).toEqual([])
	expect(await submit(own, file, { clarification: 1 })).toMatchObject({ ok: true })
})
