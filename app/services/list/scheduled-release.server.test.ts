import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { graceMs } from '#app/domain/list/schedule.ts'
import type { Store } from '#db/client.ts'
import { auditEntries, challengeLists, challenges } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeCity, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { keysOptional } from '#tests/support/optional-keys.ts'
import { readChallenge } from '../challenge/read-challenge.server.ts'
import { composeList } from './compose-list.server.ts'
import { releaseDueLists } from './release-due-lists.server.ts'
import { releaseList } from './release-list.server.ts'
import { scheduleList } from './schedule-list.server.ts'
import { unscheduleList } from './unschedule-list.server.ts'

const day = 86_400_000
const after = (ms: number) => new Date(now.getTime() + ms)
/** A second of its own, two days ahead. */
const releaseAt = after(2 * day + 5000)
const code = 'XCL-2026-L001'

/** A list of two complete challenges and one sent back; `closesAt` is the common deadline. */
async function composed({ closesAt = after(60 * day) } = {}) {
	const store = await freshDatabase()
	await keysOptional(store)
	return store.tx(async (tx) => {
		await makeCity(tx)
		const lead = await makeOrganisation(tx, { kind: 'institute' })
		const other = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, lead.id)
		const otherChain = await makeChain(tx, other.id, 'robotics', 'JQR')
		const list = await makeList(tx, { code, chainSlug, ownerOrganisationId: lead.id, status: 'draft', releasedAt: null, bidsCloseAt: closesAt })
		const base = {
			listId: list.id,
			issuerOrganisationId: lead.id,
			chainSlug,
			citySlug: 'suzhou' as const,
			bidsOpenAt: null,
			bidsCloseAt: null,
			problem: '问题',
		}
		const draft = await makeChallenge(tx, { ...base, status: 'draft' })
		const approved = await makeChallenge(tx, { ...base, status: 'approved' })
		await makeChallenge(tx, { ...base, status: 'returned' })
		return {
			store,
			list,
			draft,
			approved,
			leader: await makeMember(tx, lead, [chainSlug]),
			issuer: await makeMember(tx, lead),
			stranger: await makeMember(tx, other, [otherChain]),
		}
	})
}

const stateOf = async ({ db }: Store) => ({
	lists: await db.select().from(challengeLists).orderBy(challengeLists.id),
	challenges: await db.select().from(challenges).orderBy(challenges.position),
})
const entriesOf = async ({ db }: Store) => db.select().from(auditEntries).orderBy(auditEntries.id)

async function scheduled(given: Parameters<typeof composed>[0] = {}) {
	const setting = await composed(given)
	expect(await scheduleList({ ...setting, actor: setting.leader, code, releaseAt, now })).toMatchObject({ ok: true })
	return setting
}

test('before its second a scheduled list is a draft; at its second the clock opens all of it together, once', async () => {
	const { store, leader } = await scheduled()
	const before = await stateOf(store)
	expect(await releaseDueLists({ store, now: new Date(releaseAt.getTime() - 1) })).toBe(0)
	expect(await stateOf(store)).toEqual(before)

	const at = new Date(releaseAt.getTime() + 730)
	const runs = await Promise.all([releaseDueLists({ store, now: at }), releaseDueLists({ store, now: at }), releaseDueLists({ store, now: at })])
	expect(runs.reduce((sum, one) => sum + one)).toBe(1)
	const { lists, challenges: rows } = await stateOf(store)
	expect(lists).toMatchObject([{ status: 'released', releasedAt: releaseAt }])
	expect(rows).toMatchObject([
		{ status: 'open', bidsOpenAt: releaseAt, bidsCloseAt: after(60 * day), rulePack: { owner: 'office' } },
		{ status: 'open', bidsOpenAt: releaseAt },
		{ status: 'returned', bidsOpenAt: null },
	])
	const entries = await entriesOf(store)
	expect(entries.map(({ kind }) => kind)).toEqual(['list.scheduled', 'list.released', 'challenge.approved', 'challenge.published', 'challenge.published'])
	expect(entries[0]).toMatchObject({ actorUserId: leader.userId, after: { releaseAt: releaseAt.getTime() } })
	expect(entries[1]).toMatchObject({ actorUserId: null, at: releaseAt, before: { scheduledBy: leader.userId }, after: { challenges: 2 } })
	expect(await releaseDueLists({ store, now: after(3 * day) })).toBe(0)
	expect(await entriesOf(store)).toEqual(entries)
})

test('after a minute of downtime the list counts from when it is really out, so no window is shorter than the rule', async () => {
	const onTime = await scheduled()
	await releaseDueLists({ store: onTime.store, now: new Date(releaseAt.getTime() + graceMs) })
	expect((await stateOf(onTime.store)).lists[0]?.releasedAt).toEqual(releaseAt)

	const late = await scheduled()
	const back = new Date(releaseAt.getTime() + graceMs + 1)
	await releaseDueLists({ store: late.store, now: back })
	expect((await stateOf(late.store)).lists[0]?.releasedAt).toEqual(back)
	expect((await stateOf(late.store)).challenges[0]?.bidsOpenAt).toEqual(back)
})

