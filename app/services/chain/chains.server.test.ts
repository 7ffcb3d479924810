import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import { createBureau } from '#app/services/organisation/create-bureau.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { addChainMember } from './add-chain-member.server.ts'
import { changeChain } from './change-chain.server.ts'
import { createChain } from './create-chain.server.ts'
import { removeChainMember } from './remove-chain-member.server.ts'

const details = { nameZh: '航空航天', nameEn: 'Aerospace', hue: 1, lead: '' }
const chain = { slug: 'aerospace', codePrefix: 'HKT', ...details }

async function withOffice() {
	const store = await freshDatabase()
	return store.tx(async (tx) => {
		const firm = await makeOrganisation(tx)
		return {
			store,
			firm,
			institute: await makeOrganisation(tx, { kind: 'institute' }),
			office: await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
			stranger: await makeMember(tx, firm),
		}
	})
}

test('the office adds a chain, gives it a lead, and an organisation joins and leaves', async () => {
	const { store, office: actor, institute, firm } = await withOffice()
	expect(await createChain({ store, actor, chain, now })).toEqual(accept(null))
	expect(await changeChain({ store, actor, slug: chain.slug, chain: { ...details, lead: institute.slug }, now })).toEqual(accept(null))
	expect(await ChainRepository.listChains(store.db)).toMatchObject([{ slug: 'aerospace', leadSlug: institute.slug }])

	const add = () => addChainMember({ store, actor, chainSlug: chain.slug, organisation: firm.name, now })
	expect(await add()).toEqual(accept(null))
	expect(await add()).toEqual(refuse({ code: 'already-member' }))
	expect(await ChainRepository.listMembers(store.db, chain.slug)).toMatchObject([{ slug: firm.slug }])
	expect(await removeChainMember({ store, actor, chainSlug: chain.slug, organisationSlug: firm.slug, now })).toEqual(accept(null))
	expect(await ChainRepository.listMembers(store.db, chain.slug)).toEqual([])
})

test('an address or a prefix in use, and a lead that is no institute, are refused', async () => {
	const { store, office: actor, firm } = await withOffice()
	await createChain({ store, actor, chain, now })
	const create = (other: Partial<typeof chain>) => createChain({ store, actor, chain: { ...chain, ...other }, now })
	expect(await create({ codePrefix: 'HKX' })).toEqual(refuse({ code: 'slug-taken' }))
	expect(await create({ slug: 'space' })).toEqual(refuse({ code: 'code-prefix-taken' }))
	expect(await create({ slug: 'space', codePrefix: 'KJ', lead: firm.slug })).toEqual(refuse({ code: 'lead-unknown' }))
	expect(await ChainRepository.listChains(store.db)).toHaveLength(1)
})

test('nobody else does any of it, and only the refused attempts are written', async () => {
	const { store, stranger: actor, firm } = await withOffice()
	const forbidden = refuse({ code: 'forbidden' })
	const bureau = { name: '苏州市科学技术局', citySlug: 'suzhou' as const, email: 'officer@suzhou.example' }
	expect(await createChain({ store, actor, chain, now })).toEqual(forbidden)
	expect(await changeChain({ store, actor, slug: chain.slug, chain: details, now })).toEqual(forbidden)
	expect(await addChainMember({ store, actor, chainSlug: chain.slug, organisation: firm.slug, now })).toEqual(forbidden)
	expect(await removeChainMember({ store, actor, chainSlug: chain.slug, organisationSlug: firm.slug, now })).toEqual(forbidden)
	expect(await createBureau({ store, actor, bureau, origin: 'https://lianbang.example', now })).toEqual(forbidden)

	expect(await ChainRepository.listChains(store.db)).toEqual([])
	expect(await OrganisationRepository.countOrganisations(store.db, { kind: 'bureau' })).toBe(0)
	const entries = await AuditRepository.listEntries(store.db, { limit: 20 })
	expect(entries.map(({ entry }) => entry.isRefused)).toEqual([true, true, true, true, true])
})

test('the office sets up a bureau once, verified and with a link for its first officer', async () => {
	const { store, office: actor } = await withOffice()
	const bureau = { name: '苏州市科学技术局', citySlug: 'suzhou' as const, email: 'officer@suzhou.example' }
	const create = () => createBureau({ store, actor, bureau, origin: 'https://lianbang.example', now })
	expect(await create()).toMatchObject({ ok: true, value: { link: expect.stringMatching(/^https:\/\/lianbang\.example\/join\/[\w-]{43}$/) } })
	expect(await create()).toEqual(refuse({ code: 'name-taken' }))
	const found = await OrganisationRepository.listOrganisations(store.db, { kind: 'bureau', limit: 9, offset: 0 })
	expect(found).toMatchObject([{ name: bureau.name, status: 'verified', citySlug: 'suzhou' }])
})
