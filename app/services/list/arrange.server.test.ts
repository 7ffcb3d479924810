import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { placed } from '#app/domain/list/arrange.ts'
import type { Store } from '#db/client.ts'
import { auditEntries, challenges } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { startDemand } from '../challenge/start-demand.server.ts'
import { composeList } from './compose-list.server.ts'
import { moveChallenges, readTargets } from './move-challenges.server.ts'
import { placeChallenge } from './place-challenge.server.ts'
import { readList } from './read-list.server.ts'
import { readLists } from './read-lists.server.ts'
import { readOwnLists } from './read-own-lists.server.ts'
import { readTakeable, takeDemands } from './take-demands.server.ts'

/** A chain with its collection of four demands, two draft lists and a released one; another chain's draft list. */
async function chain() {
	const store = await freshDatabase()
	return store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute' })
		const other = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, lead.id)
		const otherChain = await makeChain(tx, other.id, 'robotics', 'JQR')
		const draft = { chainSlug, ownerOrganisationId: lead.id, status: 'draft' as const, releasedAt: null }
		const collection = await makeList(tx, { ...draft, code: 'COLLECTION', isCollection: true })
		const list = await makeList(tx, { ...draft, code: 'ONE' })
		const second = await makeList(tx, { ...draft, code: 'TWO' })
		const released = await makeList(tx, { chainSlug, code: 'OUT', ownerOrganisationId: lead.id })
		await makeList(tx, { ...draft, chainSlug: otherChain, ownerOrganisationId: other.id, code: 'FAR' })
		const base = { issuerOrganisationId: lead.id, chainSlug, bidsOpenAt: null }
		for (const [at, status] of (['draft', 'approved', 'submitted', 'returned'] as const).entries())
			await makeChallenge(tx, { ...base, listId: collection.id, code: `D${at}`, position: at + 1, status })
		for (const at of [0, 1, 2]) await makeChallenge(tx, { ...base, listId: list.id, code: `C${at}`, position: at + 1, status: 'draft', sourceKey: `row:${at}` })
		await makeChallenge(tx, { ...base, listId: second.id, code: 'T0', position: 1, status: 'draft', sourceKey: 'row:2' })
		await makeChallenge(tx, { ...base, listId: released.id, code: 'R0', position: 1, status: 'open' })
		return { store, leader: await makeMember(tx, lead, [chainSlug]), stranger: await makeMember(tx, other, [otherChain]), list, second, collection }
	})
}

const standing = async ({ db }: Store, listId: string) =>
	(await db.select().from(challenges).where(eq(challenges.listId, listId)).orderBy(challenges.position)).map(({ code }) => code)
const all = ({ db }: Store) => db.select().from(challenges).orderBy(challenges.code)

test('a composer takes approved and drafted demands into a list, and puts them back', async () => {
	const { store, leader, list, collection } = await chain()
	const takeable = await readTakeable({ store, actor: leader, code: 'ONE' })
	expect(takeable.ok && takeable.value.demands.map(({ code }) => code)).toEqual(['D1', 'D0'])
	expect(await takeDemands({ store, actor: leader, code: 'ONE', challenges: ['D1', 'D0'], now })).toMatchObject({ value: 2 })
	expect(await standing(store, list.id)).toEqual(['C0', 'C1', 'C2', 'D0', 'D1'])
	expect(await standing(store, collection.id)).toEqual(['D2', 'D3'])
	const moved = (await store.db.select().from(auditEntries)).filter(({ kind }) => kind === 'challenge.moved')
	expect(moved).toHaveLength(2)
	expect(moved[0]).toMatchObject({ before: { list: 'COLLECTION' }, after: { list: 'ONE' }, actorUserId: leader.userId })

	expect(await moveChallenges({ store, actor: leader, code: 'ONE', challenges: ['C1', 'D1'], to: 'COLLECTION', now })).toMatchObject({ value: 2 })
	expect(await standing(store, list.id)).toEqual(['C0', 'C2', 'D0'])
	expect(await standing(store, collection.id)).toEqual(['D2', 'D3', 'C1', 'D1'])
	const targets = await readTargets({ store, actor: leader, code: 'ONE' })
	expect(targets.ok && targets.value.map(({ code }) => code)).toEqual(['COLLECTION', 'TWO'])
	expect(await moveChallenges({ store, actor: leader, code: 'ONE', challenges: ['C0'], to: 'TWO', now })).toMatchObject({ value: 1 })
})

