/** Who may read a field of a challenge, from everyone to whoever accepted its confidentiality undertaking. Each level includes what the next one asks. */
export const disclosureLevels = ['public', 'signed-in', 'verified', 'undertaking'] as const
export type DisclosureLevel = (typeof disclosureLevels)[number]

/** The fields an issuer may keep back; title, indicators, money and deadline are always public. */
export const disclosableFields = ['problem', 'stateOfArt', 'researchContent', 'goal', 'deliverables', 'offered', 'acceptanceCriteria', 'files'] as const
export type DisclosableField = (typeof disclosableFields)[number]

/** The level of each field that is kept back; a field that is not named is public. */
export type Disclosure = Partial<Record<DisclosableField, DisclosureLevel>>
