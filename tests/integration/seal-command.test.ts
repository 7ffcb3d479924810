import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { createKeyPair } from '#app/crypto/key-pair.ts'
import { openEnvelope } from '#app/crypto/open-envelope.ts'
import * as login from '#app/routes/_auth+/login.tsx'
import * as part from '#app/routes/bidder+/part.ts'
import * as startPart from '#app/routes/bidder+/start-part.ts'
import * as submitParts from '#app/routes/bidder+/submit-parts.ts'
import { CommandError } from '#app/server/commands/command.ts'
import { seal } from '#app/server/commands/seal.ts'
import { hashPassword } from '#app/services/account/password.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { openKeyedBids } from '#app/services/seal/open-keyed-bids.server.ts'
import { challenges, logLeaves, users } from '#db/schema/index.ts'
import { lockScores } from '#tests/support/awarding.ts'
import { afterDeadline, beforeDeadline, deadline, everything } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { said } from '#tests/support/sealed-bids.ts'
import { allOfSealing, give, keyed } from '#tests/support/sealing.ts'
import { serve } from '#tests/support/site.ts'
import { vault } from '#tests/support/vault.ts'

const password = '一段 谁也 猜不到的 长短语'
let program = ''
/** The program as the bidder runs it; it stands within the project, where its libraries are found. */
beforeAll(async () => {
	const outDir = mkdtempSync(path.resolve('node_modules/.seal-test-'))
	const output = { entryFileNames: 'seal.mjs' }
	const built = { ssr: true, outDir, target: 'node20', rollupOptions: { input: 'app/server/seal.ts', output } }
	await build({ configFile: false, logLevel: 'error', publicDir: false, build: built })
	program = path.join(outDir, 'seal.mjs')
}, 60_000)
afterAll(() => rmSync(path.dirname(program), { recursive: true, force: true }))

const closing: (() => unknown)[] = []
afterEach(async () => {
	for (const close of closing.splice(0)) await close()
})

const page = { default: undefined as never }
const entry = { module: { default: (_request: Request, status: number, headers: Headers) => new Response('page', { status, headers }) } }
const routes = {
	root: { id: 'root', path: '', module: { default: () => null } },
	login: { id: 'login', parentId: 'root', path: 'login', module: { default: () => null, action: login.action } },
	start: { id: 'start', parentId: 'root', path: 'bidder/bids/:bidId/parts', module: { ...page, loader: startPart.loader, action: startPart.action } },
	part: { id: 'part', parentId: 'root', path: 'bidder/parts/:partId', module: { ...page, action: part.action } },
	submit: { id: 'submit', parentId: 'root', path: 'bidder/bids/:bidId/submit', module: { ...page, action: submitParts.action } },
}

/** A server with a keyed challenge, the firm's bid on it, and a folder to seal from. */
async function setting(parts: readonly ('bid' | 'price')[] = ['bid'], fileBytes = 1000) {
	const own = await keyed(parts)
	const { store, storage, firm, challenge } = own
	const passwordHash = await hashPassword(password)
	await store.tx((tx) => tx.update(users).set({ passwordHash }))
	const prepared = await prepareBid({ store, vault, actor: firm, code: challenge.code, now: beforeDeadline })
	const bidId = prepared.ok ? prepared.value.bidId : ''
	const clock = { now: beforeDeadline }
	const arriving = { count: 0, each: () => {} }
	const put: typeof storage.put = async (bytes) => {
		const name = await storage.put(bytes)
		arriving.count++
		arriving.each()
		return name
	}
	const site = await serve({ store, routes, entry, storage: { ...storage, put }, now: () => clock.now() })
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-seal-'))
	closing.push(site.close, () => rmSync(folder, { recursive: true, force: true }))
	mkdirSync(path.join(folder, 'files'))
	writeFileSync(path.join(folder, 'fields.json'), JSON.stringify(said('命令行的方案')))
	writeFileSync(path.join(folder, 'files/方案.txt'), '附'.repeat(fileBytes))
	const keyOf = (name: string) => own.openings.find((one) => one.part === name)?.recipient ?? ''
	const to = ['--bid', bidId, '--server', site.address, '--login', firm.email]
	return { ...own, bidId, clock, arriving, folder, out: path.join(folder, 'sealed'), keyOf, to, key: ['--key', keyOf('bid')] }
}

