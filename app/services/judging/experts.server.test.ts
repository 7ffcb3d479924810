import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { experts, expertTies, organisationTies } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { bidding, beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { endExpert } from './end-expert.server.ts'
import { enterExpert } from './enter-expert.server.ts'
import { tieExpert, untieExpert } from './expert-ties.server.ts'
import { readOrganisationTies, tieOrganisations, untieOrganisations } from './organisation-ties.server.ts'
import { readExpert, readExperts } from './read-experts.server.ts'

const registered = async ({ db }: Store) => ({
	experts: await db.select().from(experts).orderBy(experts.id),
	ties: await db.select().from(expertTies).orderBy(expertTies.id),
	edges: await db.select().from(organisationTies).orderBy(organisationTies.id),
})
const entering = (store: Store, actor: Member, email: string) =>
	enterExpert({ store, actor, expert: { email, fields: ['new-materials', 'nowhere'], speciality: '催化' }, now })

test('the office enters a person, ties it to organisations, takes a mistake back and ends it; a person may come again', async () => {
	const { store, office, firm, rival } = await bidding()
	const entered = await entering(store, office, firm.email)
	const expertId = entered.ok ? entered.value.expertId : ''
	expect(await readExperts({ store, actor: office })).toMatchObject({ value: { experts: [{ id: expertId, name: firm.name, fields: ['new-materials'] }] } })
	const tie = { organisation: rival.organisation.name, kind: 'employment' as const, until: '2025-06-30' }
	expect((await tieExpert({ store, actor: office, expertId, tie, now })).ok).toBe(true)
	expect(await tieExpert({ store, actor: office, expertId, tie, now })).toEqual(refuse({ code: 'already-tied' }))
	const read = await readExpert({ store, actor: office, expertId })
	const [first] = read.ok ? read.value.ties : []
	expect(first).toMatchObject({ kind: 'employment', until: '2025-06-30', organisationId: rival.organisation.id })
	expect((await untieExpert({ store, actor: office, expertId, tieId: first?.id ?? '', now })).ok).toBe(true)
	expect((await endExpert({ store, actor: office, expertId, now })).ok).toBe(true)
	expect(await readExpert({ store, actor: office, expertId })).toEqual(refuse({ code: 'not-found' }))
	expect(await entering(store, office, firm.email)).toMatchObject({ value: { expertId } })
	expect(await entering(store, office, firm.email)).toEqual(refuse({ code: 'already-expert' }))
})

test('what an expert declared stays', async () => {
	const { store, office, firm, rival } = await bidding()
	const entered = await entering(store, office, firm.email)
	const expertId = entered.ok ? entered.value.expertId : ''
	await tieExpert({ store, actor: office, expertId, tie: { organisation: rival.organisation.name, kind: 'declared' }, now })
	const [tie] = (await registered(store)).ties
	expect(await untieExpert({ store, actor: office, expertId, tieId: tie?.id ?? '', now })).toEqual(refuse({ code: 'declared-stays' }))
	expect((await registered(store)).ties).toEqual([tie])
})

test('an edge between two organisations stands once, whichever way round, and can be taken back', async () => {
	const { store, office, firm, rival } = await bidding()
	const edge = (organisation: string, other: string) => tieOrganisations({ store, actor: office, tie: { organisation, other, kind: 'group' }, now })
	expect((await edge(firm.organisation.name, rival.organisation.name)).ok).toBe(true)
	expect(await edge(rival.organisation.slug, firm.organisation.slug)).toEqual(refuse({ code: 'already-tied', field: 'other' }))
	expect(await edge(firm.organisation.slug, firm.organisation.slug)).toEqual(refuse({ code: 'same-organisation', field: 'other' }))
	expect(await edge('没有这家', firm.organisation.slug)).toEqual(refuse({ code: 'organisation-unknown', field: 'organisation' }))
	const ties = await readOrganisationTies({ store, actor: office })
	const [tie] = ties.ok ? ties.value : []
	expect([tie?.one.name, tie?.other.name].sort()).toEqual([firm.organisation.name, rival.organisation.name].sort())
	expect((await untieOrganisations({ store, actor: office, tieId: tie?.id ?? '', now })).ok).toBe(true)
	expect(await untieOrganisations({ store, actor: office, tieId: tie?.id ?? '', now })).toEqual(refuse({ code: 'not-found' }))
})

test('nobody but the office keeps the register, nobody unfit comes in, and nothing is written', async () => {
	const { store, office, issuer, firm, rival, officer, pending } = await bidding()
	const entered = await entering(store, office, firm.email)
	const expertId = entered.ok ? entered.value.expertId : ''
	const broken = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx, { kind: 'agency' })))
	const before = await registered(store)
	for (const actor of [issuer, firm, rival, officer]) {
		const tie = { organisation: rival.organisation.slug, kind: 'kin' as const }
		expect(await entering(store, actor, rival.email)).toEqual(refuse({ code: 'forbidden' }))
		expect(await tieExpert({ store, actor, expertId, tie, now })).toEqual(refuse({ code: 'forbidden' }))
		expect(await untieExpert({ store, actor, expertId, tieId: expertId, now })).toEqual(refuse({ code: 'forbidden' }))
		expect(await endExpert({ store, actor, expertId, now })).toEqual(refuse({ code: 'forbidden' }))
		expect(await untieOrganisations({ store, actor, tieId: expertId, now })).toEqual(refuse({ code: 'forbidden' }))
		const edge = { organisation: firm.organisation.slug, other: rival.organisation.slug, kind: 'group' as const }
		expect(await tieOrganisations({ store, actor, tie: edge, now })).toEqual(refuse({ code: 'forbidden', field: null }))
		expect(await readExperts({ store, actor })).toEqual(refuse({ code: 'forbidden' }))
		expect(await readExpert({ store, actor, expertId })).toEqual(refuse({ code: 'not-found' }))
		expect(await readOrganisationTies({ store, actor })).toEqual(refuse({ code: 'forbidden' }))
	}
	expect(await entering(store, office, 'nobody@lianbang.example')).toEqual(refuse({ code: 'account-unknown' }))
	for (const { email } of [officer, pending, office, broken]) expect(await entering(store, office, email)).toEqual(refuse({ code: 'expert-unfit' }))
	expect(await registered(store)).toEqual(before)
	expect((await refusedAttempts(store)).filter(({ kind }) => kind === 'expert.entered')).toHaveLength(9)
})
