import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { eq, gte, isNull } from 'drizzle-orm'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finaliseDueAwards } from '#app/services/award/finalise-due-awards.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { releaseDueLists } from '#app/services/list/release-due-lists.server.ts'
import { scheduleList } from '#app/services/list/schedule-list.server.ts'
import { deliverMails } from '#app/services/mail/deliver-mails.server.ts'
import { open, type Store } from '#db/client.ts'
import * as JobRepository from '#db/repositories/job-repository.ts'
import { auditEntries, awards, bids, challengeLists, challenges, mails, notifications, tellings } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { decisionOf, noticeAward } from '#tests/support/awarding.ts'
import { afterDeadline, bidding, deadline, sealedBid } from '#tests/support/bidding.ts'
import { freshDatabase, urlOf } from '#tests/support/database.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import type { Order } from '#tests/support/mortal-server.ts'
import { keysOptional } from '#tests/support/optional-keys.ts'
import { followAs, tellAll } from '#tests/support/telling.ts'
import { keys } from '#tests/support/vault.ts'

const day = 86_400_000
let folder = ''

/** The program stands within the project, where its libraries are found. */
beforeAll(async () => {
	folder = mkdtempSync(path.resolve('node_modules/.kill-test-'))
	await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		ssr: { noExternal: true, external: ['better-sqlite3', 'pg', '@node-rs/argon2'] },
		build: {
			ssr: true,
			outDir: folder,
			target: 'node20',
			rollupOptions: { input: 'tests/support/mortal-server.ts', output: { entryFileNames: 'mortal-server.mjs' } },
		},
	})
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const jobs = ['release-due-lists', 'finalise-due-awards', 'tell-news', 'deliver-mails']

async function haveRunSince(store: Store, at: number): Promise<boolean> {
	const runs = (await JobRepository.findLease(store.db))?.runs ?? {}
	return jobs.every((job) => (runs[job]?.startedAt ?? 0) >= at && runs[job]?.error === null)
}

