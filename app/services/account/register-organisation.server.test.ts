import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { makeCity, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { confirmRegistration } from './confirm-registration.server.ts'
import { registerOrganisation } from './register-organisation.server.ts'

const details = {
	organisationName: '苏州测试科技有限公司',
	kind: 'enterprise' as const,
	creditCode: '91350100M000100Y43',
	citySlug: 'suzhou' as const,
	introduction: '',
	website: undefined,
}
const administrator = { name: '李工', email: 'li@firm.example', password: 'correct horse battery', language: 'zh' as const }
const origin = 'https://lianbang.example'

async function database(): Promise<Store> {
	const store = await freshDatabase()
	await store.tx((tx) => makeCity(tx))
	return store
}

type Details = typeof details
type Person = typeof administrator

/** Registers and answers the token of the link that was mailed, the last one. */
async function registered(store: Store, changes: { details?: Partial<Details>; administrator?: Partial<Person> } = {}): Promise<string> {
	const outcome = await registerOrganisation({
		store,
		details: { ...details, ...changes.details },
		administrator: { ...administrator, ...changes.administrator },
		origin,
		now,
	})
	expect(outcome).toEqual(accept(null))
	const to = changes.administrator?.email ?? administrator.email
	const mail = (await MailRepository.listDue(store.db, now, 9)).find((one) => one.to === to && one.template === 'confirmRegistration')
	return mail?.parameters.link?.split('/').at(-1) ?? ''
}

const kindsOf = async (store: Store) => (await AuditRepository.listEntries(store.db, { limit: 10 })).map(({ entry }) => [entry.kind, entry.isRefused])

test('nothing is registered until the mailed link confirms it; then organisation and administrator wait for the bureau', async () => {
	const store = await database()
	const token = await registered(store)
	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(0)
	expect(await UserRepository.findByEmail(store.db, administrator.email)).toBeUndefined()

	expect(await confirmRegistration({ store, token, now })).toEqual(accept(null))

	const user = await UserRepository.findByEmail(store.db, administrator.email)
	const organisation = await OrganisationRepository.findById(store.db, user?.organisationId ?? '')
	expect(organisation).toMatchObject({ status: 'pending', creditCode: details.creditCode, slug: 'su-zhou-ce-shi-ke-ji-you-xian-gong-si' })
	expect(user).toMatchObject({ isAdministrator: true })
	expect(user?.passwordHash).toMatch(/^\$argon2id\$/)
	expect(await kindsOf(store)).toEqual([['organisation.registered', false]])

	expect(await confirmRegistration({ store, token, now })).toEqual(refuse({ code: 'link-unusable' }))
	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
})

test('a link confirms nothing once its three days are over', async () => {
	const store = await database()
	const token = await registered(store)
	const later = new Date(now.getTime() + 3 * 86_400_000)
	expect(await confirmRegistration({ store, token, now: later })).toEqual(refuse({ code: 'link-unusable' }))
	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(0)
})

test('the same credit code is refused and nothing but the refused attempt is written', async () => {
	const store = await database()
	await store.tx((tx) => makeOrganisation(tx, { creditCode: details.creditCode, status: 'returned' }))

	expect(await registerOrganisation({ store, details, administrator, origin, now })).toEqual(refuse({ code: 'credit-code-taken' }))

	expect(await UserRepository.findByEmail(store.db, administrator.email)).toBeUndefined()
	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
	expect(await MailRepository.listDue(store.db, now, 9)).toEqual([])
	expect(await kindsOf(store)).toEqual([['organisation.registered', true]])
})

test('an address in use gets a mail; the answer is the same, also to the same sent again, and nothing is registered', async () => {
	const store = await database()
	const owner = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx)))
	const taken = { store, details, administrator: { ...administrator, email: owner.email }, origin, now }
	const free = { store, details: { ...details, creditCode: '91310000MA1FL00001' }, administrator, origin, now }

	for (const attempt of [taken, taken, free, free]) expect(await registerOrganisation(attempt)).toEqual(accept(null))

	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
	const mails = await MailRepository.listDue(store.db, now, 9)
	expect(mails.map(({ to, template }) => [to, template]).sort()).toEqual([
		[administrator.email, 'confirmRegistration'],
		[administrator.email, 'confirmRegistration'],
		[owner.email, 'addressInUse'],
		[owner.email, 'addressInUse'],
	])
})

test('an unclaimed organisation of the same name is taken over and is still unverified', async () => {
	const store = await database()
	const unclaimed = await store.tx((tx) => makeOrganisation(tx, { name: details.organisationName, status: 'unclaimed' }))

	await confirmRegistration({ store, token: await registered(store), now })

	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
	expect(await OrganisationRepository.findById(store.db, unclaimed.id)).toMatchObject({
		status: 'pending',
		creditCode: details.creditCode,
		slug: unclaimed.slug,
	})
	expect((await UserRepository.findByEmail(store.db, administrator.email))?.organisationId).toBe(unclaimed.id)
})

test('of two registrations of one code confirmed at the same moment, one is made', async () => {
	const store = await database()
	const tokens = [
		await registered(store, { administrator: { email: 'a@firm.example' } }),
		await registered(store, { administrator: { email: 'b@firm.example' } }),
	]
	const outcomes = await Promise.all(tokens.map((token) => confirmRegistration({ store, token, now })))
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	expect(outcomes).toContainEqual(refuse({ code: 'credit-code-taken' }))
	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
})
