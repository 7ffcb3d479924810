import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { makeCity, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
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

const kindsOf = async (store: Store) => (await AuditRepository.listEntries(store.db, { limit: 10 })).map(({ entry }) => [entry.kind, entry.isRefused])

test('an organisation and its administrator wait for the bureau, and a mail says so', async () => {
	const store = await database()

	expect(await registerOrganisation({ store, details, administrator, origin, now })).toEqual(accept(null))

	const user = await UserRepository.findByEmail(store.db, administrator.email)
	const organisation = await OrganisationRepository.findById(store.db, user?.organisationId ?? '')
	expect(organisation).toMatchObject({ status: 'pending', creditCode: details.creditCode, slug: 'su-zhou-ce-shi-ke-ji-you-xian-gong-si' })
	expect(user).toMatchObject({ isAdministrator: true })
	expect(user?.passwordHash).toMatch(/^\$argon2id\$/)
	expect(await MailRepository.listDue(store.db, now, 9)).toMatchObject([{ to: administrator.email, template: 'registrationReceived' }])
	expect(await kindsOf(store)).toEqual([['organisation.registered', false]])
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

test('an address in use gets a mail, the answer is the same, and nothing is registered', async () => {
	const store = await database()
	const owner = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx)))

	const outcome = await registerOrganisation({ store, details, administrator: { ...administrator, email: owner.email }, origin, now })

	expect(outcome).toEqual(accept(null))
	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
	expect(await MailRepository.listDue(store.db, now, 9)).toMatchObject([{ to: owner.email, template: 'addressInUse' }])
	expect(await kindsOf(store)).toEqual([['organisation.registered', true]])
})

test('an unclaimed organisation of the same name is taken over and is still unverified', async () => {
	const store = await database()
	const unclaimed = await store.tx((tx) => makeOrganisation(tx, { name: details.organisationName, status: 'unclaimed' }))

	await registerOrganisation({ store, details, administrator, origin, now })

	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
	expect(await OrganisationRepository.findById(store.db, unclaimed.id)).toMatchObject({
		status: 'pending',
		creditCode: details.creditCode,
		slug: unclaimed.slug,
	})
	expect((await UserRepository.findByEmail(store.db, administrator.email))?.organisationId).toBe(unclaimed.id)
})

test('of two registrations of one code at the same moment, one is made', async () => {
	const store = await database()
	const outcomes = await Promise.all(
		['a@firm.example', 'b@firm.example'].map((email) => registerOrganisation({ store, details, administrator: { ...administrator, email }, origin, now })),
	)
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	expect(outcomes).toContainEqual(refuse({ code: 'credit-code-taken' }))
	expect(await OrganisationRepository.countOrganisations(store.db, {})).toBe(1)
})
