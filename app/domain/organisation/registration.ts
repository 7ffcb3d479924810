import { accept, type Decision, refuse } from '../decision.ts'
import type { CitySlug, OrganisationKind, OrganisationStatus } from './organisation.ts'
import { type RegistrableKind, registrableKinds } from './organisation.ts'

/** An organisation the platform knows by the name or the credit code of an application. */
export type KnownOrganisation = {
	id: string
	name: string
	kind: OrganisationKind
	status: OrganisationStatus
	creditCode: string | null
	citySlug: CitySlug | null
}

type Application = { organisationName: string; creditCode: string; citySlug: CitySlug }
/** Found a new organisation, or take over one nobody had registered for yet. */
type Registration = { claims: string | null }

/**
 * What an application leads to. The same code twice is refused; an unclaimed organisation of the same code, or
 * of the same name in the same city, is taken over and waits for its bureau like any other.
 */
export function decideRegistration(application: Application, known: readonly KnownOrganisation[]): Decision<Registration, { code: 'credit-code-taken' }> {
	const sameCode = known.find((organisation) => organisation.creditCode === application.creditCode)
	if (sameCode) return sameCode.status === 'unclaimed' ? accept({ claims: sameCode.id }) : refuse({ code: 'credit-code-taken' })
	return accept({ claims: known.find((organisation) => isClaimableBy(organisation, application))?.id ?? null })
}

function isClaimableBy({ name, kind, status, creditCode, citySlug }: KnownOrganisation, application: Application): boolean {
	return (
		status === 'unclaimed' &&
		creditCode === null &&
		registrableKinds.some((registrable) => registrable === kind) &&
		normaliseName(name) === normaliseName(application.organisationName) &&
		(citySlug === null || citySlug === application.citySlug)
	)
}

/** What kind an organisation seems to be that is known by its name alone; whoever registers it says. */
export function kindByName(name: string): RegistrableKind {
	if (/(大学|学院|University|College)/i.test(name)) return 'university'
	return /(研究院|研究所|实验室|中心|Institute|Laborator)/i.test(name) ? 'institute' : 'enterprise'
}

/** A name as it is stored and compared: half-width brackets and letters, no blanks at its ends or doubled inside. */
export function normaliseName(name: string): string {
	return name.normalize('NFKC').trim().replace(/\s+/g, ' ')
}
