import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { finaliseDueAwards } from '#app/services/award/finalise-due-awards.server.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { awards, objections, tips } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { decisionOf, noticeAward } from '#tests/support/awarding.ts'
import { everything, refusedAttempts } from '#tests/support/bidding.ts'
import { at, monday, noticed, noticeEnds, statement } from '#tests/support/objecting.ts'
import { vault } from '#tests/support/vault.ts'
import { acceptObjection } from './accept-objection.server.ts'
import { fileObjection } from './file-objection.server.ts'
import { leaveTip } from './leave-tip.server.ts'
import { readEvidence } from './read-evidence.server.ts'
import { readObjection, readObjections } from './read-objections.server.ts'
import { readTips } from './read-tips.server.ts'
import { settleObjection } from './settle-objection.server.ts'

test('an objection stops the clock; rejected, the notice runs on for the whole days it owed and then the award is final, once', async () => {
	const { store, officer, challenge, object, latest } = await noticed()
	const objectionId = await object()
	expect(await latest()).toMatchObject({ status: 'stopped', noticeEndsAt: null, daysLeft: 4 })
	expect(await finaliseDueAwards({ store, now: new Date('2027-06-01T00:00:00Z') })).toBe(0)

	const rejected = { outcome: 'rejected' as const, code: 'no-grounds' as const, answer: '未提供可核查的事实。' }
	expect(await settleObjection({ store, actor: officer, objectionId, ending: rejected, now: at('2026-12-29T03:00:00Z') })).toMatchObject({
		value: { award: 'noticed' },
	})
	const ends = new Date('2027-01-04T16:00:00Z')
	expect(await latest()).toMatchObject({ status: 'noticed', noticeEndsAt: ends, daysLeft: null, period: { isProvisional: true } })
	expect(await finaliseDueAwards({ store, now: new Date(ends.getTime() - 1) })).toBe(0)
	expect(await finaliseDueAwards({ store, now: ends })).toBe(1)
	expect(await latest()).toMatchObject({ status: 'final', settledAt: ends })
	const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
	for (const kind of ['objection.filed', 'award.stopped', 'objection.rejected', 'award.resumed', 'award.finalised', 'challenge.awarded']) {
		expect(kinds.filter((one) => one === kind)).toHaveLength(1)
	}
	expect(await settleObjection({ store, actor: officer, objectionId, ending: rejected, now: monday })).toMatchObject({
		refusal: { code: 'wrong-objection-status' },
	})
})

test('while another objection is open the clock stands; withdrawn by its objector, it runs on', async () => {
	const { store, firm, rival, officer, object, latest } = await noticed()
	const first = await object()
	const second = await object()
	await acceptObjection({ store, actor: officer, objectionId: first, now: monday })
	const stands = { outcome: 'stands' as const, answer: '经核查，检测报告真实有效。' }
	expect(await settleObjection({ store, actor: officer, objectionId: first, ending: stands, now: monday })).toMatchObject({ value: { award: 'stopped' } })
	const withdraw = { store, objectionId: second, ending: { outcome: 'withdrawn' as const }, now: monday }
	expect(await settleObjection({ ...withdraw, actor: firm })).toEqual(refuse({ code: 'not-found' }))
	expect(await settleObjection({ ...withdraw, actor: officer })).toEqual(refuse({ code: 'not-found' }))
	expect(await settleObjection({ ...withdraw, actor: rival })).toMatchObject({ value: { award: 'noticed' } })
	expect(await latest()).toMatchObject({ status: 'noticed' })
})

test('a revoked award leaves the challenge unfilled and takes the other objections with it', async () => {
	const { store, officer, challenge, object, latest } = await noticed()
	const first = await object()
	await object()
	await acceptObjection({ store, actor: officer, objectionId: first, now: monday })
	const revoked = { outcome: 'revoked' as const, answer: '检测报告不实，撤销拟定榜。' }
	expect(await settleObjection({ store, actor: officer, objectionId: first, ending: revoked, now: monday })).toMatchObject({ value: { award: 'revoked' } })
	expect(await latest()).toMatchObject({ status: 'revoked' })
	const after = await everything(store)
	expect(after.challenges.find(({ id }) => id === challenge.id)).toMatchObject({ status: 'unfilled', unfilledReason: 'award-revoked', awardedBidId: null })
	expect(after.bids.map(({ status }) => status)).toEqual(['lost', 'lost'])
	expect((await store.db.select().from(objections)).map(({ status }) => status).sort()).toEqual(['granted', 'lapsed'])
})

test('judged again, the award goes back and another can be proposed under a notice of its own', async () => {
	const { store, issuer, officer, challenge, mine, theirs, object, latest } = await noticed()
	const objectionId = await object()
	await acceptObjection({ store, actor: officer, objectionId, now: monday })
	const again = { outcome: 're-evaluate' as const, answer: '评分依据不足，请重新评榜。' }
	expect(await settleObjection({ store, actor: officer, objectionId, ending: again, now: monday })).toMatchObject({ value: { award: 'returned' } })
	const decision = decisionOf([theirs], { others: [mine] })
	const next = { store, actor: issuer, code: challenge.code, now: at('2026-12-28T08:00:00Z') }
	expect((await ProposalRepository.listByChallenge(store.db, challenge.id)).map(({ status }) => status)).toEqual(['withdrawn'])
	expect(await proposeAward({ ...next, decision })).toEqual(refuse({ code: 'evaluation-outdated' }))
	expect((await noticeAward({ ...next, decision })).ok).toBe(true)
	expect(await latest()).toMatchObject({ status: 'noticed', bidId: theirs })
	expect(await store.db.select().from(awards)).toHaveLength(2)
})

