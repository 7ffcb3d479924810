import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { utf8 } from '#app/crypto/bytes.ts'
import { logKeyOf } from '#app/crypto/log-key.ts'
import { verifyReceipt } from '#app/crypto/verify-receipt.ts'
import { refuse } from '#app/domain/decision.ts'
import { readSheetDraft } from '#app/domain/evaluation/sheet-form.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { giveUpSeat } from '#app/services/judging/answer-seat.server.ts'
import { readLeaves } from '#app/services/log/read-state.server.ts'
import { remind } from '#app/services/notification/remind.server.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'
import { evaluations, logLeaves, scoreSheets, sheetVersions } from '#db/schema/index.ts'
import { beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { allOfScoring, scoring } from '#tests/support/scoring.ts'
import { kindsTo } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { readSheetsDesk } from './read-desk.server.ts'
import { readSheet, sheetReceiptOf } from './read-sheet.server.ts'
import { reopenSheet } from './reopen-sheet.server.ts'
import { saveSheet } from './save-sheet.server.ts'
import { submitSheet } from './submit-sheet.server.ts'

const notFound = refuse({ code: 'not-found' })
const comment = '指标依据充分'

/** An evaluation that began, with the sheet of its first expert. */
async function begun() {
	const parts = await scoring()
	const began = await parts.ready()
	if (!began.ok) throw new Error(began.refusal.code)
	const { store, memberOf, seatsOf } = parts
	const [seat] = await seatsOf()
	const [sheet] = await store.db
		.select()
		.from(scoreSheets)
		.where(eq(scoreSheets.seatId, seat?.id ?? ''))
	const sheetId = sheet?.id ?? ''
	const expert = memberOf(seat?.expertId)
	const indicators = await ChallengeRepository.listIndicators(store.db, parts.challenge.id)
	const entries: Record<string, string> = { overall: comment }
	for (const at of [0, 1, 2, 3]) Object.assign(entries, { [`points.${at}`]: '80', [`criteria.${at}`]: comment })
	for (const { id } of indicators) entries[`judgements.${id}`] = 'achievable'
	const save = (values: Record<string, string>, revision = 0, actor: Member = expert) =>
		saveSheet({ store, vault, actor, sheetId, sent: { values: readSheetDraft(values).values, revision }, now })
	const submit = (revision: number, actor: Member = expert) => submitSheet({ store, vault, signer: logSigner, actor, sheetId, revision, now })
	return { ...parts, began, seat, sheetId, expert, entries, save, submit }
}

test('the panel begins only when bids are screened, its seats accepted and the packages passed; refused, nothing is written', async () => {
	const { store, begin, qualify, pass, acceptAll, firm, office } = await scoring()
	const before = await allOfScoring(store)
	const kinds = async () => {
		const outcome = await begin()
		expect(await allOfScoring(store)).toMatchObject({ evaluations: [], sheets: [] })
		return !outcome.ok && outcome.refusal.code === 'evaluation-not-ready' ? outcome.refusal.gaps.map(({ kind }) => kind) : outcome
	}
	expect(await kinds()).toEqual(['screening', 'seats'])
	expect(await allOfScoring(store)).toEqual(before)
	for (const actor of [firm, office]) expect(await begin(actor)).toEqual(notFound)
	await qualify()
	expect(await kinds()).toEqual(['seats', 'packages'])
	await pass()
	await acceptAll()
	expect(await begin()).toMatchObject({ ok: true, value: { number: 1, sheets: 3 } })
	const { challenges, sheets } = await allOfScoring(store)
	expect(challenges.filter(({ status }) => status === 'evaluating')).toHaveLength(1)
	expect(sheets.map(({ status, revision }) => [status, revision])).toEqual(Array(3).fill(['draft', 0]))
	expect(await begin()).toEqual(refuse({ code: 'evaluation-began' }))
	expect((await refusedAttempts(store)).map(({ refusal }) => refusal)).toEqual([
		'evaluation-not-ready',
		'not-found',
		'not-found',
		'evaluation-not-ready',
		'evaluation-began',
	])
})

test('a sheet is its own expert’s alone, is kept as ciphertext, and what was changed elsewhere comes back as a conflict', async () => {
	const { store, sheetId, expert, save, submit, issuer, office, firm, seatsOf, memberOf } = await begun()
	expect(await save({ 'points.0': '70', overall: comment })).toMatchObject({ ok: true, value: { revision: 1 } })
	expect(await save({ 'points.0': '60', overall: comment })).toMatchObject({
		value: { revision: 1, conflicts: [{ field: 'points.0', mine: '60', theirs: '70' }] },
	})
	const before = await allOfScoring(store)
	expect(JSON.stringify(before.sheets)).not.toContain(comment)
	const [, other] = await seatsOf()
	for (const actor of [issuer, office, firm, memberOf(other?.expertId)]) {
		expect(await save({ 'points.0': '1' }, 1, actor)).toEqual(notFound)
		expect(await submit(1, actor)).toEqual(notFound)
		expect(await readSheet({ store, vault, actor, sheetId, now })).toEqual(notFound)
		expect(await reopenSheet({ store, actor, sheetId, reason: '重新核对', now })).toEqual(notFound)
	}
	expect(await submit(1)).toEqual(refuse({ code: 'sheet-incomplete' }))
	expect(await submit(0)).toEqual(refuse({ code: 'sheet-changed' }))
	expect(await allOfScoring(store)).toEqual(before)
	expect(await readSheetsDesk({ store, actor: expert })).toMatchObject([{ status: 'scoring', sheets: [{ id: sheetId, bidCode: 'ABCD', isStarted: true }] }])
})

test('a submitted sheet is a leaf of the log that its file proves, and no submission of the bid; reopened it leaves a trace', async () => {
	const { store, expert, sheetId, entries, save, submit, bidId, firm } = await begun()
	await save(entries)
	const submitted = await submit(1)
	expect(submitted).toMatchObject({ ok: true, value: { total: 8000, leafIndex: 0 } })
	expect(await save({ overall: '改' }, 1)).toEqual(refuse({ code: 'sheet-submitted' }))
	expect(await LogRepository.findLeafOf(store.db, bidId)).toBeUndefined()
	const receipt = await sheetReceiptOf({ store, vault, signer: logSigner, actor: expert, sheetId, number: 1, now })
	if (!receipt.ok) throw new Error(receipt.refusal.code)
	expect(await sheetReceiptOf({ store, vault, signer: logSigner, actor: firm, sheetId, number: 1, now })).toEqual(notFound)
	const leaves = await readLeaves({ store, signer: logSigner })
	let today = ''
	if (leaves.ok) for await (const piece of leaves.value) today += piece
	const verify = (text: string) => verifyReceipt({ receipt: utf8(text), logKey: logKeyOf(logSigner), today: utf8(today) })
	expect(await verify(receipt.value.text)).toMatchObject({
		value: { signed: { ok: true }, included: { ok: true }, stillInLog: { ok: true }, isSheet: { value: { total: 8000 } } },
	})
	const changed = receipt.value.text.replace('"points":80', '"points":90')
	expect(await verify(changed)).toMatchObject({ value: { included: { ok: true }, isSheet: { refusal: { code: 'other-sheet' } } } })

	expect(await reopenSheet({ store, actor: expert, sheetId, reason: '第二项看错了', now })).toMatchObject({ ok: true })
	expect(await reopenSheet({ store, actor: expert, sheetId, reason: '第二项看错了', now })).toEqual(refuse({ code: 'sheet-not-submitted' }))
	await save({ 'points.1': '40' }, 1)
	expect(await submit(2)).toMatchObject({ value: { total: 7000, leafIndex: 1 } })
	const versions = await store.db.select().from(sheetVersions).orderBy(sheetVersions.number)
	expect(versions.map(({ number, total, reopenReason }) => [number, total, reopenReason])).toEqual([
		[1, 8000, '第二项看错了'],
		[2, 7000, ''],
	])
	expect(JSON.stringify(versions)).not.toContain(comment)
	for (const { leaf } of await store.db.select().from(logLeaves)) expect(Object.keys(JSON.parse(leaf)).sort()).toEqual(['at', 'kind', 'sheet', 'v'])
})

test('once the scores are locked nothing of a sheet changes, and its expert still reads it', async () => {
	const { store, expert, sheetId, seat, entries, save, submit } = await begun()
	await save(entries)
	await store.tx((tx) => tx.update(evaluations).set({ status: 'locked' }))
	const before = await allOfScoring(store)
	for (const outcome of [await save({ overall: '改' }, 1), await submit(1), await reopenSheet({ store, actor: expert, sheetId, reason: '重新核对', now })])
		expect(outcome).toEqual(refuse({ code: 'scores-locked' }))
	expect(await giveUpSeat({ store, actor: expert, seatId: seat?.id ?? '', command: 'decline', reason: '近期出差', now })).toEqual(
		refuse({ code: 'judging-over' }),
	)
	expect(await allOfScoring(store)).toEqual(before)
	expect(await readSheet({ store, vault, actor: expert, sheetId, now })).toMatchObject({ value: { mayWrite: false, total: 8000 } })
})

test('a seat given up loses its sheets, and the next of the draw gets its own on accepting', async () => {
	const { store, expert, seat, entries, save, sheetId, acceptAll, seatsOf } = await begun()
	await save(entries)
	await giveUpSeat({ store, actor: expert, seatId: seat?.id ?? '', command: 'decline', reason: '近期出差，无法参加', now })
	expect((await allOfScoring(store)).sheets).toHaveLength(2)
	expect(await readSheet({ store, vault, actor: expert, sheetId, now })).toEqual(notFound)
	await acceptAll()
	const { sheets } = await allOfScoring(store)
	const next = (await seatsOf()).at(-1)
	expect(sheets.filter(({ seatId }) => seatId === next?.id)).toMatchObject([{ status: 'draft', revision: 0 }])
	expect(sheets).toHaveLength(3)
})

test('an expert is reminded a day before the sheets are due and once they are overdue, and not of a sheet that is in', async () => {
	const { store, expert, began, entries, save, submit, seatsOf, memberOf } = await begun()
	const at = (ms: number) => remind({ store, origin: 'https://lianbang.test', now: new Date(began.value.dueAt.getTime() + ms) })
	const day = 86_400_000
	expect(await at(-2 * day)).toBe(0)
	await save(entries)
	await submit(1)
	expect([await at(-day / 2), await at(-day / 2), await at(day)]).toEqual([2, 0, 2])
	const [, other] = await seatsOf()
	expect(await kindsTo(store, memberOf(other?.expertId))).toEqual(expect.arrayContaining(['reminder.sheets', 'reminder.sheets']))
	expect(await kindsTo(store, expert)).not.toContain('reminder.sheets')
})
