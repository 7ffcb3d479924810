import type { CitySlug, OrganisationKind, OrganisationStatus, Role } from '../organisation/organisation.ts'

export type Visitor = { kind: 'visitor' }
/** A person who signed in, with the organisation they act for. */
export type Member = {
	kind: 'user'
	userId: string
	name: string
	email: string
	isAdministrator: boolean
	organisation: { id: string; slug: string; name: string; kind: OrganisationKind; status: OrganisationStatus; citySlug: CitySlug | null }
	/** Chains whose lead institute the organisation is. */
	ledChains: readonly string[]
	roles: readonly Role[]
}
export type Actor = Visitor | Member

/** An account as it is stored, with the organisation it belongs to. */
export type Account = Pick<Member, 'userId' | 'name' | 'email' | 'isAdministrator' | 'organisation'> & { isMember: boolean }

/**
 * The actor an account signs in as. Whoever is no member stands for nobody but themself: in place of the organisation they work at there is
 * one of their own that is unverified and owns nothing, so that what is allowed by organisation, role or city is closed to them.
 */
export function memberOf({ isMember, ...account }: Account, ledChains: readonly string[], isBroker: boolean): Member {
	if (isMember) return { kind: 'user', ...account, ledChains, roles: rolesOf(account.organisation, ledChains, isBroker) }
	const organisation = { ...account.organisation, id: account.userId, slug: '', status: 'unclaimed' as const, citySlug: null }
	return { kind: 'user', ...account, isAdministrator: false, organisation, ledChains: [], roles: [] }
}

/** Whether a person acts for no organisation: an expert from outside. */
export function standsAlone({ userId, organisation }: Member): boolean {
	return organisation.id === userId
}

export const visitor: Visitor = { kind: 'visitor' }

/**
 * The roles an organisation gives its people; none until its bureau has verified it. A technology broker neither bids nor
 * issues while the office names it one: it reads demands before their release. Source: domain.md, "Who does what".
 */
export function rolesOf(organisation: Pick<Member['organisation'], 'kind' | 'status'>, ledChains: readonly string[], isBroker: boolean): Role[] {
	if (organisation.status !== 'verified') return []
	if (isBroker) return ['member', 'broker']
	switch (organisation.kind) {
		case 'bureau':
			return ['bureauOfficer']
		case 'office':
			return ['office']
		case 'agency':
			return []
		case 'university':
			return ['member', 'bidder']
		case 'enterprise':
			return ['member', 'bidder', 'issuer']
		case 'institute':
			return ledChains.length > 0 ? ['member', 'bidder', 'issuer', 'chainLead'] : ['member', 'bidder', 'issuer']
	}
}
