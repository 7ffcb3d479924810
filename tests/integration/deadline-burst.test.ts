import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blankContent } from '#app/domain/bid/content.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { rolesOf } from '#app/domain/permission/actor.ts'
import { encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { auditEntries, bids, bidVersions, challenges, organisations, users } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { bidding, deadline } from '#tests/support/bidding.ts'
import { urlOf } from '#tests/support/database.ts'
import { keys, vault } from '#tests/support/vault.ts'
import type { Answer, Submission } from './support/burst-worker.ts'

const processes = 4
const count = 500
/** Each submission's clock stands this far from the deadline at most, in milliseconds. */
const spread = 50

let folder = ''

/** The worker as a program of its own; within the project, so that it finds its packages. */
beforeAll(async () => {
	folder = mkdtempSync(path.join('node_modules', '.burst-'))
	const rollupOptions = { input: 'tests/integration/support/burst-worker.ts', output: { entryFileNames: 'worker.js' } }
	await build({ configFile: false, logLevel: 'error', publicDir: false, build: { ssr: true, outDir: folder, target: 'node20', rollupOptions } })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A complete draft of a firm of its own, for each of `count` firms. */
async function drafts(tx: Tx, challengeId: string): Promise<{ actor: Member; bidId: string }[]> {
	const targets = await ChallengeRepository.listIndicators(tx, challengeId)
	const made = Array.from({ length: count }, (_, at) => {
		const organisation = {
			id: newId(),
			slug: `firm-${at}`,
			name: `投标单位${at}`,
			kind: 'enterprise' as const,
			status: 'verified' as const,
			citySlug: 'suzhou' as const,
		}
		return { organisation, userId: newId(), bidId: newId(), versionId: newId(), at }
	})
	await tx.insert(organisations).values(made.map(({ organisation }) => ({ ...organisation, createdAt: testNow })))
	const account = { passwordHash: 'none', isAdministrator: true, createdAt: testNow }
	await tx.insert(users).values(
		made.map(({ organisation, userId, at }) => ({
			...account,
			id: userId,
			email: `firm${at}@lianbang.example`,
			name: `人员${at}`,
			organisationId: organisation.id,
		})),
	)
	await tx.insert(bids).values(
		made.map(({ bidId, organisation }) => ({
			id: bidId,
			challengeId,
			organisationId: organisation.id,
			status: 'draft' as const,
			createdAt: testNow,
			updatedAt: testNow,
		})),
	)
	const promises = Object.fromEntries(targets.map(({ id, target }) => [id, target]))
	const words = { ...blankContent, approach: '方案', team: '团队', schedule: '十二个月', priceFen: 300_000_000, promises }
	await tx.insert(bidVersions).values(
		made.map(({ versionId: id, bidId, userId }) => {
			const version = { id, bidId, number: 1, savedAt: testNow, savedByUserId: userId }
			return { ...version, content: encryptContent(vault, version, words) }
		}),
	)
	return made.map(({ organisation, userId, bidId, at }) => {
		const roles = rolesOf(organisation, [], false)
		return { bidId, actor: { kind: 'user', userId, name: `人员${at}`, email: '', isAdministrator: true, organisation, ledChains: [], roles } }
	})
}

async function submitIn(worker: ChildProcess, url: string, submissions: Submission[]): Promise<Answer[]> {
	const answered = once(worker, 'message')
	const failed = once(worker, 'exit').then(([code]) => {
		if (code !== 0) throw new Error(`a submitting process ended with ${code}`)
	})
	worker.send({ url, keyDir: keys.folder, submissions })
	const [[answers]] = await Promise.all([answered, failed])
	return answers
}

test('500 submissions from several processes around the deadline: accepted exactly when the clock of their unit of work is before it', async () => {
	const { store, challenge } = await bidding()
	const prepared = await store.tx((tx) => drafts(tx, challenge.id))
	// Every millisecond of the spread comes up about five times, the very deadline among them, in an order that is no order of time.
	const submissions = prepared.map((one, at) => ({ ...one, clock: deadline.getTime() + ((at * 37) % (2 * spread + 1)) - spread }))
	const workers = Array.from({ length: processes }, () => fork(path.join(folder, 'worker.js')))
	const url = urlOf(store)
	const answers = (
		await Promise.all(
			workers.map((worker, share) =>
				submitIn(
					worker,
					url,
					submissions.filter((_, at) => at % processes === share),
				),
			),
		)
	).flat()

	const inTime = new Set(submissions.filter(({ clock }) => clock < deadline.getTime()).map(({ bidId }) => bidId))
	expect(answers).toHaveLength(count)
	for (const { bidId, refusal } of answers) expect(refusal).toBe(inTime.has(bidId) ? null : 'deadline-passed')
	const rows = await store.db.select().from(bids).orderBy(bids.id)
	for (const { id, status } of rows) expect(status).toBe(inTime.has(id) ? 'sealed' : 'draft')
	for (const { sealedAt } of rows) if (sealedAt) expect(sealedAt.getTime()).toBeLessThan(deadline.getTime())
	const versions = await store.db.select().from(bidVersions).orderBy(bidVersions.id)
	for (const { bidId, sealedAt } of versions) expect(sealedAt !== null).toBe(inTime.has(bidId))
	const receipts = rows.flatMap(({ receiptCode }) => receiptCode ?? [])
	expect(new Set(receipts).size).toBe(inTime.size)
	const [row] = await store.db.select().from(challenges).where(eq(challenges.id, challenge.id))
	expect(row?.bidCount).toBe(inTime.size)

	const log = await store.db.select().from(auditEntries).where(eq(auditEntries.kind, 'bid.sealed')).orderBy(auditEntries.id)
	expect(
		log
			.filter(({ isRefused }) => !isRefused)
			.map(({ subjectId }) => subjectId)
			.sort(),
	).toEqual([...inTime].sort())
	expect(log.filter(({ isRefused }) => isRefused)).toHaveLength(count - inTime.size)
	for (const { at, isRefused } of log) expect(at < deadline).toBe(!isRefused)
}, 120_000)