test('objections are taken until the notice ends, from verified organisations but the issuer; a refusal writes nothing but its attempt', async () => {
	const { store, storage, issuer, pending, rival, challenge, latest } = await noticed()
	const before = await latest()
	const filing = { store, vault, storage, code: challenge.code, form: 'real-name' as const, statement, file: null }
	expect(await fileObjection({ ...filing, actor: issuer, now: monday })).toEqual(refuse({ code: 'forbidden' }))
	expect(await fileObjection({ ...filing, actor: pending, now: monday })).toEqual(refuse({ code: 'forbidden' }))
	expect(await fileObjection({ ...filing, actor: rival, now: () => noticeEnds })).toEqual(refuse({ code: 'notice-over' }))
	expect(await fileObjection({ ...filing, actor: rival, form: 'stamped', now: monday })).toEqual(refuse({ code: 'letter-missing' }))
	expect([await latest(), await store.db.select().from(objections)]).toEqual([before, []])
	expect((await refusedAttempts(store)).map(({ kind }) => kind)).toEqual(Array(4).fill('objection.filed'))
	const letter = { name: '异议书.txt', bytes: new TextEncoder().encode('盖章') }
	expect(await fileObjection({ ...filing, actor: issuer, file: letter, now: monday })).toEqual(refuse({ code: 'forbidden' }))
	expect(storage.kept.size).toBe(0)
	const last = () => new Date(noticeEnds.getTime() - 1)
	expect((await fileObjection({ ...filing, actor: rival, form: 'stamped', file: letter, now: last })).ok).toBe(true)
	expect(storage.kept.size).toBe(1)
})

test('who objected and what they wrote is for the bureau of the city and for themselves alone', async () => {
	const { store, storage, issuer, firm, rival, officer, office, challenge } = await noticed()
	const file = { name: '证据.txt', bytes: new TextEncoder().encode('检测记录') }
	const filed = await fileObjection({ store, vault, storage, actor: rival, code: challenge.code, form: 'real-name', statement, file, now: monday })
	if (!filed.ok) throw new Error(filed.refusal.code)
	const { objectionId } = filed.value
	expect(Buffer.concat([...storage.kept.values()]).includes('检测记录')).toBe(false)
	const elsewhere = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx, { kind: 'bureau', citySlug: null })))
	for (const actor of [issuer, firm, office, elsewhere]) {
		expect(await readObjection({ store, actor, objectionId, now: monday() })).toEqual(refuse({ code: 'not-found' }))
		expect(await readEvidence({ store, vault, storage, actor, objectionId, now: monday })).toEqual(refuse({ code: 'not-found' }))
		expect(await acceptObjection({ store, actor, objectionId, now: monday })).toEqual(refuse({ code: 'not-found' }))
	}
	for (const actor of [officer, rival]) {
		expect(await readObjection({ store, actor, objectionId, now: monday() })).toMatchObject({
			value: { objection: { statement, dueAt: new Date('2026-12-31T16:00:00Z') } },
		})
		const evidence = await readEvidence({ store, vault, storage, actor, objectionId, now: monday })
		expect(evidence).toMatchObject({ value: { name: '证据.txt' } })
		expect(evidence.ok && (await text(evidence.value.read()))).toBe('检测记录')
	}
	expect((await acceptObjection({ store, actor: officer, objectionId, now: monday })).ok).toBe(true)
	const accepted = await readObjection({ store, actor: officer, objectionId, now: monday() })
	const decisionDue = accepted.ok ? accepted.value.objection.dueAt : null
	expect(decisionDue).not.toBeNull()
	for (const actor of [visitor, issuer, firm, office]) {
		const page = await readChallenge({ store, actor, code: challenge.code, now: monday() })
		expect(page).toMatchObject({ value: { notice: { openCount: 1, own: [], award: { status: 'stopped' } } } })
		expect(page.ok && page.value.rail.find(({ state }) => state === 'now')).toMatchObject({ mover: 'bureau', at: decisionDue })
		const told = JSON.stringify(page)
		for (const secret of [statement, rival.name, rival.organisation.name]) expect(told).not.toContain(secret)
	}
	expect(await readObjections({ store, actor: officer, isOpen: true, page: 1, now: monday() })).toMatchObject({
		value: { waiting: { objections: 1, tips: 0 }, objections: [{ id: objectionId }] },
	})
	expect(await readObjections({ store, actor: office, isOpen: true, page: 1, now: monday() })).toEqual(refuse({ code: 'forbidden' }))
})

test('a tip reaches the bureau without a sender, is marked new once, and stops no clock', async () => {
	const { store, officer, firm, challenge, latest } = await noticed()
	expect(await leaveTip({ store, code: challenge.code, statement: '两家单位为同一实际控制人。', now: monday })).toMatchObject({ ok: true })
	expect(await leaveTip({ store, code: 'NONE', statement: '不存在的榜题', now: monday })).toEqual(refuse({ code: 'not-found' }))
	expect(await latest()).toMatchObject({ status: 'noticed', noticeEndsAt: noticeEnds })
	expect(await readTips({ store, actor: firm, page: 1, now: monday() })).toEqual(refuse({ code: 'forbidden' }))
	const read = async () => {
		const outcome = await readTips({ store, actor: officer, page: 1, now: monday() })
		return outcome.ok ? outcome.value.tips.map(({ statement: said, isNew }) => [said, isNew]) : []
	}
	expect([await read(), await read()]).toEqual([[['两家单位为同一实际控制人。', true]], [['两家单位为同一实际控制人。', false]]])
	expect(Object.keys((await store.db.select().from(tips))[0] ?? {})).toEqual(['id', 'challengeId', 'statement', 'leftAt', 'readAt', 'readByUserId'])
})