/** A server on a database, and the folder its mail goes to. Answers the step it died at; null when it lived until its jobs had run, and then stopped as it should. */
async function serve(store: Store, dataDir: string, order: Order): Promise<string | null> {
	const env = { ...process.env, DATABASE_URL: urlOf(store), DATA_DIR: dataDir, KEY_DIR: keys.folder, PORT: '0', DEMO: '0', LOG_LEVEL: 'error', SMTP_URL: '' }
	const child = spawn(process.execPath, [path.join(folder, 'mortal-server.mjs'), JSON.stringify(order)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
	const ended = once(child, 'close')
	let last = ''
	for await (const line of createInterface(child.stdout)) {
		if (line !== 'lease') last = line
		else if (!child.killed && (await haveRunSince(store, order.at))) child.kill('SIGTERM')
	}
	const [code, signal] = await ended
	if (signal === 'SIGKILL') return last
	expect([code, signal]).toEqual([0, null])
	return null
}

type Scene = { at: Date; prepare: () => Promise<Store>; stateOf: (store: Store) => Promise<unknown> }
/** Longer than the lease of a dead server, and than it keeps the mail it was sending. */
const pause = 16 * 60_000

/** What people were told since, and whether by mail. */
async function toldSince({ db }: Store, at: Date): Promise<string[]> {
	const rows = await db.select().from(notifications).where(gte(notifications.createdAt, at)).orderBy(notifications.kind, notifications.channel)
	return rows.map(({ kind, channel }) => `${kind} ${channel}`)
}

/** Whether nothing waits to be told or sent. */
async function isQuiet({ db }: Store): Promise<boolean> {
	return (await db.select().from(tellings)).length === 0 && (await db.select().from(mails).where(isNull(mails.sentAt))).length === 0
}

/** Tells and sends what came of the preparation, so that only what follows is news. */
async function hushed(store: Store): Promise<Store> {
	await tellAll(store)
	while (await deliverMails({ store, signer: logSigner, send: async () => undefined, now: testNow }));
	expect(await isQuiet(store)).toBe(true)
	return store
}

/**
 * Starts a server on one database again and again, each killed at the first step where none died before, until all is
 * done, told and sent; so the work, its news and their mail are cut off at every step. One more lives and finds nothing
 * to do. Answers where servers died, and how many of them when the work was done.
 */
async function killAtEveryStep({ at, prepare, stateOf }: Scene, done: unknown, told: readonly string[]) {
	const store = await hushed(await prepare())
	const dataDir = mkdtempSync(path.join(folder, 'data-'))
	const undone = await stateOf(store)
	const died: string[] = []
	let doneIn = 0
	let now = at.getTime() - 1000
	for (let isDone = false; !isDone || !(await isQuiet(store)); now += pause) {
		const where = await serve(store, dataDir, { at: now, died })
		const state = await stateOf(store)
		isDone = JSON.stringify(state) === JSON.stringify(done)
		expect([where, state]).toEqual([where, isDone ? done : undone])
		if (where === null) continue
		died.push(where)
		if (isDone) doneIn++
	}
	expect(await serve(store, dataDir, { at: now, died })).toBe(null)
	expect(await stateOf(store)).toEqual(done)
	expect(await toldSince(store, at)).toEqual(told)
	expect(await isQuiet(store)).toBe(true)
	expect(readdirSync(path.join(dataDir, 'mail'))).toHaveLength(told.filter((one) => one.endsWith(' mail')).length)
	return { deaths: died.map((way) => way.split(' › ').at(-1) ?? ''), doneIn }
}

/** The steps of every telling: it leaves the outbox, fills inboxes, queues mail, which is taken in hand and marked as sent. */
const ofNews = [
	/^delete from "tellings"/,
	/^insert into "notifications"/,
	/^insert into "mails"/,
	/^update "mails" set "next_attempt_at"/,
	/^update "mails" set .*"sent_at"/,
	/^before the commit/,
	/^after the commit/,
]

function expectDeathsAt(deaths: readonly string[], ...steps: RegExp[]) {
	for (const step of steps) expect([step, deaths.some((death) => step.test(death))]).toEqual([step, true])
}

const releaseAt = new Date(testNow.getTime() + 2 * day + 7000)

async function scheduledList(): Promise<Store> {
	const store = await freshDatabase()
	await keysOptional(store)
	const [leader, follower] = await store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, lead.id)
		const bidsCloseAt = new Date(testNow.getTime() + 60 * day)
		const list = await makeList(tx, { code: 'XCL-2026-L001', chainSlug, ownerOrganisationId: lead.id, status: 'draft', releasedAt: null, bidsCloseAt })
		const base = { listId: list.id, issuerOrganisationId: lead.id, chainSlug, problem: '问题', bidsOpenAt: null, bidsCloseAt: null }
		for (const status of ['draft', 'approved', 'approved'] as const) await makeChallenge(tx, { ...base, status })
		return [await makeMember(tx, lead, [chainSlug]), await makeMember(tx, await makeOrganisation(tx))]
	})
	await followAs(store, follower, 'chain', 'new-materials')
	const scheduled = await scheduleList({ store, actor: leader, code: 'XCL-2026-L001', releaseAt, now: testNow })
	if (!scheduled.ok) throw new Error(scheduled.refusal.code)
	return store
}

async function releaseState({ db }: Store) {
	const kinds = (await db.select().from(auditEntries).orderBy(auditEntries.id)).map(({ kind }) => kind)
	const lists = await db.select().from(challengeLists)
	const rows = await db.select().from(challenges).orderBy(challenges.position)
	const opened = new Set([...lists.map(({ releasedAt }) => releasedAt), ...rows.map(({ bidsOpenAt }) => bidsOpenAt)].map((at) => at?.getTime()))
	return { lists: lists.map(({ status }) => status), challenges: rows.map(({ status }) => status), instants: opened.size, kinds }
}

