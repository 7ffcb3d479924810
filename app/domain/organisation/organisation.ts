export const organisationKinds = ['enterprise', 'university', 'institute', 'bureau', 'office', 'agency'] as const
/** `agency` is the foreign public body of an imported foreign list; it never signs in. */
export type OrganisationKind = (typeof organisationKinds)[number]

/** Kinds that register themselves; bureaus and the office are set up by the office. */
export const registrableKinds = ['enterprise', 'university', 'institute'] as const
export type RegistrableKind = (typeof registrableKinds)[number]

/** `unclaimed`: known by name (seed or import), nobody has registered for it yet. */
export const organisationStatuses = ['unclaimed', 'pending', 'returned', 'verified'] as const
export type OrganisationStatus = (typeof organisationStatuses)[number]

/** Roles of domain.md held so far through one's organisation; later roles (expert, key holder, tester) are held by persons. */
export const roles = ['member', 'bidder', 'issuer', 'chainLead', 'broker', 'bureauOfficer', 'office'] as const
export type Role = (typeof roles)[number]

/** The corridor's cities, in the order of the map: main line from its start, then the north branch. */
export const citySlugs = ['putuo', 'suzhou', 'wuxi', 'changzhou', 'zhenjiang', 'nanjing', 'nantong', 'taizhou'] as const
export type CitySlug = (typeof citySlugs)[number]