let running: ChildProcess | undefined
async function run(args: string[], words = password) {
	const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, LIANBANG_PASSWORD: words }, stdio: ['ignore', 'pipe', 'pipe'] })
	running = child
	const ended = new Promise<NodeJS.Signals | number | null>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)))
	const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
	return { end: await ended, out, err }
}

/** The same in this process: a program of its own takes a second to start. */
async function call(args: string[], words = password) {
	return seal(args, { LIANBANG_PASSWORD: words }).catch((error) => (error instanceof CommandError ? error.message : Promise.reject(error)))
}

type Setting = Awaited<ReturnType<typeof setting>>
const stored = async ({ store }: Setting) => ({ ...(await everything(store)), ...(await allOfSealing(store)), leaves: await store.db.select().from(logLeaves) })

/** Opens with two holders; answers what the issuer then reads. */
async function opened(own: Setting, parts: readonly ('bid' | 'price')[] = ['bid']) {
	const { store, storage, issuer, challenge } = own
	for (const one of parts) {
		if (one === 'price') await lockScores({ store, code: challenge.code, at: deadline })
		await give(own, [1, 3], one)
		expect(await openKeyedBids({ store, vault, storage, signer: logSigner, now: afterDeadline })).toBe(1)
	}
	const compared = await compareBids({ store, vault, actor: issuer, code: challenge.code, now: afterDeadline() })
	return compared.ok ? compared.value.bids : []
}

test('a folder is packed, sent and submitted, and opens as it was written; so is its replacement after a clarification', async () => {
	const own = await setting()
	const { store, challenge, folder, to, key } = own
	expect(await run([folder, ...to, ...key])).toMatchObject({ end: 0, out: expect.stringMatching(/^Submitted: receipt JB-.*\/receipt\n$/), err: '' })
	await store.tx((tx) => tx.update(challenges).set({ clarificationCount: 2 }).where(eq(challenges.id, challenge.id)))
	writeFileSync(path.join(folder, 'fields.json'), JSON.stringify(said('澄清后的方案')))
	const before = await stored(own)
	expect(await run([folder, ...to, ...key, '--clarification', '1'])).toMatchObject({ end: 1, out: '', err: expect.stringContaining('was clarified') })
	expect((await stored(own)).leaves).toEqual(before.leaves)
	expect(await call([folder, ...to, ...key])).toContain('against clarification 2')
	expect((await stored(own)).bids).toMatchObject([{ status: 'sealed', confirmedClarification: 2 }])
	expect(await opened(own)).toMatchObject([{ content: { ...said('澄清后的方案') }, files: [{ name: '方案.txt' }] }])
})

test('of two envelopes each goes under its own key, the price in the second alone', async () => {
	const own = await setting(['bid', 'price'])
	const { folder, to, key, keyOf } = own
	const before = await stored(own)
	expect(await call([folder, ...to, ...key])).toContain(`price: ${keyOf('price')}, fingerprint`)
	expect(await stored(own)).toEqual(before)
	expect(await call([folder, ...to, ...key, '--price-key', keyOf('price')])).toMatch(/^Submitted/)
	expect((await stored(own)).parts.map(({ part, way }) => [part, way]).sort()).toEqual([
		['bid', 'command'],
		['price', 'command'],
	])
	expect(await opened(own)).toMatchObject([{ content: { ...said('命令行的方案'), priceFen: null } }])
	expect(await opened(own, ['price'])).toMatchObject([{ content: said('命令行的方案') }])
})

