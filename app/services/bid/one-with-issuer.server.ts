import { dayOf } from '#app/domain/calendar/working-days.ts'
import { graphOf, reachedFrom } from '#app/domain/judging/organisation-graph.ts'
import type { Db } from '#db/client.ts'
import * as TieRepository from '#db/repositories/organisation-tie-repository.ts'

/**
 * Tells which organisations are one with the issuer of a challenge by group, ownership or a shared principal, over any number of steps: they do not
 * bid on it. Source: domain.md, "Fairness". An issuer without such ties costs one small query.
 */
export async function oneWithIssuer(db: Db, issuerOrganisationId: string, now: Date): Promise<(organisationId: string) => boolean> {
	if (!(await TieRepository.hasCloseTie(db, issuerOrganisationId))) return (organisationId) => organisationId === issuerOrganisationId
	const ties = (await TieRepository.listTies(db)).map(({ kind, until, one, other }) => ({ kind, until, between: [one.id, other.id] as const }))
	const reached = reachedFrom(graphOf(ties, dayOf(now)), issuerOrganisationId)
	return (organisationId) => reached.has(organisationId)
}
