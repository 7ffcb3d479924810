import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { readAudit } from './read-audit.server.ts'

async function withEntries(count: number) {
	const store = await freshDatabase()
	const firm = await store.tx((tx) => makeOrganisation(tx))
	const member = await store.tx((tx) => makeMember(tx, firm))
	const office = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })))
	const entries = Array.from({ length: count }, (_, at) => ({
		kind: at % 2 === 0 ? ('organisation.verified' as const) : ('organisation.returned' as const),
		actor: member,
		at: now,
		subject: 'organisation' as const,
		subjectId: firm.id,
		isRefused: at === 3,
	}))
	await store.tx((tx) => AuditRepository.appendAll(tx, entries))
	return { store, office, member, firm }
}

test('the office reads the log page by page, in both directions, without gap or repetition', async () => {
	const { store, office } = await withEntries(7)
	const read = async (filter: Parameters<typeof readAudit>[0]['filter']) => {
		const outcome = await readAudit({ store, actor: office, filter, pageSize: 3, now })
		if (!outcome.ok) throw new Error('refused')
		return { ids: outcome.value.entries.map((row) => row.entry.id), ...outcome.value }
	}
	const first = await read({})
	const second = await read({ beforeId: first.olderThan ?? 0 })
	const third = await read({ beforeId: second.olderThan ?? 0 })
	expect([first.ids.length, second.ids.length, third.ids.length]).toEqual([3, 3, 1])
	expect(new Set([...first.ids, ...second.ids, ...third.ids]).size).toBe(7)
	expect([first.newerThan, third.olderThan]).toEqual([null, null])
	expect((await read({ afterId: second.newerThan ?? 0 })).ids).toEqual(first.ids)
	expect((await read({ afterId: third.newerThan ?? 0 })).ids).toEqual(second.ids)
})

test('it can be narrowed to one kind and to what was refused, and names who and what', async () => {
	const { store, office, member, firm } = await withEntries(7)
	const outcome = await readAudit({ store, actor: office, filter: { kind: 'organisation.returned', isRefused: true }, pageSize: 9, now })
	if (!outcome.ok) throw new Error('refused')
	expect(outcome.value.entries).toMatchObject([{ userName: member.name, organisationName: firm.name, subjectName: firm.name, entry: { isRefused: true } }])
})

test('nobody but the office reads it', async () => {
	const { store, member } = await withEntries(1)
	for (const actor of [visitor, member]) expect(await readAudit({ store, actor, filter: {}, pageSize: 9, now })).toEqual(refuse({ code: 'forbidden' }))
})