test('killed in the middle of the transfer, the same command goes on where it stopped', async () => {
	const own = await setting(['bid'], 5_000_000)
	const { folder, to, key, out, arriving } = own
	arriving.each = () => (arriving.count === 2 ? running?.kill('SIGKILL') : undefined)
	expect(await run([folder, ...to, ...key, '--out', out])).toMatchObject({ end: 'SIGKILL', out: '' })
	arriving.each = () => {}
	const arrived = (await allOfSealing(own.store)).parts
	expect((await everything(own.store)).bids).toMatchObject([{ status: 'draft' }])
	expect(arrived[0]?.received).toBeGreaterThan(0)
	expect(await run([folder, ...to, ...key, '--out', out])).toMatchObject({ end: 0 })
	const { parts, chunks } = await allOfSealing(own.store)
	expect(parts.map(({ id, received }) => [id, received])).toEqual([[arrived[0]?.id, parts[0]?.size]])
	expect(arriving.count).toBeLessThanOrEqual(chunks.length + 1)
	expect(readdirSync(out)).toEqual([`${own.bidId}.age`, `${own.bidId}.age.to`])
	expect(await opened(own)).toMatchObject([{ content: { approach: '命令行的方案' } }])
	const later = new Date(Date.now() + 60_000)
	utimesSync(path.join(folder, 'fields.json'), later, later)
	expect(await call([folder, ...to, ...key, '--out', out])).toContain('was changed after')
}, 60_000)

test('a wrong password, another key, somebody else’s bid, what is no bid and a passed deadline are refused in words, with nothing written', async () => {
	const own = await setting()
	const { folder, to, key, bidId, rival, clock, challenge } = own
	const { recipient } = await createKeyPair()
	const before = await stored(own)
	const told = async (args: string[], words: string, secret = password) => expect(await call(args, secret)).toContain(words)
	await told([folder, ...to, ...key], 'wrong address or password', '错误的 密码 错误的 密码')
	await told([folder, ...to, '--key', recipient], `fingerprint ${fingerprintOf(recipient)}`)
	await told([folder, ...to], `bid: ${own.keyOf('bid')}, fingerprint ${fingerprintOf(own.keyOf('bid'))}`)
	await told([folder, ...to, ...key, '--price-key', recipient], 'does not name the given key of the part “price”')
	await told([folder, ...to, ...key, '--challenge', 'XCL-1999-0001'], `one on ${challenge.code}`)
	await told([folder, ...to.with(-1, rival.email), ...key], 'no such bid')
	await told([folder, ...to.with(to.indexOf('--server') + 1, 'http://127.0.0.1:9'), ...key], 'cannot be reached')
	await told([path.join(folder, 'files'), ...to, ...key], 'no fields of a bid')
	await told([folder, '--bid', bidId], 'Usage')
	clock.now = afterDeadline
	await told([folder, ...to, ...key], 'bidding has closed')
	expect(await stored(own)).toEqual(before)
})

test('without a server the sealed file is kept, and the own key opens it', async () => {
	const { folder, key, out, bidId, challenge } = await setting()
	const mine = await createKeyPair()
	const args = [folder, '--bid', bidId, '--challenge', challenge.code, ...key, '--own', mine.recipient, '--out', out]
	expect(await call(args)).toContain(`${bidId}.age`)
	const ciphertext = new Uint8Array(readFileSync(path.join(out, `${bidId}.age`)))
	const looked = await openEnvelope({ suite: 'age-x25519-v1', ciphertext }, mine.identity, { part: 'bid', challenge: challenge.code, bid: bidId })
	expect(looked).toMatchObject({ value: { fields: said('命令行的方案'), files: [{ name: '方案.txt' }] } })

	expect(await call(args)).toContain(`${bidId}.age`)
	const other = await createKeyPair()
	expect(await call(args.with(args.indexOf(mine.recipient), other.recipient))).toContain('sealed to other keys')
	rmSync(path.join(out, `${bidId}.age.to`))
	expect(await call(args)).toContain('which says to which key, is missing')
	expect(new Uint8Array(readFileSync(path.join(out, `${bidId}.age`)))).toEqual(ciphertext)
})
