import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { makeCity, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { resubmitOrganisation } from './resubmit-organisation.server.ts'
import { returnOrganisation } from './return-organisation.server.ts'
import { verifyOrganisation } from './verify-organisation.server.ts'

const origin = 'https://lianbang.example'

async function town() {
	const store = await freshDatabase()
	return store.tx(async (tx) => {
		await makeCity(tx, 'wuxi')
		const firm = await makeOrganisation(tx, { status: 'pending' })
		return {
			store,
			firm,
			administrator: await makeMember(tx, firm),
			bureau: await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau' })),
			strangers: [
				await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau', citySlug: 'wuxi' })),
				await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
				await makeMember(tx, await makeOrganisation(tx)),
			],
		}
	})
}

test('the bureau of its city verifies an organisation, and its administrator is told', async () => {
	const { store, firm, bureau, administrator } = await town()

	expect(await verifyOrganisation({ store, actor: bureau, slug: firm.slug, origin, now })).toEqual(accept({ from: 'pending', to: 'verified' }))

	expect(await OrganisationRepository.findById(store.db, firm.id)).toMatchObject({ status: 'verified', decidedAt: now })
	expect(await MailRepository.listDue(store.db, now, 9)).toMatchObject([{ to: administrator.email, template: 'organisationVerified' }])
	const [latest] = await AuditRepository.listEntries(store.db, { limit: 1 })
	expect(latest?.entry).toMatchObject({
		kind: 'organisation.verified',
		actorUserId: bureau.userId,
		before: { status: 'pending' },
		after: { status: 'verified' },
	})
})

test('for everyone else it does not exist, and nothing but the refused attempt is written', async () => {
	const { store, firm, administrator, strangers } = await town()
	for (const actor of [administrator, ...strangers]) {
		expect(await verifyOrganisation({ store, actor, slug: firm.slug, origin, now })).toEqual(refuse({ code: 'not-found' }))
		expect(await returnOrganisation({ store, actor, slug: firm.slug, reason: '名称有误', origin, now })).toEqual(refuse({ code: 'not-found' }))
	}
	expect(await OrganisationRepository.findById(store.db, firm.id)).toEqual(firm)
	expect(await MailRepository.listDue(store.db, now, 9)).toEqual([])
	expect((await AuditRepository.listEntries(store.db, { limit: 20 })).every(({ entry }) => entry.isRefused)).toBe(true)
})

test('returned with a reason, mended and handed in again, it waits once more', async () => {
	const { store, firm, bureau, administrator } = await town()
	await returnOrganisation({ store, actor: bureau, slug: firm.slug, reason: '名称与营业执照不一致', origin, now })
	expect(await OrganisationRepository.findById(store.db, firm.id)).toMatchObject({ status: 'returned', returnReason: '名称与营业执照不一致' })

	const details = {
		organisationName: '苏州测试科技有限公司',
		kind: 'enterprise' as const,
		creditCode: '91350100M000100Y43',
		citySlug: 'suzhou' as const,
		introduction: '',
		website: undefined,
	}
	expect((await resubmitOrganisation({ store, actor: bureau, details, now })).ok).toBe(false)
	expect((await resubmitOrganisation({ store, actor: administrator, details, now })).ok).toBe(true)
	expect(await OrganisationRepository.findById(store.db, firm.id)).toMatchObject({ status: 'pending', name: details.organisationName, returnReason: null })
})

test('what is decided is not decided again', async () => {
	const { store, firm, bureau } = await town()
	const outcomes = await Promise.all([
		verifyOrganisation({ store, actor: bureau, slug: firm.slug, origin, now }),
		returnOrganisation({ store, actor: bureau, slug: firm.slug, reason: '名称有误', origin, now }),
	])
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	expect(outcomes).toContainEqual(refuse({ code: 'wrong-status' }))
	expect(await MailRepository.listDue(store.db, now, 9)).toHaveLength(1)
})