test('what is under review, another chain’s, released, or there already does not move; nothing is written but the attempt', async () => {
	const { store, leader, stranger } = await chain()
	const before = await all(store)
	const take = (challenges: string[], actor = leader) => takeDemands({ store, actor, code: 'ONE', challenges, now })
	const move = (challenge: string, to: string, { actor = leader, code = 'ONE' } = {}) =>
		moveChallenges({ store, actor, code, challenges: [challenge], to, now })
	expect(await take(['D2'])).toEqual(refuse({ code: 'stale' }))
	expect(await take(['D1', 'R0'])).toEqual(refuse({ code: 'stale' }))
	expect(await take(['D1'], stranger)).toEqual(refuse({ code: 'not-found' }))
	expect(await move('C0', 'TWO', { actor: stranger })).toEqual(refuse({ code: 'not-found' }))
	for (const to of ['FAR', 'OUT', 'ONE', 'nothing']) expect(await move('C0', to)).toEqual(refuse({ code: 'target-unknown' }))
	expect(await move('D1', 'TWO')).toEqual(refuse({ code: 'stale' }))
	expect(await move('C2', 'TWO')).toEqual(refuse({ code: 'already-there', challenges: ['C2'] }))
	expect(await move('R0', 'TWO', { code: 'OUT' })).toEqual(refuse({ code: 'not-movable', challenges: ['R0'] }))
	expect(await placeChallenge({ store, actor: leader, code: 'OUT', challenge: 'R0', place: 1, now })).toEqual(refuse({ code: 'list-released' }))
	expect(await all(store)).toEqual(before)
	expect((await store.db.select().from(auditEntries)).every(({ isRefused }) => isRefused)).toBe(true)
})

test('a challenge goes to the place it is given, or a step, and the others keep their order', async () => {
	const { store, leader, list } = await chain()
	const place = (challenge: string, at: number, step?: 'up' | 'down') =>
		placeChallenge({ store, actor: leader, code: 'ONE', challenge, place: at, ...(step ? { step } : {}), now })
	expect(await place('C2', 1)).toMatchObject({ value: 1 })
	expect(await standing(store, list.id)).toEqual(['C2', 'C0', 'C1'])
	expect(await place('C2', 3, 'down')).toMatchObject({ value: 2 })
	expect(await place('C1', 1, 'up')).toMatchObject({ value: 2 })
	expect(await standing(store, list.id)).toEqual(['C0', 'C1', 'C2'])
	const entries = await store.db.select().from(auditEntries)
	expect(await place('C0', 1, 'up')).toMatchObject({ value: 1 })
	expect(await place('C2', 5000)).toMatchObject({ value: 3 })
	expect(await store.db.select().from(auditEntries)).toEqual(entries)
})

test('placing keeps every key once and puts the one where it was asked to be', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), fc.nat(29), fc.integer({ min: -5, max: 40 }), (order, pick, place) => {
			const id = order[pick % order.length] ?? ''
			const after = placed(order, id, place)
			expect(after.indexOf(id)).toBe(Math.min(Math.max(place, 1), order.length) - 1)
			expect(after.filter((one) => one !== id)).toEqual(order.filter((one) => one !== id))
		}),
	)
})

test('the collection of a chain is a list to nobody: not read, composed, added to, or shown among lists', async () => {
	const { store, leader } = await chain()
	const asked = { store, actor: leader, now }
	expect(await readList({ ...asked, code: 'COLLECTION' })).toEqual(refuse({ code: 'not-found' }))
	expect(await composeList({ ...asked, code: 'COLLECTION', page: 1 })).toEqual(refuse({ code: 'not-found' }))
	const start = { chainSlug: 'new-materials', listCode: 'COLLECTION', title: '题', kind: 'research' as const, from: '', issuerName: '' }
	expect(await startDemand({ ...asked, ...start })).toEqual(refuse({ code: 'not-found' }))
	expect((await readOwnLists(asked)).lists.map(({ code }) => code)).not.toContain('COLLECTION')
	expect((await readLists({ store, page: 1, now })).lists.map(({ code }) => code)).toEqual(['OUT'])
})
