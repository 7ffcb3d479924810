import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { publishProposal } from '#app/services/award/publish-proposal.server.ts'
import { acceptSeat } from '#app/services/judging/answer-seat.server.ts'
import { commitPanel } from '#app/services/judging/commit-panel.server.ts'
import { drawCommittedPanel } from '#app/services/judging/draw-panel.server.ts'
import { endExpert } from '#app/services/judging/end-expert.server.ts'
import { enterExpert } from '#app/services/judging/enter-expert.server.ts'
import { acceptObjection } from '#app/services/objection/accept-objection.server.ts'
import { fileObjection } from '#app/services/objection/file-objection.server.ts'
import { settleObjection } from '#app/services/objection/settle-objection.server.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { awards, bids, challenges, evaluations, experts, organisations, panelSeats, scoreSheets, sheetVersions } from '#db/schema/index.ts'
import { makeCity, makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { decisionOf, publishWithFeedback } from '#tests/support/awarding.ts'
import { deadline } from '#tests/support/bidding.ts'
import { evaluating, submitSheets } from '#tests/support/evaluating.ts'
import { kindsTo, tellAll } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { beginEvaluation } from './begin-evaluation.server.ts'
import { lockEvaluation } from './lock-evaluation.server.ts'
import { readSheetsDesk } from './read-desk.server.ts'
import { readMeeting } from './read-meeting.server.ts'
import { readOwnScores } from './read-own-scores.server.ts'
import { readRanking } from './read-ranking.server.ts'
import { readSheet } from './read-sheet.server.ts'
import { reopenSheet } from './reopen-sheet.server.ts'
import { setDefence } from './set-defence.server.ts'

const minute = 60_000
const at = (minutes: number) => () => new Date(deadline.getTime() + minutes * minute)
const same = (points: number) => [0, 1, 2].map((bidAt) => [0, 1, 2].map(() => points - bidAt))
const answer = '评分依据不足，请重新评榜。'

/** An award by the scores of a first panel that an objection brought down: the challenge is evaluated again. */
async function sentBack() {
	const parts = await evaluating()
	const { store, issuer, third, officer, panel, bidIds, code, evaluationId } = parts
	const given = { store, actor: issuer, code }
	await submitSheets(parts, same(90))
	const [chair] = panel
	if (!chair) throw new Error('no chair')
	expect((await lockEvaluation({ store, actor: chair, evaluationId, now: at(1) })).ok).toBe(true)
	const first = decisionOf(bidIds.slice(0, 1), { reserves: bidIds.slice(1, 2), others: bidIds.slice(2) })
	expect((await proposeAward({ ...given, decision: first, now: at(2) })).ok).toBe(true)
	expect((await publishWithFeedback({ ...given, now: at(3) })).ok).toBe(true)
	const storage = { put: () => Promise.reject(new Error('no file is sent')), remove: () => Promise.resolve() }
	const objection = { form: 'real-name' as const, statement: '评分与公示材料不一致，请予复核。', storage, file: null }
	const filed = await fileObjection({ store, vault, actor: third, code, ...objection, now: at(4) })
	const objectionId = filed.ok ? filed.value.objectionId : ''
	await acceptObjection({ store, actor: officer, objectionId, now: at(5) })
	expect((await settleObjection({ store, actor: officer, objectionId, ending: { outcome: 're-evaluate', answer }, now: at(6) })).ok).toBe(true)
	const sheetsOf = (id: string) => store.db.select().from(scoreSheets).where(eq(scoreSheets.evaluationId, id)).orderBy(asc(scoreSheets.id))
	const statuses = async () => (await store.db.select().from(bids).where(eq(bids.challengeId, parts.challenge.id))).map(({ status }) => status)
	/** Submits every sheet of an evaluation of these seats. */
	const submit = async (id: string, points: number) => {
		const [row] = await store.db.select().from(evaluations).where(eq(evaluations.id, id))
		const seats = await store.db
			.select({ id: panelSeats.id, number: panelSeats.number, userId: experts.userId })
			.from(panelSeats)
			.innerJoin(experts, eq(experts.id, panelSeats.expertId))
			.where(eq(panelSeats.panelId, row?.panelId ?? ''))
			.orderBy(asc(panelSeats.number))
		const sheets = (await sheetsOf(id)).map(({ status: _status, savedAt, ...sheet }) => ({ ...sheet, status: 'draft' as const, savedAt: savedAt ?? at(0)() }))
		await submitSheets({ ...parts, seats, sheets }, same(points))
		return seats
	}
	return { ...parts, given, chair, objectionId, sheetsOf, statuses, submit }
}

/** A second panel: the last expert of the first one and two new ones. */
async function drawAgain({ store, office, issuer, panel, code }: Awaited<ReturnType<typeof sentBack>>) {
	const fresh = await store.tx(async (tx) => {
		await makeCity(tx, 'wuxi')
		return [await makeMember(tx, await makeOrganisation(tx, { citySlug: 'wuxi' })), await makeMember(tx, await makeOrganisation(tx))]
	})
	for (const { email } of fresh) await enterExpert({ store, actor: office, expert: { email, fields: ['new-materials'], speciality: '' }, now: at(7) })
	const rows = await store.db.select().from(experts)
	const gone = panel.slice(0, 2)
	for (const { userId } of gone) await endExpert({ store, actor: office, expertId: rows.find((one) => one.userId === userId)?.id ?? '', now: at(7) })
	expect(await commitPanel({ store, vault, actor: office, code, size: 3, now: at(8) })).toMatchObject({ ok: true })
	expect(await drawCommittedPanel({ store, vault, actor: issuer, code, words: '3101.25', now: at(9) })).toMatchObject({ ok: true })
	const everyone = new Map([...panel, ...fresh].map((member) => [rows.find((one) => one.userId === member.userId)?.id ?? member.userId, member]))
	for (const row of await store.db.select().from(experts)) everyone.set(row.id, everyone.get(row.id) ?? everyone.get(row.userId) ?? fail())
	for (const seat of await store.db.select().from(panelSeats))
		if (seat.status === 'invited') await acceptSeat({ store, actor: everyone.get(seat.expertId) ?? fail(), seatId: seat.id, declared: [], now: at(10) })
	return { fresh, gone, kept: panel[2] ?? fail() }
}
function fail(): never {
	throw new Error('no such expert')
}

test('judged again by the same panel: new sheets, the old ones stay as evidence, nothing of the first award can be published, and the next is made of the new scores', async () => {
	const parts = await sentBack()
	const { store, given, chair, firm, bidIds, code, evaluationId, sheetsOf, statuses, submit } = parts
	const decision = decisionOf(bidIds.slice(1, 2), { others: [bidIds[0] ?? '', bidIds[2] ?? ''] })
	const [old, versions] = [await sheetsOf(evaluationId), await store.db.select().from(sheetVersions).orderBy(sheetVersions.id)]
	expect(await publishProposal({ ...given, now: at(7) })).toEqual(refuse({ code: 'no-proposal' }))
	expect(await proposeAward({ ...given, decision, now: at(7) })).toEqual(refuse({ code: 'evaluation-outdated' }))
	const begun = await beginEvaluation({ ...given, now: at(11) })
	expect(begun).toMatchObject({ value: { number: 2, sheets: 9 } })
	const second = begun.ok ? begun.value.evaluationId : ''
	expect(await statuses()).toEqual(['qualified', 'qualified', 'qualified'])
	expect(await beginEvaluation({ ...given, now: at(11) })).toEqual(refuse({ code: 'evaluation-began' }))
	expect(await proposeAward({ ...given, decision, now: at(12) })).toEqual(refuse({ code: 'scores-unlocked' }))
	expect(
		await reopenSheet({ store, actor: chair, sheetId: old.find(({ seatId }) => seatId === parts.seats[0]?.id)?.id ?? '', reason: answer, now: at(12) }),
	).toEqual(refuse({ code: 'scores-locked' }))
	expect(await readMeeting({ store, vault, actor: chair, evaluationId: second, page: 1, now: at(12)() })).toMatchObject({
		value: { evaluation: { status: 'scoring' } },
	})
	await submit(second, 60)
	expect((await lockEvaluation({ store, actor: chair, evaluationId: second, now: at(13) })).ok).toBe(true)
	expect(await statuses()).toEqual(['scored', 'scored', 'scored'])
	expect(await sheetsOf(evaluationId)).toEqual(old)
	expect((await store.db.select().from(sheetVersions)).filter(({ id }) => versions.some((one) => one.id === id))).toHaveLength(versions.length)
	expect(await readOwnScores({ store, vault, actor: firm, bidId: bidIds[0] ?? '' })).toMatchObject({ scores: null })
	expect((await proposeAward({ ...given, decision, now: at(14) })).ok).toBe(true)
	expect((await publishWithFeedback({ ...given, now: at(15) })).ok).toBe(true)
	expect((await store.db.select().from(awards).orderBy(asc(awards.proposedAt))).map(({ status, bidId }) => [status, bidId])).toEqual([
		['returned', bidIds[0]],
		['noticed', bidIds[1]],
	])
	expect((await ProposalRepository.listByChallenge(store.db, parts.challenge.id)).map(({ status }) => status)).toEqual(['published', 'withdrawn'])
	expect(await readOwnScores({ store, vault, actor: firm, bidId: bidIds[0] ?? '' })).toMatchObject({ scores: { score: 6000 } })
	const ranked = async (number?: number) => {
		const read = await readRanking({ store, vault, actor: given.actor, code, number, page: 1, bid: bidIds[0], now: at(16)() })
		return read.ok ? [read.value.evaluation.number, read.value.numbers, read.value.ranking.rows.map(({ standing }) => standing?.score)] : read
	}
	expect(await ranked()).toEqual([2, [1, 2], [6000, 5900, 5800]])
	expect(await ranked(1)).toEqual([1, [1, 2], [9000, 8900, 8800]])
	expect(await ranked(3)).toEqual(refuse({ code: 'not-found' }))
})

test('judged again by a panel drawn anew: who left reads the first evaluation as before and nothing of the second, and is told nothing of it', async () => {
	const parts = await sentBack()
	const { store, given, firm, bidIds, code, evaluationId, submit } = parts
	const { gone, kept, fresh } = await drawAgain(parts)
	const desk = async (actor: Member) => (await readSheetsDesk({ store, actor })).map(({ number }) => number).sort()
	const meeting = (actor: Member, id: string) => readMeeting({ store, vault, actor, evaluationId: id, page: 1, now: at(12)() })
	const before = await Promise.all(gone.map((actor) => meeting(actor, evaluationId)))
	expect(before.every(({ ok }) => ok)).toBe(true)
	await tellAll(store, at(10)())
	const told = await Promise.all(gone.map((actor) => kindsTo(store, actor)))
	const begun = await beginEvaluation({ ...given, now: at(11) })
	const second = begun.ok ? begun.value.evaluationId : ''
	expect(begun).toMatchObject({ value: { number: 2, sheets: 9 } })
	const seats = await submit(second, 60)
	expect(seats.map(({ userId }) => userId).sort()).toEqual([kept, ...fresh].map(({ userId }) => userId).sort())
	const chair = [kept, ...fresh].find(({ userId }) => userId === seats[0]?.userId) ?? fail()
	for (const actor of gone) {
		expect(await meeting(actor, second)).toEqual(refuse({ code: 'not-found' }))
		expect(await desk(actor)).toEqual([1])
		expect(await lockEvaluation({ store, actor, evaluationId: second, now: at(13) })).toEqual(refuse({ code: 'not-found' }))
	}
	for (const actor of fresh) {
		expect(await meeting(actor, evaluationId)).toEqual(refuse({ code: 'not-found' }))
		expect(await desk(actor)).toEqual([2])
		const [sheet] = await parts.sheetsOf(evaluationId)
		expect(await readSheet({ store, vault, actor, sheetId: sheet?.id ?? '', now: at(12) })).toEqual(refuse({ code: 'not-found' }))
	}
	expect(await desk(kept)).toEqual([1, 2])
	expect((await lockEvaluation({ store, actor: chair, evaluationId: second, now: at(13) })).ok).toBe(true)
	const said = { startsAt: at(100)(), endsAt: at(130)(), place: '园区会议中心' }
	expect((await setDefence({ ...given, bidId: bidIds[0] ?? '', said, now: at(14) })).ok).toBe(true)
	await store.tx((tx) => tx.update(organisations).set({ name: '另一名称' }).where(eq(organisations.id, firm.organisation.id)))
	await tellAll(store, at(14)())
	expect(JSON.stringify(await Promise.all(gone.map((actor) => meeting(actor, evaluationId))))).toBe(JSON.stringify(before))
	expect(await Promise.all(gone.map((actor) => kindsTo(store, actor)))).toEqual(told)
	expect(await kindsTo(store, kept)).toContain('defence.set')
	expect((await store.db.select().from(challenges).where(eq(challenges.code, code)))[0]).toMatchObject({ status: 'evaluating' })
})
