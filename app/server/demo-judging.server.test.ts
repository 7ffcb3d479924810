import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asc, eq, inArray, lt } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import { drawPanel, readDrawInput } from '#app/crypto/panel-draw.ts'
import { beginEvaluation } from '#app/services/evaluation/begin-evaluation.server.ts'
import { lockEvaluation } from '#app/services/evaluation/lock-evaluation.server.ts'
import { noteOutlier } from '#app/services/evaluation/note-outlier.server.ts'
import { readMeeting } from '#app/services/evaluation/read-meeting.server.ts'
import { readOwnScores } from '#app/services/evaluation/read-own-scores.server.ts'
import { readRanking } from '#app/services/evaluation/read-ranking.server.ts'
import type { Store } from '#db/client.ts'
import {
	awards,
	bids,
	blindFiles,
	challenges,
	evaluations,
	organisations,
	panels,
	proposalPlaces,
	proposals,
	scoreSheets,
	sheetVersions,
} from '#db/schema/index.ts'
import { judgedTitles } from '#db/seed/demo-challenges/judging.ts'
import { daysAfter } from '#db/seed/demo-instants.ts'
import { demoExpertEmail } from '#db/seed/demo-users.ts'
import { testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { logSigner as signer } from '#tests/support/log-signer.ts'
import { vault } from '#tests/support/vault.ts'
import { judgeDemo } from './demo-judging.server.ts'
import { membersOf, seatedOf } from './demo-panel.server.ts'
import { openFileStorage } from './file-storage.server.ts'
import { seedNewDatabase } from './seed.server.ts'

// Each test seeds and judges a whole demo.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(path.join(tmpdir(), 'demo-judging-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function judged(): Promise<Store> {
	const store = await freshDatabase()
	await seedNewDatabase(store, { vault, isDemo: true, now })
	await judgeDemo({ store, vault, storage: openFileStorage(folder), signer, now })
	return store
}

async function challengeOf(store: Store, key: keyof typeof judgedTitles) {
	const [challenge] = await store.db.select().from(challenges).where(eq(challenges.title, judgedTitles[key]))
	const [issuer] = await membersOf(store.db, challenge?.issuerOrganisationId)
	const [evaluation] = await store.db
		.select()
		.from(evaluations)
		.where(eq(evaluations.challengeId, challenge?.id ?? ''))
	if (!challenge || !issuer) throw new Error(`the demo has no challenge ${key}`)
	return { challenge, issuer, evaluation }
}

const statusesOf = async (store: Store, key: keyof typeof judgedTitles) => {
	const { challenge } = await challengeOf(store, key)
	const rows = await store.db.select({ status: bids.status }).from(bids).where(eq(bids.challengeId, challenge.id)).orderBy(asc(bids.sealedAt))
	return [challenge.status, ...rows.map(({ status }) => status)]
}

test('each challenge has come as far as its part asks, chaired by the demo’s expert', async () => {
	const store = await judged()
	expect(await statusesOf(store, 'ready')).toEqual(['opened', 'qualified', 'qualified', 'qualified'])
	expect(await statusesOf(store, 'scoring')).toEqual(['evaluating', 'qualified', 'qualified', 'qualified', 'qualified'])
	expect(await statusesOf(store, 'meeting')).toEqual(['evaluating', 'qualified', 'qualified', 'qualified'])
	expect(await statusesOf(store, 'locked')).toEqual(['evaluating', 'shortlisted', 'scored', 'scored'])
	expect(await statusesOf(store, 'proposed')).toEqual(['evaluating', 'scored', 'scored', 'scored'])
	expect(await statusesOf(store, 'noticed')).toEqual(['noticed', 'scored', 'scored', 'scored'])
	expect(await statusesOf(store, 'invited')).toEqual(['opened', 'opened', 'opened', 'opened'])
	const invited = await seatedOf(store, (await challengeOf(store, 'invited')).challenge.id)
	expect(invited.map(({ seat, member }) => [seat.status, member.email === demoExpertEmail])).toEqual([
		['invited', true],
		['invited', false],
		['invited', false],
	])
	for (const key of ['ready', 'scoring', 'meeting', 'locked', 'proposed', 'noticed'] as const) {
		const seated = await seatedOf(store, (await challengeOf(store, key)).challenge.id)
		expect(seated.map(({ seat }) => seat.status)).toEqual(['accepted', 'accepted', 'accepted'])
		expect(seated[0]?.member.email).toBe(demoExpertEmail)
	}
})

