import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '#app/domain/permission/actor.ts'
import { lockEvaluation } from '#app/services/evaluation/lock-evaluation.server.ts'
import { reopenSheet } from '#app/services/evaluation/reopen-sheet.server.ts'
import type { Store, Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import { bids, challenges, evaluations, experts, panelSeats, panels, scoreSheets, sheetVersions } from '#db/schema/index.ts'
import { beforeDeadline } from '#tests/support/bidding.ts'
import { urlOf } from '#tests/support/database.ts'
import { evaluating } from '#tests/support/evaluating.ts'
import type { Tried, Try } from './support/lock-worker.ts'

const count = 60
const at = beforeDeadline()
let folder = ''

/** The worker as a program of its own; within the project, so that it finds its packages. */
beforeAll(async () => {
	folder = mkdtempSync(path.join('node_modules', '.lock-'))
	const rollupOptions = { input: 'tests/integration/support/lock-worker.ts', output: { entryFileNames: 'worker.js' } }
	await build({ configFile: false, logLevel: 'error', publicDir: false, build: { ssr: true, outDir: folder, target: 'node20', rollupOptions } })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Races = { model: typeof challenges.$inferSelect; bidder: string; expertIds: readonly string[] }
type Race = { evaluationId: string; sheetIds: string[] }

/** Evaluations of one bid each by the same three experts, every sheet in. */
async function allIn(tx: Tx, { model, bidder, expertIds }: Races): Promise<Race[]> {
	const races: Race[] = []
	const drawn = { status: 'drawn' as const, input: '{}', inputHash: '00', secretHash: '00', sealedSecret: '', committedAt: at, drawnAt: at }
	for (let turn = 0; turn < count; turn++) {
		const [challengeId, panelId, evaluationId, bidId] = [newId(), newId(), newId(), newId()]
		await tx.insert(challenges).values({ ...model, id: challengeId, code: `LOCK-${turn}`, position: 1000 + turn, sourceKey: null })
		await tx.insert(panels).values({ ...drawn, id: panelId, challengeId, number: 1 })
		const seats = expertIds.map((expertId, place) => ({ id: newId(), panelId, expertId, number: place + 1, code: `P${place + 1}` }))
		await tx.insert(panelSeats).values(seats.map((seat) => ({ ...seat, status: 'accepted' as const, invitedAt: at, answeredAt: at })))
		await tx.insert(evaluations).values({ id: evaluationId, challengeId, number: 1, panelId, status: 'scoring', beganAt: at, dueAt: at })
		await tx.insert(bids).values({ id: bidId, challengeId, organisationId: bidder, status: 'qualified', sealedAt: at, createdAt: at, updatedAt: at })
		const sheets = seats.map((seat) => ({ id: newId(), evaluationId, seatId: seat.id, bidId, status: 'submitted' as const, total: 8000 }))
		await tx.insert(scoreSheets).values(sheets.map((sheet) => ({ ...sheet, savedAt: at, submittedAt: at })))
		await tx.insert(sheetVersions).values(sheets.map(({ id }) => ({ sheetId: id, number: 1, content: '', hash: '00', total: 8000, submittedAt: at })))
		races.push({ evaluationId, sheetIds: sheets.map(({ id }) => id) })
	}
	return races
}

async function racing() {
	const { store, challenge, firm, panel } = await evaluating()
	const rows = await store.db.select().from(experts)
	const expertIds = panel.map(({ userId }) => rows.find((row) => row.userId === userId)?.id ?? '')
	const races = await store.tx((tx) => allIn(tx, { model: challenge, bidder: firm.organisation.id, expertIds }))
	return { store, panel, races }
}

/** Each evaluation was locked with every sheet in, or has a reopened sheet and is not locked; what was refused says which. */
async function expectOneWinner(store: Store, races: readonly Race[], tried: readonly Tried[]) {
	const [rows, sheets, scored] = [await store.db.select().from(evaluations), await store.db.select().from(scoreSheets), await store.db.select().from(bids)]
	for (const { evaluationId } of races) {
		const own = tried.filter((one) => one.evaluationId === evaluationId)
		const [locks, reopenings] = [own.filter(({ sheetId }) => sheetId === null), own.filter(({ sheetId }) => sheetId !== null)]
		const isLocked = rows.find(({ id }) => id === evaluationId)?.status === 'locked'
		const [sheet, ...others] = sheets.filter((one) => one.evaluationId === evaluationId)
		const statuses = [sheet, ...others].map((one) => one?.status)
		expect(locks.filter(({ refusal }) => refusal === null)).toHaveLength(isLocked ? 1 : 0)
		for (const { refusal } of locks) expect(isLocked ? [null, 'wrong-evaluation-status'] : ['sheets-missing']).toContain(refusal)
		for (const { refusal } of reopenings) expect(refusal).toBe(isLocked ? 'scores-locked' : null)
		expect(statuses.filter((status) => status === 'reopened')).toHaveLength(isLocked ? 0 : reopenings.length)
		expect(scored.find(({ id }) => id === sheet?.bidId)?.status).toBe(isLocked ? 'scored' : 'qualified')
	}
}

test('four processes lock and reopen the same evaluations at once: of each exactly one side wins, and the other is told', async () => {
	const { store, panel, races } = await racing()
	const url = urlOf(store)
	const run = async (actor: Member | undefined, tries: Try[]): Promise<Tried[]> => {
		const worker = fork(path.join(folder, 'worker.js'))
		const answered = once(worker, 'message')
		const failed = once(worker, 'exit').then(([code]) => {
			if (code !== 0) throw new Error(`a process ended with ${code}`)
		})
		worker.send({ url, actor, at: at.getTime() + 1000, tries })
		const [[answer]] = await Promise.all([answered, failed])
		return answer
	}
	const locks = races.map(({ evaluationId }) => ({ evaluationId, sheetId: null }))
	const reopenings = (seat: number) => races.map(({ evaluationId, sheetIds }) => ({ evaluationId, sheetId: sheetIds[seat] ?? '' }))
	const [chair, second, third] = panel
	const tried = await Promise.all([run(chair, locks), run(chair, locks), run(second, reopenings(1)), run(third, reopenings(2).reverse())])
	await expectOneWinner(store, races, tried.flat())
}, 180_000)

test('two units of work of one process at once: whichever comes first wins', async () => {
	const { store, panel, races } = await racing()
	const [chair, second] = panel
	if (!chair || !second) throw new Error('no panel')
	const now = () => new Date(at.getTime() + 1000)
	const tried = await Promise.all(
		races.map(async ({ evaluationId, sheetIds }, turn): Promise<Tried[]> => {
			const sheetId = sheetIds[1] ?? ''
			const lock = async () => ({ evaluationId, sheetId: null, outcome: await lockEvaluation({ store, actor: chair, evaluationId, now }) })
			const reopen = async () => ({ evaluationId, sheetId, outcome: await reopenSheet({ store, actor: second, sheetId, reason: '复核后需要修改评分', now }) })
			const both = await Promise.all(turn % 2 === 0 ? [lock(), reopen()] : [reopen(), lock()])
			return both.map(({ outcome, ...one }) => ({ ...one, refusal: outcome.ok ? null : outcome.refusal.code }))
		}),
	)
	await expectOneWinner(store, races, tried.flat())
}, 180_000)
