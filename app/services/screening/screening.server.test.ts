import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { declareUnfilled } from '#app/services/award/declare-unfilled.server.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { listOwnBids } from '#app/services/bid/list-own-bids.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import type { Store } from '#db/client.ts'
import { bidCorrections, bidScreenings, challenges } from '#db/schema/index.ts'
import { decisionOf, lockScores } from '#tests/support/awarding.ts'
import { afterDeadline, bidding, deadline, everything, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { tellAll, toldTo } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { askCorrection } from './ask-correction.server.ts'
import { correctBid } from './correct-bid.server.ts'
import { readCorrection } from './read-correction.server.ts'
import { readScreening } from './read-screening.server.ts'
import { saveScreening } from './save-screening.server.ts'
import { disqualifyBid, qualifyBid } from './settle-screening.server.ts'

const reason = '团队一节没有写明负责人，请补写'
const asked = { fields: ['team' as const, 'foundation' as const], reason }
/** 24 working hours after the deadline, 2026-12-24T01:00Z, a Thursday. */
const dueAt = new Date(deadline.getTime() + 86_400_000)
const lastInstant = () => new Date(dueAt.getTime() - 1)

async function opened() {
	const setting = await bidding()
	const { store, firm, rival, issuer, challenge } = setting
	await store.tx((tx) => tx.update(challenges).set({ conditions: '具备中试条件；有测绘资质' }))
	const mine = await sealedBid(store, firm, challenge.code, '甲方案')
	const theirs = await sealedBid(store, rival, challenge.code, '乙方案')
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const of = (bidId: string, actor: Member = issuer) => ({ store, actor, code: challenge.code, bidId, now: afterDeadline })
	return { ...setting, mine, theirs, of }
}

const all = async (store: Store) => ({
	...(await everything(store)),
	screenings: await store.db.select().from(bidScreenings),
	corrections: await store.db.select().from(bidCorrections),
})
const said = (unmet: readonly string[] = [], seen = 0) => {
	const keys = ['complete', 'eligible', 'condition-1', 'condition-2']
	const points = keys.map((key) => [key, unmet.includes(key) ? { judged: 'not-met' as const, note: '未附证书' } : { judged: 'met' as const, note: '' }])
	return { seen, points: Object.fromEntries(points) }
}

test('a bid passes once every point of its checklist is met, and the bidder is told', async () => {
	const { store, firm, mine, of } = await opened()
	expect(await qualifyBid(of(mine))).toEqual(refuse({ code: 'points-unmet' }))
	await saveScreening({ ...of(mine), said: said(['condition-2']) })
	const page = await readScreening({ ...of(mine), vault, now: deadline })
	expect(page).toMatchObject({
		value: { mayQualify: false, mayDisqualify: true, points: [{ isMet: true }, {}, { text: '具备中试条件' }, { isMet: false, note: '未附证书' }] },
	})
	expect(await qualifyBid(of(mine))).toEqual(refuse({ code: 'points-unmet' }))
	expect(await saveScreening({ ...of(mine), said: said() })).toEqual(refuse({ code: 'stale' }))
	await saveScreening({ ...of(mine), said: said([], page.ok ? page.value.seen : 0) })
	expect(await qualifyBid(of(mine))).toMatchObject({ ok: true })
	const after = await all(store)
	expect(after.bids.find(({ id }) => id === mine)).toMatchObject({ status: 'qualified' })
	expect(await qualifyBid(of(mine))).toMatchObject({ refusal: { code: 'wrong-bid-status' } })
	expect(await saveScreening({ ...of(mine), said: said() })).toMatchObject({ refusal: { code: 'wrong-bid-status' } })
	expect(await all(store)).toEqual(after)
	await tellAll(store)
	expect((await toldTo(store, firm)).map(({ kind }) => kind)).toContain('bid.qualified')
})

test('a correction of the listed fields is taken to the last millisecond, kept beside the opened version, and shown to the issuer as before and after', async () => {
	const { store, firm, issuer, challenge, mine, of } = await opened()
	const before = await all(store)
	expect(await askCorrection({ ...of(mine), asked })).toEqual({ ok: true, value: { dueAt } })
	const correct = (values: Record<string, string>, now = lastInstant) => correctBid({ store, vault, actor: firm, bidId: mine, values, now })
	const waiting = await all(store)
	expect({ ...waiting, bids: [], corrections: [] }).toEqual({ ...before, bids: [], corrections: [] })
	expect(await correct({ team: '改', approach: '另一方案' })).toEqual(refuse({ code: 'field-unlisted' }))
	expect(await correct({ team: '改', price: '1' })).toEqual(refuse({ code: 'field-unlisted' }))
	expect(await correct({ team: ' ' })).toEqual(refuse({ code: 'incomplete' }))
	expect(await correct({ team: '团队' })).toEqual(refuse({ code: 'nothing-changed' }))
	expect(await correct({ team: '改' }, () => dueAt)).toEqual(refuse({ code: 'correction-over' }))
	expect(await all(store)).toEqual(waiting)

	const onDesk = async (now: Date) => {
		const listed = await listOwnBids({ store, actor: firm, page: 1, now })
		return listed.ok ? listed.value.bids.map(({ id, correctionDueAt }) => [id, correctionDueAt]) : []
	}
	expect(await onDesk(lastInstant())).toContainEqual([mine, dueAt])
	expect(await onDesk(dueAt)).toContainEqual([mine, null])
	expect(await correct({ team: '张某负责，共十二人', foundation: '中试线一条' })).toMatchObject({ ok: true })
	expect(await onDesk(lastInstant())).toContainEqual([mine, null])
	const after = await all(store)
	expect(after.versions).toEqual(before.versions)
	expect(JSON.stringify(after.corrections)).not.toContain('张某')
	expect(await correct({ team: '再改' })).toEqual(refuse({ code: 'already-corrected' }))
	expect(await askCorrection({ ...of(mine), asked })).toEqual(refuse({ code: 'correction-asked' }))
	expect(await all(store)).toEqual(after)

	const content = { team: '张某负责，共十二人', foundation: '中试线一条', approach: '甲方案', schedule: '十二个月', priceFen: 300_000_000 }
	const compared = await compareBids({ store, vault, actor: issuer, code: challenge.code, now: dueAt })
	expect(compared.ok && compared.value.bids.find(({ id }) => id === mine)).toMatchObject({ content, correction: 'corrected' })
	expect(await readBid({ store, vault, actor: firm, bidId: mine, now: dueAt })).toMatchObject({ value: { content, correction: { state: 'corrected' } } })
	const sections = [
		{ section: 'team', before: '团队', after: '张某负责，共十二人' },
		{ section: 'foundation', before: '', after: '中试线一条' },
	]
	expect(await readScreening({ ...of(mine), vault, now: dueAt })).toMatchObject({
		value: { correction: { sections, reason, corrected: { at: lastInstant(), by: firm.name } } },
	})
	await tellAll(store)
	const path = `/issuer/challenges/${challenge.code}/bids/${mine}/screening`
	expect(await toldTo(store, issuer)).toContainEqual(expect.objectContaining({ kind: 'bid.corrected', path }))
	const news = expect.objectContaining({ kind: 'bid.correction-asked', parameters: expect.objectContaining({ until: dueAt.toISOString() }) })
	expect(await toldTo(store, firm)).toContainEqual(news)
})

test('while a correction is awaited nothing is decided; once its clock has run out the issuer decides on what there is', async () => {
	const { store, firm, issuer, challenge, mine, theirs, of } = await opened()
	await saveScreening({ ...of(mine), said: said(['complete']) })
	await askCorrection({ ...of(mine), asked })
	const waiting = await all(store)
	const shut = (now: () => Date) => disqualifyBid({ ...of(mine), said: { rule: 'complete', reason }, now })
	const unfilled = { reasonCode: 'none-qualified' as const, reason, reasons: {} }
	const running = refuse({ code: 'correction-running' })
	expect(await shut(lastInstant)).toEqual(running)
	expect(await qualifyBid({ ...of(mine), now: lastInstant })).toEqual(running)
	expect(await declareUnfilled({ store, signer: logSigner, actor: issuer, code: challenge.code, decision: unfilled, now: lastInstant })).toEqual(running)
	expect(await all(store)).toEqual(waiting)
	expect((await refusedAttempts(store)).map(({ kind }) => kind)).toEqual(['bid.disqualified', 'bid.qualified', 'challenge.unfilled'])
	expect(await readCorrection({ store, vault, actor: firm, bidId: mine, now: dueAt })).toMatchObject({ value: { isRunning: false, state: 'lapsed' } })
	await lockScores({ store, code: challenge.code, at: deadline })
	const decision = decisionOf([theirs], { others: [mine] })
	const award = (now: () => Date) => proposeAward({ store, actor: issuer, code: challenge.code, decision, now })
	expect(await award(lastInstant)).toEqual(running)
	expect(await award(() => dueAt)).toMatchObject({ ok: true })
})

test('once the clock of a correction has run out the bid can be shut out', async () => {
	const { mine, of } = await opened()
	await saveScreening({ ...of(mine), said: said(['complete']) })
	await askCorrection({ ...of(mine), asked })
	expect(await disqualifyBid({ ...of(mine), said: { rule: 'complete', reason }, now: () => dueAt })).toMatchObject({ ok: true })
})

test('a disqualified bid is told the reason and the rule, is no candidate for the award, and keeps its reason through the decision', async () => {
	const { store, firm, rival, issuer, challenge, mine, theirs, of } = await opened()
	await saveScreening({ ...of(mine), said: said(['condition-2']) })
	const before = await all(store)
	expect(await disqualifyBid({ ...of(mine), said: { rule: 'complete', reason } })).toEqual(refuse({ code: 'rule-unbroken' }))
	expect(await disqualifyBid({ ...of(mine), said: { rule: 'condition-9', reason } })).toEqual(refuse({ code: 'rule-unbroken' }))
	expect(await all(store)).toEqual(before)
	expect(await disqualifyBid({ ...of(mine), said: { rule: 'condition-2', reason } })).toMatchObject({ ok: true })
	const told = { value: { bid: { status: 'disqualified', outcomeReason: reason }, rule: { text: '有测绘资质', note: '未附证书' } } }
	expect(await readBid({ store, vault, actor: firm, bidId: mine, now: deadline })).toMatchObject(told)
	await tellAll(store)
	expect(await toldTo(store, firm)).toContainEqual(
		expect.objectContaining({ kind: 'bid.disqualified', path: `/bidder/bids/${mine}`, parameters: expect.objectContaining({ reason }) }),
	)
	expect((await toldTo(store, rival)).map(({ kind }) => kind)).not.toContain('bid.disqualified')

	await lockScores({ store, code: challenge.code, at: deadline })
	const award = (winner: string) => proposeAward({ store, actor: issuer, code: challenge.code, decision: decisionOf([winner]), now: afterDeadline })
	const shut = await all(store)
	expect(await award(mine)).toMatchObject({ refusal: { code: 'wrong-bid-status' } })
	expect(await all(store)).toEqual(shut)
	expect(await award(theirs)).toMatchObject({ ok: true })
	expect(await readBid({ store, vault, actor: firm, bidId: mine, now: deadline })).toMatchObject(told)
})

test('nobody but the issuer screens and nobody but the bidder corrects; to all others the bid is not there, and nothing is written', async () => {
	const { store, firm, rival, officer, office, issuer, mine, of } = await opened()
	await askCorrection({ ...of(mine), asked })
	const before = await all(store)
	const hidden = refuse({ code: 'not-found' })
	for (const actor of [firm, rival, officer, office]) {
		expect(await readScreening({ ...of(mine, actor), vault, now: deadline })).toEqual(hidden)
		expect(await saveScreening({ ...of(mine, actor), said: said() })).toEqual(hidden)
		expect(await askCorrection({ ...of(mine, actor), asked })).toEqual(hidden)
		expect(await qualifyBid(of(mine, actor))).toEqual(hidden)
		expect(await disqualifyBid({ ...of(mine, actor), said: { rule: 'complete', reason } })).toEqual(hidden)
	}
	for (const actor of [issuer, rival, officer, office]) {
		expect(await readCorrection({ store, vault, actor, bidId: mine, now: deadline })).toEqual(hidden)
		expect(await correctBid({ store, vault, actor, bidId: mine, values: { team: '改' }, now: afterDeadline })).toEqual(hidden)
	}
	expect(await qualifyBid({ ...of(mine), code: 'XCL-2026-9999' })).toEqual(hidden)
	expect(await all(store)).toEqual(before)
})

test('of two people asking, correcting or deciding at once one is taken', async () => {
	const { store, firm, mine, of } = await opened()
	const asks = await Promise.all([askCorrection({ ...of(mine), asked }), askCorrection({ ...of(mine), asked })])
	expect(asks.filter(({ ok }) => ok)).toHaveLength(1)
	const correct = (team: string) => correctBid({ store, vault, actor: firm, bidId: mine, values: { team }, now: afterDeadline })
	expect((await Promise.all([correct('改一'), correct('改二')])).filter(({ ok }) => ok)).toHaveLength(1)
	await saveScreening({ ...of(mine), said: said() })
	const saves = await Promise.all([qualifyBid(of(mine)), qualifyBid(of(mine))])
	expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
})