test('every submitted sheet has its version with a hash and its place in the log, none of them in the future', async () => {
	const store = await judged()
	const past = await store.db
		.select({ id: evaluations.id })
		.from(evaluations)
		.where(lt(evaluations.beganAt, daysAfter(now, -4)))
	const all = await store.db.select().from(scoreSheets)
	const sheets = all.filter(({ evaluationId }) => !past.some(({ id }) => id === evaluationId))
	const versions = await store.db.select().from(sheetVersions).orderBy(asc(sheetVersions.logIndex))
	const submitted = sheets.filter(({ status }) => status === 'submitted')
	expect(versions.map(({ sheetId }) => sheetId).toSorted()).toEqual(submitted.map(({ id }) => id).toSorted())
	expect(versions.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
	expect(versions.map(({ logIndex }) => logIndex)).toEqual(versions.map((_, at) => at))
	expect(submitted.every(({ submittedAt }) => submittedAt !== null && submittedAt < now)).toBe(true)
	const { evaluation } = await challengeOf(store, 'scoring')
	const running = sheets.filter(({ evaluationId }) => evaluationId === evaluation?.id)
	expect(
		running
			.filter(({ status }) => status === 'draft')
			.map(({ revision }) => revision)
			.toSorted(),
	).toEqual([0, 0, 0, 1])
})

test('where the scores are locked every bid has its rank, and the open proposal follows it', async () => {
	const store = await judged()
	for (const key of ['locked', 'proposed', 'noticed'] as const) {
		const { challenge, issuer } = await challengeOf(store, key)
		const read = await readRanking({ store, vault, actor: issuer, code: challenge.code, page: 1, now })
		expect(read).toMatchObject({ ok: true, value: { evaluation: { status: 'locked' }, ranking: { rows: [1, 2, 3].map((rank) => ({ standing: { rank } })) } } })
	}
	const { challenge } = await challengeOf(store, 'proposed')
	const placed = await store.db
		.select({ role: proposalPlaces.role, slug: organisations.slug, feedback: bids.feedback })
		.from(proposalPlaces)
		.innerJoin(proposals, eq(proposals.id, proposalPlaces.proposalId))
		.innerJoin(bids, eq(bids.id, proposalPlaces.bidId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.where(eq(proposals.challengeId, challenge.id))
	expect(placed).toContainEqual({ role: 'winner', slug: 'lingxi-catalysts', feedback: '' })
	expect(placed.find(({ role }) => role === 'reserve')?.feedback).not.toBe('')
})

test('a file that names its bidder is masked in the package', async () => {
	const store = await judged()
	const files = await store.db.select().from(blindFiles)
	expect(files).toHaveLength(6)
	expect(files.every(({ outcome }) => outcome === 'masked')).toBe(true)
})

test('what waits can be done: the issuer begins, the chair writes the note of its outlier and locks', async () => {
	const store = await judged()
	const ready = await challengeOf(store, 'ready')
	expect(await beginEvaluation({ store, actor: ready.issuer, code: ready.challenge.code, now: () => now })).toMatchObject({ ok: true })
	const { challenge, evaluation } = await challengeOf(store, 'meeting')
	const [chair] = await seatedOf(store, challenge.id)
	if (!chair) throw new Error('nobody in the chair')
	const evaluationId = evaluation?.id ?? ''
	const lock = () => lockEvaluation({ store, actor: chair.member, evaluationId, now: () => now })
	expect(await lock()).toMatchObject({ refusal: { code: 'outliers-unnoted' } })
	expect(await readMeeting({ store, vault, actor: chair.member, evaluationId, page: 1, now })).toMatchObject({ ok: true })
	const own = await store.db
		.select()
		.from(scoreSheets)
		.where(inArray(scoreSheets.seatId, [chair.seat.id]))
	const [outlier] = own.toSorted((one, other) => (one.total ?? 0) - (other.total ?? 0))
	const note = '样品的流痕在试模中反复出现，故评分较低。'
	expect(await noteOutlier({ store, vault, actor: chair.member, sheetId: outlier?.id ?? '', note, now: () => now })).toMatchObject({ ok: true })
	expect(await lock()).toMatchObject({ ok: true })
})

test('every award of the demo has an evaluation behind it that ranks the bids as they are placed, by a panel whose draw repeats', async () => {
	const store = await judged()
	const awarded = await store.db
		.select({ challenge: challenges, winner: awards.bidId, panel: panels })
		.from(awards)
		.innerJoin(challenges, eq(challenges.id, awards.challengeId))
		.leftJoin(panels, eq(panels.challengeId, challenges.id))
	expect(awarded.length).toBeGreaterThan(9)
	for (const { challenge, winner, panel } of awarded) {
		const [issuer] = await membersOf(store.db, challenge.issuerOrganisationId)
		if (!issuer || !panel) throw new Error(`${challenge.code} was not judged`)
		const drawn = drawPanel({ input: readDrawInput(panel.input), secret: panel.secret ?? '', words: panel.words })
		const seated = await seatedOf(store, challenge.id)
		expect(drawn.ok && drawn.value.map(({ code }) => code)).toEqual(seated.map(({ seat }) => seat.code))
		const read = await readRanking({ store, vault, actor: issuer, code: challenge.code, page: 1, now })
		const rows = read.ok ? (read.value.ranking?.rows ?? []) : []
		expect([challenge.code, rows.map(({ standing }) => standing?.rank)]).toEqual([challenge.code, rows.map((_, at) => at + 1)])
		expect([challenge.code, rows[0]?.id]).toEqual([challenge.code, winner])
	}
})

test('whoever lost under notice reads the scores, the reason and the feedback of its own bid', async () => {
	const store = await judged()
	const { challenge } = await challengeOf(store, 'noticed')
	const own = await store.db.select().from(bids).where(eq(bids.challengeId, challenge.id)).orderBy(asc(bids.sealedAt))
	for (const bid of own) {
		const [actor] = await membersOf(store.db, bid.organisationId)
		if (!actor) throw new Error('nobody bids')
		const read = await readOwnScores({ store, vault, actor, bidId: bid.id })
		expect(read?.scores?.comments).toHaveLength(3)
		expect(bid.outcomeReason).not.toBe('')
	}
	expect(own.filter(({ feedback }) => feedback !== '')).toHaveLength(2)
})
