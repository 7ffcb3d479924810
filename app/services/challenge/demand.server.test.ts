import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { demandFieldsOf } from '#app/domain/challenge/demand-form.ts'
import { usualCriteria } from '#app/domain/challenge/terms.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { listEntries } from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { challengeLists, challenges, indicators } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { refusedAttempts } from '#tests/support/bidding.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { attachDemandFile } from './attach-demand-file.server.ts'
import { readEditable } from './read-editable.server.ts'
import { readStarting } from './read-starting.server.ts'
import { removeDemandFile } from './remove-demand-file.server.ts'
import { saveDemand } from './save-demand.server.ts'
import { startDemand } from './start-demand.server.ts'

const now = () => testNow
const later = (minutes: number) => () => new Date(testNow.getTime() + minutes * 60_000)
const chosen = { chainSlug: 'new-materials', listCode: '', title: '耐高温密封圈', kind: 'research', from: '', issuerName: '' } as const

async function setting() {
	const store = await freshDatabase()
	const parts = await store.tx(async (tx) => {
		const institute = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, institute.id)
		const firm = await makeOrganisation(tx)
		await ChainRepository.addMember(tx, chainSlug, firm.id, testNow)
		return {
			lead: await makeMember(tx, institute, [chainSlug]),
			writer: await makeMember(tx, firm),
			colleague: await makeMember(tx, firm),
			stranger: await makeMember(tx, await makeOrganisation(tx)),
			university: await makeMember(tx, await makeOrganisation(tx, { kind: 'university' })),
			list: await makeList(tx, { chainSlug, status: 'draft', releasedAt: null }),
		}
	})
	return { store, ...parts }
}

async function started(store: Store, actor: Member, given: Partial<Parameters<typeof startDemand>[0]> = {}) {
	const outcome = await startDemand({ store, actor, now: testNow, ...chosen, ...given })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value.code
}

async function read(store: Store, actor: Member, code: string) {
	const outcome = await readEditable({ store, actor, code, now: testNow })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value
}

test('an issuer of the alliance begins a demand in the collection of its chain, which is made once and is no list to compose', async () => {
	const { store, writer, colleague, lead } = await setting()
	const codes = [await started(store, writer), await started(store, colleague)]
	const lists = await store.db.select().from(challengeLists).where(eq(challengeLists.isCollection, true))
	expect(lists).toMatchObject([{ code: 'XCL-C', status: 'draft', chainSlug: 'new-materials', ownerOrganisationId: lead.organisation.id }])
	const { values, criteria } = await read(store, writer, codes[0] ?? '').then((demand) => ({
		values: demand.values,
		criteria: demand.values['criteria.0.name'],
	}))
	expect(values).toMatchObject({ title: '耐高温密封圈', contactName: writer.name, citySlug: 'suzhou' })
	expect(criteria).toBe(usualCriteria[0]?.name)
	expect(await listEntries(store.db, { kind: 'challenge.created', limit: 9 })).toHaveLength(2)
	expect((await readStarting({ store, actor: lead, listCode: 'XCL-C' })).list).toBeNull()
})

test('others begin none, and nothing is written but the refused attempt', async () => {
	const { store, stranger, university, list, writer } = await setting()
	for (const actor of [stranger, university]) expect(await startDemand({ store, actor, now: testNow, ...chosen })).toEqual(refuse({ code: 'not-found' }))
	expect(await startDemand({ store, actor: writer, now: testNow, ...chosen, listCode: list.code })).toEqual(refuse({ code: 'not-found' }))
	expect(await store.db.select().from(challenges)).toEqual([])
	expect(await store.db.select().from(challengeLists).where(eq(challengeLists.isCollection, true))).toEqual([])
	expect(await refusedAttempts(store)).toEqual(Array.from({ length: 3 }, () => ({ kind: 'challenge.created', refusal: 'not-found' })))
})

test('a copy says all an earlier challenge of the own organisation does, but for deadline and state; nobody copies another’s', async () => {
	const { store, writer, lead } = await setting()
	const source = await store.tx(async (tx) => {
		const list = await makeList(tx, { chainSlug: 'new-materials' })
		const said = { problem: '高温失效', payments: [{ due: '签约', share: 100 }], disclosure: { problem: 'verified' }, awardedBidId: 'x' } as const
		return makeChallenge(tx, { ...said, payments: [...said.payments], listId: list.id, issuerOrganisationId: writer.organisation.id, status: 'awarded' })
	})
	const code = await started(store, writer, { from: source.code, title: '耐高温密封圈二期' })
	const found = await ChallengeRepository.findByCode(store.db, code)
	expect(found?.challenge).toMatchObject({
		title: '耐高温密封圈二期',
		problem: '高温失效',
		status: 'draft',
		bidsCloseAt: null,
		awardedBidId: null,
		revision: 0,
	})
	expect(found?.challenge).toMatchObject({ payments: [{ due: '签约', share: 100 }], disclosure: { problem: 'verified' } })
	const rows = await ChallengeRepository.listIndicators(store.db, found?.challenge.id ?? '')
	expect(rows.map(({ name }) => name)).toEqual(['熔指', '灰分', '熔点'])
	expect(await startDemand({ store, actor: lead, now: testNow, ...chosen, from: source.code })).toEqual(refuse({ code: 'not-found' }))
})