test('a window that was long enough at the second and is not after days of downtime is refused; the composer sees why and schedules anew', async () => {
	// 20 working days from 26 November end on 24 December.
	const closesAt = new Date('2026-12-24T16:00:00Z')
	const { store, leader } = await scheduled({ closesAt })
	const back = after(9 * day)
	const before = await stateOf(store)
	expect(await releaseDueLists({ store, now: back })).toBe(0)
	const refusedState = await stateOf(store)
	expect(refusedState.challenges).toEqual(before.challenges)
	expect(refusedState.lists).toMatchObject([{ status: 'draft', releaseAt, releaseRefusedAt: back, releasedAt: null }])
	expect((await entriesOf(store)).slice(-2)).toMatchObject([
		{ kind: 'list.released', isRefused: true, actorUserId: null, after: { refusal: 'list-not-ready' } },
		{ kind: 'list.release-missed', isRefused: false, actorUserId: null, after: { refusal: 'list-not-ready' } },
	])

	expect(await releaseDueLists({ store, now: after(10 * day) })).toBe(0)
	expect((await entriesOf(store)).filter(({ isRefused }) => isRefused)).toHaveLength(1)
	const page = await composeList({ store, actor: leader, code, page: 1, now: back })
	expect(page).toMatchObject({ value: { unreadyCount: 2, challenges: [{ breaches: [{ rule: 'minimumWindowDays' }] }, {}, {}] } })

	await store.tx((tx) => tx.update(challengeLists).set({ bidsCloseAt: after(90 * day) }))
	const again = after(12 * day)
	expect(await scheduleList({ store, actor: leader, code, releaseAt: again, now: back })).toMatchObject({ ok: true })
	expect(await releaseDueLists({ store, now: again })).toBe(1)
})

test('what is changed after the scheduling is checked again at the second', async () => {
	const { store, draft } = await scheduled()
	await store.tx((tx) => tx.update(challenges).set({ problem: '' }).where(eq(challenges.id, draft.id)))
	expect(await releaseDueLists({ store, now: releaseAt })).toBe(0)
	expect((await stateOf(store)).challenges.map(({ status }) => status)).toEqual(['draft', 'approved', 'returned'])
})

test('a schedule is refused, and nothing written but the attempt: of a second past, of a list not ready then, by a stranger, of a collection', async () => {
	const { store, leader, stranger } = await composed({ closesAt: new Date('2026-12-24T16:00:00Z') })
	const before = await stateOf(store)
	const asked = { store, code, now }
	expect(await scheduleList({ ...asked, actor: leader, releaseAt: now })).toEqual(refuse({ code: 'release-at-past' }))
	expect(await scheduleList({ ...asked, actor: leader, releaseAt: after(9 * day) })).toMatchObject({ refusal: { code: 'list-not-ready' } })
	expect(await scheduleList({ ...asked, actor: stranger, releaseAt })).toEqual(refuse({ code: 'not-found' }))
	expect(await unscheduleList({ ...asked, actor: leader })).toEqual(refuse({ code: 'not-scheduled' }))
	expect(await stateOf(store)).toEqual(before)
	expect((await entriesOf(store)).map(({ kind, isRefused, after }) => [kind, isRefused, after?.refusal])).toEqual([
		['list.scheduled', true, 'release-at-past'],
		['list.scheduled', true, 'list-not-ready'],
		['list.scheduled', true, 'not-found'],
		['list.unscheduled', true, 'not-scheduled'],
	])

	await store.tx((tx) => tx.update(challengeLists).set({ isCollection: true, releaseAt, bidsCloseAt: after(60 * day) }))
	expect(await scheduleList({ ...asked, actor: leader, releaseAt })).toEqual(refuse({ code: 'not-found' }))
	expect(await releaseList({ ...asked, actor: leader })).toEqual(refuse({ code: 'not-found' }))
	expect(await releaseDueLists({ store, now: releaseAt })).toBe(0)
})

test('an unscheduled list is released by nobody but its composer', async () => {
	const { store, leader } = await scheduled()
	expect(await unscheduleList({ store, actor: leader, code, now })).toMatchObject({ ok: true })
	expect(await releaseDueLists({ store, now: releaseAt })).toBe(0)
	expect((await stateOf(store)).lists).toMatchObject([{ status: 'draft', releaseAt: null, scheduledByUserId: null }])
	expect(await releaseList({ store, actor: leader, code, now })).toMatchObject({ ok: true, value: 2 })
})

test('one list that fails holds up no other', async () => {
	const { store, list } = await scheduled()
	await store.tx(async (tx) => {
		const second = await makeList(tx, { chainSlug: list.chainSlug, status: 'draft', releasedAt: null, releaseAt: after(2 * day), bidsCloseAt: after(60 * day) })
		await makeChallenge(tx, { listId: second.id, issuerOrganisationId: list.ownerOrganisationId ?? '', status: 'draft', problem: '', bidsOpenAt: null })
	})
	expect(await releaseDueLists({ store, now: releaseAt })).toBe(1)
	expect((await stateOf(store)).lists.map(({ status }) => status).sort()).toEqual(['draft', 'released'])
})

test('the rail of an approved challenge shows the set second to whoever may read the list, and to nobody else', async () => {
	const { store, approved, leader, issuer } = await scheduled()
	const read = async (actor: typeof leader) => {
		const page = await readChallenge({ store, actor, code: approved.code, now })
		if (!page.ok) throw new Error(page.refusal.code)
		return page.value
	}
	const releaseOf = async (actor: typeof leader) => (await read(actor)).rail.find(({ key }) => key === 'release')
	expect(await releaseOf(leader)).toMatchObject({ state: 'now', mover: 'chainLead', at: releaseAt })
	expect(await releaseOf(issuer)).toMatchObject({ state: 'now', mover: 'chainLead', at: null })
	expect(JSON.stringify((await read(issuer)).list)).not.toContain('releaseAt')
})
