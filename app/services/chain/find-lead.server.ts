import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Db } from '#db/client.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

/** `lead` is the slug of an institute, or empty. */
export type ChainDetails = { nameZh: string; nameEn: string; hue: number; lead: string }

/** The key of the institute that is to lead a chain; null for none yet. Refuses `lead-unknown` for anything but an institute. */
export async function findLead(db: Db, slug: string): Promise<Decision<string | null, { code: 'lead-unknown' }>> {
	if (slug === '') return accept(null)
	const organisation = await OrganisationRepository.findBySlug(db, slug)
	return organisation?.kind === 'institute' ? accept(organisation.id) : refuse({ code: 'lead-unknown' })
}