test('a copy takes the files along; taken from one of the two, a file stays with the other, and its bytes go with the last', async () => {
	const { store, writer } = await setting()
	const from = await started(store, writer)
	const stored = new Set<string>()
	const storage = {
		put: async () => {
			const name = crypto.randomUUID()
			stored.add(name)
			return name
		},
		remove: async (name: string) => {
			stored.delete(name)
		},
	}
	const file = { name: '工况说明.txt', bytes: new TextEncoder().encode('连续运行 4000 小时') }
	expect(await attachDemandFile({ store, storage, actor: writer, code: from, file, now })).toMatchObject({ ok: true })
	const code = await started(store, writer, { from })
	const filesOf = async (of: string) => (await read(store, writer, of)).files
	expect((await filesOf(code)).map(({ name }) => name)).toEqual(['工况说明.txt'])
	for (const [of, left] of [
		[from, 1],
		[code, 0],
	] as const) {
		const [own] = await filesOf(of)
		expect((await removeDemandFile({ store, storage, actor: writer, code: of, fileId: own?.id ?? '', now })).ok).toBe(true)
		expect(await filesOf(of)).toEqual([])
		expect(stored.size).toBe(left)
	}
})

const fresh = '12d2c5d6-4a3f-4d39-9a35-0f2a1f1f9c11'

test('fields are saved one by one, rows come and go, and a sitting is one entry of the audit log', async () => {
	const { store, writer, lead } = await setting()
	const code = await started(store, writer)
	const row = { [`indicators.${fresh}.comparator`]: 'at-least', [`indicators.${fresh}.name`]: '耐温', [`indicators.${fresh}.target`]: '300' }
	await saveDemand({ store, actor: writer, code, sent: { revision: 0, values: { problem: '失效', budgetFen: '500000000', ...row } }, now })
	const saved = await saveDemand({
		store,
		actor: writer,
		code,
		sent: { revision: 1, values: { 'payments.0.due': '签约', 'payments.0.share': '40' } },
		now: later(5),
	})
	expect(saved).toMatchObject({ value: { revision: 2, conflicts: [], news: [] } })
	expect((await read(store, writer, code)).values).toMatchObject({ problem: '失效', budgetFen: '500000000', 'payments.0.share': '40', ...row })
	await saveDemand({ store, actor: lead, code, sent: { revision: 2, values: { [`indicators.${fresh}.comparator`]: '' } }, now: later(6) })
	expect(await store.db.select().from(indicators)).toEqual([])
	expect(await listEntries(store.db, { kind: 'challenge.changed', limit: 9 })).toHaveLength(2)
	expect(demandFieldsOf((await read(store, writer, code)).values)).toMatchObject({ budgetFen: '500', 'payments.1.due': '' })
})

test('the second of two people is told who changed a field and when, and nothing of either is lost', async () => {
	const { store, writer, colleague } = await setting()
	const code = await started(store, writer)
	await saveDemand({ store, actor: colleague, code, sent: { revision: 0, values: { problem: '同事的', goal: '同事的目标' } }, now: later(3) })
	const saved = await saveDemand({ store, actor: writer, code, sent: { revision: 0, values: { problem: '我的', offered: '试验台' } }, now: later(4) })
	const who = { by: colleague.name, at: later(3)() }
	expect(saved).toMatchObject({
		value: { conflicts: [{ field: 'problem', mine: '我的', theirs: '同事的', ...who }], news: [{ field: 'goal', value: '同事的目标', ...who }] },
	})
	expect((await read(store, writer, code)).values).toMatchObject({ problem: '同事的', goal: '同事的目标', offered: '试验台' })
	await saveDemand({ store, actor: writer, code, sent: { revision: 2, values: { problem: '我的' } }, now: later(5) })
	expect((await read(store, writer, code)).values.problem).toBe('我的')
})

test('a row cannot be another challenge’s, and what is in review or not one’s own is not changed', async () => {
	const { store, writer, stranger, lead } = await setting()
	const [code, other] = [await started(store, writer), await started(store, writer)]
	const row = { [`indicators.${fresh}.comparator`]: 'text', [`indicators.${fresh}.name`]: '外观' }
	await saveDemand({ store, actor: writer, code: other, sent: { revision: 0, values: row }, now })
	await saveDemand({ store, actor: writer, code, sent: { revision: 0, values: { ...row, goal: '目标' } }, now })
	expect((await read(store, writer, code)).values.indicators).toBe('')
	expect((await read(store, writer, other)).values.indicators).toBe(fresh)
	const sent = { revision: 0, values: { goal: '改' } }
	expect(await saveDemand({ store, actor: stranger, code, sent, now })).toEqual(refuse({ code: 'not-found' }))
	await store.tx((tx) => tx.update(challenges).set({ status: 'submitted' }).where(eq(challenges.code, code)))
	expect(await saveDemand({ store, actor: writer, code, sent, now })).toEqual(refuse({ code: 'not-editable' }))
	expect((await read(store, lead, code)).values.goal).toBe('目标')
})
