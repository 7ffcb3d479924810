import type { ChallengeDetails } from './forms.ts'

/** What of a challenge a form can change. */
type ChallengeField = keyof ChallengeDetails

const asText = (value: unknown) => JSON.stringify(value instanceof Date ? value.getTime() : value)

/** The fields in which two versions of a challenge differ, in the order of the form. */
export function differences(one: ChallengeDetails, other: ChallengeDetails): ChallengeField[] {
	return challengeFields.filter((field) => asText(one[field]) !== asText(other[field]))
}

const challengeFields = [
	'title',
	'kind',
	'issuerName',
	'citySlug',
	'problem',
	'researchContent',
	'goal',
	'indicators',
	'indicatorText',
	'deliverables',
	'conditions',
	'ipRule',
	'offered',
	'acceptanceCriteria',
	'field',
	'keywords',
	'solutionMode',
	'budget',
	'budgetNote',
	'durationMonths',
	'bidsCloseAt',
	'showsBidCount',
	'contactName',
	'contactPhone',
	'contactEmail',
] as const satisfies ChallengeField[]
