import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { readInbox } from '#app/services/notification/read-inbox.server.ts'
import { askCorrection } from '#app/services/screening/ask-correction.server.ts'
import { correctBid } from '#app/services/screening/correct-bid.server.ts'
import { auditEntries, declarations } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { afterDeadline, bidding, deadline, beforeDeadline as now, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { judging } from '#tests/support/judging.ts'
import { tellAll } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { openBids } from '../bid/open-bids.server.ts'
import { declareConflicts, readDeclarations } from './declare-conflicts.server.ts'
import { enterExpert } from './enter-expert.server.ts'
import { ownConflicts } from './own-conflicts.server.ts'
import { readPool } from './panel-pool.server.ts'

test('whoever may come to judge or decide declares, each organisation once and for good; others are refused, and nothing is written', async () => {
	const { store, issuer, officer, office, firm, rival, pending } = await bidding()
	const university = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx, { kind: 'university' })))
	const declare = (actor: typeof firm, ...declared: string[]) => declareConflicts({ store, actor, declared, now })
	const stored = () => store.db.select().from(declarations)
	for (const actor of [university, pending]) {
		expect(await declare(actor, firm.organisation.name)).toEqual(refuse({ code: 'forbidden' }))
		expect(await readDeclarations({ store, actor })).toEqual(refuse({ code: 'forbidden' }))
	}
	const unknown = refuse({ code: 'organisation-unknown', name: '没有这家单位' })
	expect(await declare(issuer, firm.organisation.name, '没有这家单位')).toEqual(unknown)
	expect(await stored()).toEqual([])
	expect(await refusedAttempts(store)).toHaveLength(3)
	for (const actor of [issuer, officer, office, firm]) expect(await declare(actor, rival.organisation.name)).toMatchObject({ value: { count: 1 } })
	expect(await declare(issuer, rival.organisation.slug, firm.organisation.name)).toMatchObject({ value: { count: 1 } })
	expect(await stored()).toHaveLength(5)
	expect(await readDeclarations({ store, actor: officer })).toMatchObject({ value: { declarations: [{ organisation: { name: rival.organisation.name } }] } })
	const made = (await store.db.select().from(auditEntries)).filter(({ kind, isRefused }) => kind === 'declaration.made' && !isRefused)
	expect(made.map(({ subject, after }) => [subject, after?.organisation])).toContainEqual(['user', firm.organisation.id])
	expect(made).toHaveLength(5)
	await enterExpert({ store, actor: office, expert: { email: university.email, fields: ['new-materials'], speciality: '' }, now })
	expect(await declare(university, firm.organisation.name)).toMatchObject({ ok: true })
})

test('before the opening nobody is told that one they are tied to has bid; after it, the kind; news of that bid go from sight', async () => {
	const { store, issuer, firm, rival, challenge } = await bidding()
	const bidId = await sealedBid(store, firm, challenge.code)
	const other = await sealedBid(store, rival, challenge.code)
	const own = () => ownConflicts(store.db, issuer, challenge, deadline)
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	for (const [actor, id, after] of [
		[firm, bidId, 1],
		[rival, other, 2],
	] as const) {
		await askCorrection({ store, actor: issuer, code: challenge.code, bidId: id, asked: { fields: ['team'], reason: '请补写负责人' }, now: afterDeadline })
		await correctBid({ store, vault, actor, bidId: id, values: { team: '负责人张某' }, now: () => new Date(deadline.getTime() + after) })
	}
	await tellAll(store, deadline)
	const inbox = async () =>
		(await readInbox({ store, actor: issuer, page: 1, now: deadline })).notifications.filter(({ kind }) => kind === 'bid.corrected').length
	expect([await inbox(), await own()]).toEqual([2, { why: [], bids: [] }])
	await declareConflicts({ store, actor: issuer, declared: [firm.organisation.name], now: afterDeadline })
	expect(await own()).toMatchObject({ why: [{ kind: 'declared', side: 'bidder' }], bids: [{ id: bidId }] })
	expect(await inbox()).toBe(1)
})

test('a sealed bid of someone one is tied to is told to nobody', async () => {
	const { store, issuer, firm, challenge } = await bidding()
	await declareConflicts({ store, actor: issuer, declared: [firm.organisation.name], now })
	await sealedBid(store, firm, challenge.code)
	expect(await ownConflicts(store.db, issuer, challenge, now())).toEqual({ why: [], bids: [] })
})

test('what an expert declares of themselves excludes them from the panels of those it concerns', async () => {
	const { store, free, firm, challenge } = await judging()
	const [expert] = free
	if (!expert) throw new Error('no expert')
	const conflicts = async () => (await readPool(store.db, challenge, now())).find((one) => one.expert.userId === expert.userId)?.conflicts
	expect(await conflicts()).toEqual([])
	await declareConflicts({ store, actor: expert, declared: [firm.organisation.name], now })
	expect(await conflicts()).toMatchObject([{ kind: 'declared', party: { organisationId: firm.organisation.id, side: 'bidder' } }])
})
