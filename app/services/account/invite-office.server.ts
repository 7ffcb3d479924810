import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { newToken } from './one-time-token.server.ts'

const hours = 48

/** Makes a one-time link, good for 48 hours, for an account of the alliance office; founds the office when there is none. Answers the link. */
export function inviteOffice({ store, origin, now }: { store: Store; origin: string; now: Date }): Promise<string> {
	const { token, digest } = newToken()
	return store.tx(async (tx) => {
		const office = (await OrganisationRepository.findOffice(tx)) ?? (await foundOffice(tx, now))
		const expiresAt = new Date(now.getTime() + hours * 3_600_000)
		await LinkRepository.insert(tx, { id: digest, purpose: 'office', organisationId: office.id, isAdministrator: true, createdAt: now, expiresAt })
		await AuditRepository.append(tx, { kind: 'user.invited', actor: 'console', at: now, subject: 'organisation', subjectId: office.id })
		return `${origin}/join/${token}`
	})
}

async function foundOffice(tx: Tx, now: Date) {
	const name = '沿沪宁产业创新带产业链联盟办公室'
	const nameEn = 'Alliance Office of the Shanghai–Nanjing Innovation Corridor'
	const office = await OrganisationRepository.insert(tx, { name, nameEn, kind: 'office', status: 'verified', createdAt: now })
	await AuditRepository.append(tx, { kind: 'organisation.created', actor: 'console', at: now, subject: 'organisation', subjectId: office.id })
	return office
}
