import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { eventVersion } from '#app/domain/event/forms.ts'
import type { Actor, Member } from '#app/domain/permission/actor.ts'
import { auditEntries, challengeLists, releaseEvents } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { changeList } from '../list/change-list.server.ts'
import { changeEvent } from './change-event.server.ts'
import { createEvent } from './create-event.server.ts'
import { readEvent } from './read-event.server.ts'
import { readEvents } from './read-events.server.ts'

const visitor: Actor = { kind: 'visitor' }
const details = { name: '春季对接会', place: '苏州', beginsAt: new Date('2026-12-01T02:00:00Z') }

async function people() {
	const store = await freshDatabase()
	return store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute' })
		const other = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, lead.id)
		const otherChain = await makeChain(tx, other.id, 'robotics', 'JQR')
		const draft = await makeList(tx, { code: 'DRAFT', chainSlug, ownerOrganisationId: lead.id, status: 'draft', releasedAt: null })
		const released = await makeList(tx, { code: 'OUT', chainSlug, ownerOrganisationId: lead.id })
		await makeChallenge(tx, { listId: released.id, issuerOrganisationId: lead.id, chainSlug })
		return {
			store,
			chainSlug,
			draft,
			leader: await makeMember(tx, lead, [chainSlug]),
			otherLeader: await makeMember(tx, other, [otherChain]),
			firm: await makeMember(tx, await makeOrganisation(tx)),
			office: await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
		}
	})
}

async function made(setting: { store: Awaited<ReturnType<typeof freshDatabase>>; leader: Member }) {
	const outcome = await createEvent({ store: setting.store, actor: setting.leader, details, now })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value
}

test('an event gets a readable address, a second one of its name and day another', async () => {
	const setting = await people()
	expect(await made(setting)).toBe('chun-ji-dui-jie-hui-2026-12-01')
	expect(await made(setting)).toBe('chun-ji-dui-jie-hui-2026-12-01-2')
	expect((await setting.store.db.select().from(auditEntries)).map(({ kind, actorUserId }) => [kind, actorUserId])).toEqual([
		['event.created', setting.leader.userId],
		['event.created', setting.leader.userId],
	])
})

test('the office and the chain lead who entered it change an event; nobody else, and nobody unseen over another', async () => {
	const setting = await people()
	const { store, leader, otherLeader, firm, office } = setting
	expect(await createEvent({ store, actor: firm, details, now })).toEqual(refuse({ code: 'forbidden' }))
	const slug = await made(setting)
	const before = await store.db.select().from(releaseEvents)
	const basedOn = eventVersion({ ...details, nameEn: '' })
	const change = { store, slug, basedOn, details: { ...details, place: '无锡' }, now }
	for (const actor of [firm, otherLeader]) expect(await changeEvent({ ...change, actor })).toEqual(refuse({ code: 'not-found' }))
	expect(await store.db.select().from(releaseEvents)).toEqual(before)
	expect(await changeEvent({ ...change, actor: office })).toMatchObject({ ok: true })
	expect(await changeEvent({ ...change, actor: leader })).toEqual(refuse({ code: 'stale' }))
	expect(await store.db.select().from(releaseEvents)).toMatchObject([{ place: '无锡', slug }])
	expect((await store.db.select().from(auditEntries)).map(({ kind, isRefused }) => [kind, isRefused])).toEqual([
		['event.created', true],
		['event.created', false],
		['event.changed', true],
		['event.changed', true],
		['event.changed', false],
	])
})

test('a visitor sees the released lists of an event only; who leads the chain, and the office, those being composed too', async () => {
	const setting = await people()
	const { store, leader, otherLeader, office, draft, chainSlug } = setting
	const slug = await made(setting)
	const form = { title: draft.title, note: '', bidsCloseAt: null, event: slug }
	expect(await changeList({ store, actor: leader, code: 'DRAFT', details: { ...form, event: 'nothing' }, now })).toEqual(refuse({ code: 'event-unknown' }))
	expect(await changeList({ store, actor: leader, code: 'DRAFT', details: form, now })).toMatchObject({ ok: true })
	const [event] = await store.db.select().from(releaseEvents)
	await store.tx(async (tx) => {
		await tx.update(challengeLists).set({ releaseEventId: event?.id ?? null })
		await makeList(tx, { code: 'COLLECTION', chainSlug, status: 'draft', releasedAt: null, isCollection: true, releaseEventId: event?.id ?? null })
	})
	const seen = async (actor: Actor) => {
		const page = await readEvent({ store, actor, slug, now })
		if (!page.ok) throw new Error('not found')
		const { released, composed, mayChange } = page.value
		return { released: released.map(({ code, challengeCount }) => [code, challengeCount]), composed: composed.map(({ code }) => code), mayChange }
	}
	expect(await seen(visitor)).toEqual({ released: [['OUT', 1]], composed: [], mayChange: false })
	expect(await seen(otherLeader)).toEqual({ released: [['OUT', 1]], composed: [], mayChange: false })
	expect(await seen(leader)).toEqual({ released: [['OUT', 1]], composed: ['DRAFT'], mayChange: true })
	expect(await seen(office)).toEqual({ released: [['OUT', 1]], composed: ['DRAFT'], mayChange: true })
	expect(await readEvents({ store, actor: visitor, page: 1, now })).toMatchObject({ upcoming: [{ slug, listCount: 1 }], past: [], mayCreate: false })
	expect(await readEvents({ store, actor: visitor, page: 9, now: details.beginsAt })).toMatchObject({ upcoming: [], past: [{ slug }], page: 1 })
	expect(await readEvent({ store, actor: visitor, slug: 'nothing', now })).toEqual(refuse({ code: 'not-found' }))
})