const released = {
	lists: ['released'],
	challenges: ['open', 'open', 'open'],
	instants: 1,
	kinds: ['list.scheduled', 'list.released', 'challenge.approved', 'challenge.published', 'challenge.published', 'challenge.published'],
}
const releasing: Scene = { at: releaseAt, prepare: scheduledList, stateOf: releaseState }

test('a server killed at any step of a scheduled release has released all of the list or nothing; in the end it is out, and told, once', {
	timeout: 300_000,
}, async () => {
	const killed = await killAtEveryStep(releasing, released, ['list.released digest', 'list.released mail'])
	expectDeathsAt(killed.deaths, /^update "challenge_lists"/, /^update "challenges"/, /^insert into "audit_entries"/, ...ofNews)
	expect(killed.doneIn).toBeGreaterThan(ofNews.length)
})

const noticeEndsAt = new Date('2026-12-31T16:00:00Z')

async function noticedAward(): Promise<Store> {
	const { store, challenge, foreign, issuer, firm, rival } = await bidding()
	await store.tx((tx) =>
		tx
			.update(challenges)
			.set({ bidsCloseAt: new Date(deadline.getTime() + 90 * day) })
			.where(eq(challenges.id, foreign.id))
			.then(),
	)
	const winner = await sealedBid(store, firm, challenge.code)
	const loser = await sealedBid(store, rival, challenge.code)
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const decision = decisionOf([winner], { reserves: [loser] })
	const proposed = await noticeAward({ store, actor: issuer, code: challenge.code, decision, now: () => new Date(deadline.getTime() + 60_000) })
	expect(proposed).toMatchObject({ ok: true, value: { noticeEndsAt } })
	return store
}

async function awardState({ db }: Store) {
	const counted: Record<string, number> = {}
	for (const { kind } of await db.select().from(auditEntries)) counted[kind] = (counted[kind] ?? 0) + 1
	const [award] = await db.select().from(awards)
	const [challenge] = await db.select().from(challenges).orderBy(challenges.position)
	return {
		award: award?.status,
		challenge: challenge?.status,
		isWinnerNamed: challenge?.awardedBidId === award?.bidId,
		bids: (await db.select().from(bids)).map(({ status }) => status).sort(),
		counted: ['award.finalised', 'challenge.awarded', 'bid.won', 'bid.lost'].map((kind) => counted[kind] ?? 0),
	}
}

const final = { award: 'final', challenge: 'awarded', isWinnerNamed: true, bids: ['lost', 'won'], counted: [1, 1, 1, 1] }
const finalising: Scene = { at: noticeEndsAt, prepare: noticedAward, stateOf: awardState }

test('a server killed at any step of the finalisation of an award has made all of it final or nothing; in the end it is, and is told, once', {
	timeout: 300_000,
}, async () => {
	const killed = await killAtEveryStep(finalising, final, ['award.finalised mail', 'bid.lost mail', 'bid.won mail', 'bid.won mail'])
	expectDeathsAt(killed.deaths, /^update "awards"/, /^update "challenges"/, /^update "bids"/, /^insert into "audit_entries"/, ...ofNews)
	expect(killed.doneIn).toBeGreaterThan(ofNews.length)
})

test('of several connections at once, each sure that the job is its own, one does the work', async () => {
	for (const [{ prepare, stateOf, at }, job, done] of [
		[releasing, releaseDueLists, released],
		[finalising, finaliseDueAwards, final],
	] as const) {
		const store = await prepare()
		const others = [1, 2, 3, 4].map(() => open(urlOf(store)))
		const counts = await Promise.all(others.map((other) => job({ store: other, now: at })))
		for (const other of others) await other.close()
		expect(counts.reduce((sum, count) => sum + count)).toBe(1)
		expect(await stateOf(store)).toEqual(done)
	}
})
