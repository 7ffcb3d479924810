import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import { auditEntries, awards, bids, bidVersions, challenges, evaluations, panels, proposalPlaces, proposals } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { bidding, deadline } from '#tests/support/bidding.ts'
import { urlOf } from '#tests/support/database.ts'
import type { Finish, Race } from './support/award-worker.ts'

const processes = 4
const count = 200

let folder = ''

/** The worker as a program of its own; within the project, so that it finds its packages. */
beforeAll(async () => {
	folder = mkdtempSync(path.join('node_modules', '.race-'))
	const rollupOptions = { input: 'tests/integration/support/award-worker.ts', output: { entryFileNames: 'worker.js' } }
	await build({ configFile: false, logLevel: 'error', publicDir: false, build: { ssr: true, outDir: folder, target: 'node20', rollupOptions } })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hash = '0'.repeat(64)

/** Challenges like `model` whose scores are locked, each with a bid of each bidder, which has its feedback already. */
async function scored(tx: Tx, model: typeof challenges.$inferSelect, bidders: readonly string[]) {
	const made = Array.from({ length: count }, (_, at) => ({ id: newId(), code: `RACE-${at}`, panelId: newId(), bids: bidders.map(() => newId()) }))
	const states = { status: 'evaluating' as const, sourceKey: null }
	await tx.insert(challenges).values(made.map(({ id, code }, at) => ({ ...model, ...states, id, code, position: 1000 + at })))
	const drawn = {
		number: 1,
		status: 'drawn' as const,
		input: '{}',
		inputHash: hash,
		secretHash: hash,
		sealedSecret: '',
		committedAt: testNow,
		drawnAt: testNow,
	}
	await tx.insert(panels).values(made.map(({ id, panelId }) => ({ ...drawn, id: panelId, challengeId: id })))
	const locked = { number: 1, status: 'locked' as const, beganAt: testNow, dueAt: testNow, lockedAt: testNow }
	await tx.insert(evaluations).values(made.map(({ id, panelId }) => ({ ...locked, challengeId: id, panelId })))
	const sealed = { status: 'scored' as const, feedback: '可补充第三方检测数据', sealedAt: testNow, createdAt: testNow, updatedAt: testNow }
	const rows = made.flatMap(({ id: challengeId, bids: ids }) => ids.map((id, at) => ({ ...sealed, id, challengeId, organisationId: bidders[at] ?? '' })))
	await tx.insert(bids).values(rows)
	await tx.insert(bidVersions).values(rows.map(({ id }) => ({ bidId: id, number: 1, savedAt: testNow, sealedAt: testNow })))
	return made
}

test('four processes decide on 200 challenges at once: exactly 200 proposals and 200 awards, and all others are told that it was decided', async () => {
	const { store, challenge, issuer, firm, rival } = await bidding()
	const made = await store.tx((tx) => scored(tx, challenge, [firm.organisation.id, rival.organisation.id]))
	const racesOf = (turn: number): Race[] =>
		made.map(({ code, bids: ids }) => ({ code, winner: ids[turn % 2] ?? '', reasons: Object.fromEntries(ids.map((id) => [id, `第 ${turn} 个进程的理由`])) }))
	const url = urlOf(store)
	const finishes = await Promise.all(
		Array.from({ length: processes }, async (_, turn) => {
			const worker = fork(path.join(folder, 'worker.js'))
			const answered = once(worker, 'message')
			const failed = once(worker, 'exit').then(([code]) => {
				if (code !== 0) throw new Error(`a deciding process ended with ${code}`)
			})
			worker.send({ url, actor: issuer, at: deadline.getTime() + 60_000, races: racesOf(turn) })
			const [[answer]] = await Promise.all([answered, failed])
			const finished: Finish[] = answer
			return finished
		}),
	)
	const all = finishes.flat()
	expect(all).toHaveLength(processes * count)
	expect(all.filter(({ proposed }) => proposed === null)).toHaveLength(count)
	expect(all.filter(({ published }) => published === null)).toHaveLength(count)
	for (const { proposed, published } of all) {
		expect([null, 'already-proposed', 'already-noticed']).toContain(proposed)
		expect([null, 'wrong-status']).toContain(published)
	}
	const { db } = store
	const proposed = await db.select().from(proposals)
	expect(new Set(proposed.map(({ challengeId }) => challengeId)).size).toBe(count)
	expect(proposed).toHaveLength(count)
	expect(await db.select().from(proposalPlaces)).toHaveLength(count)
	const awarded = await db.select().from(awards)
	expect(awarded.map(({ id }) => id).sort()).toEqual(proposed.map(({ id }) => id).sort())
	const told = await db.select().from(bids)
	for (const { challengeId } of awarded) {
		// What the bidders of a challenge are told comes from one process, the one whose proposal stands.
		expect(new Set(told.filter((bid) => bid.challengeId === challengeId).map(({ outcomeReason }) => outcomeReason)).size).toBe(1)
	}
	const log = await db.select().from(auditEntries)
	for (const kind of ['proposal.made', 'proposal.published', 'challenge.noticed', 'bid.proposed'])
		expect([kind, log.filter((entry) => entry.kind === kind && !entry.isRefused).length]).toEqual([kind, count])
}, 180_000)
