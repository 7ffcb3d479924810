import { expect, test } from 'vitest'
import { countDays } from '#app/domain/calendar/working-days.ts'
import { refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { type RulePackForm, shippedPack } from '#app/domain/rules/rule-pack.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { enterDays } from './enter-days.server.ts'
import { publishRules } from './publish-rules.server.ts'
import { readCalendar } from './read-calendar.server.ts'
import { readCurrentRules, readRules } from './read-rules.server.ts'
import { currentCalendar } from './release-rules.server.ts'
import { removeDay } from './remove-day.server.ts'

async function withOfficers() {
	const store = await freshDatabase()
	const [office, suzhou, firm] = await store.tx(async (tx) => [
		await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
		await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau' })),
		await makeMember(tx, await makeOrganisation(tx)),
	])
	const kinds = async () => (await AuditRepository.listEntries(store.db, { limit: 9 })).map(({ entry }) => [entry.kind, entry.isRefused])
	return { store, office, suzhou, firm, kinds }
}
const { minimumAmountFen: _none, ...shipped } = shippedPack.rules
const pack: RulePackForm = { ...shipped, noticeDays: 7, minimumAmount: 50, source: '苏科规〔2026〕1号' }

test('a bureau publishes its city’s rules, version upon version; the earlier ones stay', async () => {
	const { store, suzhou, kinds } = await withOfficers()
	const publish = (basedOn: number) => publishRules({ store, actor: suzhou, owner: 'suzhou', basedOn, pack, now })
	expect([await publish(0), await publish(1)]).toMatchObject([{ value: 1 }, { value: 2 }])
	expect(await publish(1)).toEqual(refuse({ code: 'stale' }))
	const { versions } = await readRules({ store, actor: suzhou, owner: 'suzhou' })
	expect(versions.map(({ version }) => version)).toEqual([2, 1])
	expect((await readCurrentRules(store)).map(({ owner, version, rules }) => [owner, version, rules.noticeDays, rules.minimumAmountFen])).toEqual([
		['office', 0, 5, 0],
		['suzhou', 2, 7, 50_000_000],
	])
	expect(await kinds()).toEqual([
		['rules.published', true],
		['rules.published', false],
		['rules.published', false],
	])
})

test('nobody publishes rules for another; the attempt is kept and nothing else written', async () => {
	const { store, office, suzhou, firm } = await withOfficers()
	for (const [actor, owner] of [
		[suzhou, 'office'],
		[suzhou, 'wuxi'],
		[office, 'suzhou'],
		[firm, 'suzhou'],
	] as const) {
		expect(await publishRules({ store, actor, owner, basedOn: 0, pack, now })).toEqual(refuse({ code: 'forbidden' }))
	}
	expect(await readCurrentRules(store)).toEqual([shippedPack])
	expect((await readRules({ store, actor: visitor, owner: 'office' })).canChange).toBe(false)
})

test('the office enters holidays over the published ones and takes them out again; nobody else does', async () => {
	const { store, office, suzhou, kinds } = await withOfficers()
	const days = { from: '2027-02-06', to: '2027-02-08', kind: 'holiday' as const, name: '春节', nameEn: 'Spring Festival' }
	expect(await enterDays({ store, actor: suzhou, days, now })).toEqual(refuse({ code: 'forbidden' }))
	expect((await readCalendar({ store, year: '2027' })).days).toEqual([])
	await enterDays({ store, actor: office, days, now })
	await enterDays({ store, actor: office, days: { ...days, name: '新春' }, now })
	expect((await readCalendar({ store, year: '2027' })).days.map(({ day, name, isEntered }) => [day, name, isEntered])).toEqual([
		['2027-02-06', '新春', true],
		['2027-02-07', '新春', true],
		['2027-02-08', '新春', true],
	])
	expect(countDays('2027-02-05', 1, 'working', await currentCalendar(store.db)).to).toBe('2027-02-09')
	expect(await removeDay({ store, actor: office, day: '2027-02-08', now })).toMatchObject({ ok: true })
	expect(await removeDay({ store, actor: office, day: '2027-02-08', now })).toEqual(refuse({ code: 'not-found' }))
	expect(countDays('2027-02-05', 1, 'working', await currentCalendar(store.db)).to).toBe('2027-02-08')
	expect((await kinds()).map(([kind]) => kind)).toEqual(['calendar.day-removed', 'calendar.days-entered', 'calendar.days-entered', 'calendar.days-entered'])
})
