/** Who may read a field of a challenge, from everyone to whoever accepted its confidentiality undertaking. Each level includes what the next one asks. */
export const disclosureLevels = ['public', 'signed-in', 'verified', 'undertaking'] as const
export type DisclosureLevel = (typeof disclosureLevels)[number]

/** The fields an issuer may keep back; title, indicators, money and deadline are always public. */
export const disclosableFields = ['problem', 'stateOfArt', 'researchContent', 'goal', 'deliverables', 'offered', 'acceptanceCriteria', 'files'] as const
export type DisclosableField = (typeof disclosableFields)[number]

/** The level of each field that is kept back; a field that is not named is public. */
export type Disclosure = Partial<Record<DisclosableField, DisclosureLevel>>

/** Whether everyone may read a field. */
export function isPublic(disclosure: Disclosure, field: DisclosableField): boolean {
	return (disclosure[field] ?? 'public') === 'public'
}

/** A field that is kept back from a reader, and from whom it is not. */
export type KeptBack = { field: DisclosableField; level: DisclosureLevel }

/** The fields a reader does not get, where `mayRead` says which levels they reach. */
export function keptBack(disclosure: Disclosure, mayRead: (level: DisclosureLevel) => boolean): KeptBack[] {
	return disclosableFields.flatMap((field) => {
		const level = disclosure[field] ?? 'public'
		return mayRead(level) ? [] : [{ field, level }]
	})
}

type Texts = Partial<Record<Exclude<DisclosableField, 'files'>, string>>

/** The texts of a challenge without those that are kept back; they come out empty. */
export function withoutKept<Challenge extends Texts>(challenge: Challenge, kept: readonly KeptBack[]): Challenge {
	const blank = Object.fromEntries(kept.flatMap(({ field }) => (field === 'files' || !(field in challenge) ? [] : [[field, '']])))
	return { ...challenge, ...blank }
}
