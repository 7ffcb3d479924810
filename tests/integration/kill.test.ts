import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaseMs } from '#app/domain/operation/job.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { scheduleList } from '#app/services/list/schedule-list.server.ts'
import type { Store } from '#db/client.ts'
import { auditEntries, awards, bids, challengeLists, challenges } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { afterDeadline, bidding, deadline, sealedBid } from '#tests/support/bidding.ts'
import { freshDatabase, urlOf } from '#tests/support/database.ts'
import type { Order, Report } from '#tests/support/mortal-jobs.ts'
import { keysOptional } from '#tests/support/optional-keys.ts'

const day = 86_400_000
let folder = ''

/** The program stands within the project, where its libraries are found. */
beforeAll(async () => {
	folder = mkdtempSync(path.resolve('node_modules/.kill-test-'))
	await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		ssr: { noExternal: true, external: ['better-sqlite3', 'pg'] },
		build: {
			ssr: true,
			outDir: folder,
			target: 'node20',
			rollupOptions: { input: 'tests/support/mortal-jobs.ts', output: { entryFileNames: 'mortal-jobs.mjs' } },
		},
	})
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a job in a process of its own; answers what it said, or null when it was killed. */
async function run(order: Order): Promise<Report | null> {
	const child = spawn(process.execPath, [path.join(folder, 'mortal-jobs.mjs'), JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
	let said = ''
	child.stdout.on('data', (chunk) => {
		said += chunk
	})
	const [code, signal] = await once(child, 'close')
	if (signal === 'SIGKILL') return null
	if (code !== 0) throw new Error(`the process ended with ${code}`)
	return JSON.parse(said)
}

type Scene = { job: Order['job']; at: Date; prepare: () => Promise<Store>; stateOf: (store: Store) => Promise<unknown> }

/**
 * Kills a process at each of its statements in turn, on a database each; a fresh process then runs the job on all of
 * them, and another one after it. Answers the statements, and how many databases were left undone and done.
 */
async function killAtEveryStep({ job, at, prepare, stateOf }: Scene, done: unknown) {
	const orderFor = (...stores: Store[]): Order => ({ urls: stores.map(urlOf), job, at: at.getTime(), hasLease: true, dieBefore: null })
	const whole = await prepare()
	const undone = await stateOf(whole)
	const report = await run(orderFor(whole))
	expect(await stateOf(whole)).toEqual(done)
	const steps = report?.statements ?? []
	for (const border of [/^begin/i, /^commit/i]) expect(steps.filter((text) => border.test(text)).length).toBe(3)

	const killed: Store[] = []
	let doneBefore = 0
	for (const [before, step] of steps.entries()) {
		const store = await prepare()
		expect(await run({ ...orderFor(store), dieBefore: before + 1 })).toBe(null)
		const found = await stateOf(store)
		const isDone = JSON.stringify(found) === JSON.stringify(done)
		expect([step, found]).toEqual([step, isDone ? done : undone])
		if (isDone) doneBefore++
		killed.push(store)
	}
	const again = await run({ ...orderFor(...killed), at: at.getTime() + leaseMs })
	expect(again?.done.filter((count) => count === 1)).toHaveLength(steps.length - doneBefore)
	expect((await run({ ...orderFor(...killed), at: at.getTime() + leaseMs + 1000 }))?.done.every((count) => count === 0)).toBe(true)
	for (const [before, store] of killed.entries()) expect([steps[before], await stateOf(store)]).toEqual([steps[before], done])
	return { steps: steps.length, done: doneBefore }
}

const releaseAt = new Date(testNow.getTime() + 2 * day + 7000)

async function scheduledList(): Promise<Store> {
	const store = await freshDatabase()
	await keysOptional(store)
	const leader = await store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, lead.id)
		const bidsCloseAt = new Date(testNow.getTime() + 60 * day)
		const list = await makeList(tx, { code: 'XCL-2026-L001', chainSlug, ownerOrganisationId: lead.id, status: 'draft', releasedAt: null, bidsCloseAt })
		const base = { listId: list.id, issuerOrganisationId: lead.id, chainSlug, problem: '问题', bidsOpenAt: null, bidsCloseAt: null }
		for (const status of ['draft', 'approved', 'approved'] as const) await makeChallenge(tx, { ...base, status })
		return makeMember(tx, lead, [chainSlug])
	})
	const scheduled = await scheduleList({ store, actor: leader, code: 'XCL-2026-L001', releaseAt, now: testNow })
	if (!scheduled.ok) throw new Error(scheduled.refusal.code)
	return store
}

async function releaseState({ db }: Store) {
	const kinds = (await db.select().from(auditEntries).orderBy(auditEntries.id)).map(({ kind }) => kind)
	const lists = await db.select().from(challengeLists)
	const rows = await db.select().from(challenges).orderBy(challenges.position)
	return {
		lists: lists.map(({ status, releasedAt }) => [status, releasedAt?.toISOString() ?? null]),
		challenges: rows.map(({ status, bidsOpenAt }) => [status, bidsOpenAt?.toISOString() ?? null]),
		kinds,
	}
}

const released = {
	lists: [['released', releaseAt.toISOString()]],
	challenges: [1, 2, 3].map(() => ['open', releaseAt.toISOString()]),
	kinds: ['list.scheduled', 'list.released', 'challenge.approved', 'challenge.published', 'challenge.published', 'challenge.published'],
}
const releasing: Scene = { job: 'release-due-lists', at: releaseAt, prepare: scheduledList, stateOf: releaseState }

test('killed at any step of a scheduled release, the next process releases the list once, at its second', { timeout: 900_000 }, async () => {
	const killed = await killAtEveryStep(releasing, released)
	expect(killed.steps - killed.done).toBeGreaterThan(10)
	expect(killed.done).toBeGreaterThan(2)
})

const noticeEndsAt = new Date('2026-12-31T16:00:00Z')

async function noticedAward(): Promise<Store> {
	const { store, challenge, issuer, firm, rival } = await bidding()
	const winner = await sealedBid(store, firm, challenge.code)
	await sealedBid(store, rival, challenge.code)
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const decision = { winner, reason: '承诺值全部达到', reasons: {} }
	const proposed = await proposeAward({ store, actor: issuer, code: challenge.code, decision, now: () => new Date(deadline.getTime() + 60_000) })
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
const finalising: Scene = { job: 'finalise-due-awards', at: noticeEndsAt, prepare: noticedAward, stateOf: awardState }

test('killed at any step of the finalisation of an award, the next process makes it final once', { timeout: 900_000 }, async () => {
	const killed = await killAtEveryStep(finalising, final)
	expect(killed.steps - killed.done).toBeGreaterThan(10)
	expect(killed.done).toBeGreaterThan(2)
})

test('of several processes at once, each sure that the jobs are its own, one does the work', { timeout: 120_000 }, async () => {
	for (const [scene, done] of [
		[releasing, released],
		[finalising, final],
	] as const) {
		const store = await scene.prepare()
		const order: Order = { urls: [urlOf(store)], job: scene.job, at: scene.at.getTime(), hasLease: false, dieBefore: null }
		const reports = await Promise.all([1, 2, 3, 4].map(() => run(order)))
		expect(reports.reduce((sum, one) => sum + (one?.done[0] ?? 0), 0)).toBe(1)
		expect(await scene.stateOf(store)).toEqual(done)
	}
})
