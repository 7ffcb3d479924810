import { registrableKinds } from '#app/domain/organisation/organisation.ts'
import type { Db } from '#db/client.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

/** Whether an account can stand in the register: of a verified enterprise, university or institute, or of nobody it acts for. */
export async function isFitForRegister(db: Db, { organisationId, isMember }: { organisationId: string; isMember: boolean }): Promise<boolean> {
	if (!isMember) return true
	const organisation = await OrganisationRepository.findById(db, organisationId)
	return organisation?.status === 'verified' && registrableKinds.some((kind) => kind === organisation.kind)
}
