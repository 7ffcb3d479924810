import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

/** The office's figures: what waits, what stands, and what was refused in the last seven days. */
export async function readOfficeDesk({ store: { db }, now }: { store: Store; now: Date }) {
	return {
		pending: await OrganisationRepository.countOrganisations(db, { status: 'pending' }),
		verified: await OrganisationRepository.countOrganisations(db, { status: 'verified' }),
		chains: (await ChainRepository.listChains(db)).length,
		refused: await AuditRepository.countRefusedSince(db, new Date(now.getTime() - 7 * 86_400_000)),
	}
}
