import type { ChallengeKind, ContentLanguage, SolutionMode } from '../challenge/challenge.ts'
import type { IndicatorTarget } from '../challenge/indicator.ts'
import type { CitySlug } from '../organisation/organisation.ts'
import type { ImportField } from './fields.ts'

/** A demand as read from a sheet or a foreign record, ready to become a draft challenge. `code` is set on rows of a list exported here. */
export type DemandDraft = {
	title: string
	kind: ChallengeKind
	language: ContentLanguage
	issuerName: string
	creditCode: string
	citySlug: CitySlug | null
	field: string
	problem: string
	researchContent: string
	goal: string
	indicators: IndicatorTarget[]
	indicatorText: string
	deliverables: string
	conditions: string
	ipRule: string
	offered: string
	acceptanceCriteria: string
	keywords: string[]
	solutionMode: SolutionMode | null
	budgetFen: number | null
	budgetNote: string
	durationMonths: number | null
	bidsOpenAt: Date | null
	bidsCloseAt: Date | null
	contactName: string
	contactPhone: string
	contactEmail: string
	code: string
	sourceUrl: string
}

/** What can be wrong with a row. `title-missing` and `title-too-long` (over 200 characters) stop it; everything else can be mended later. */
export type ImportProblemCode =
	| 'title-missing'
	| 'title-too-long'
	| 'text-too-long'
	| 'amount-unreadable'
	| 'amount-unit-assumed'
	| 'date-unreadable'
	| 'date-past'
	| 'duration-unreadable'
	| 'credit-code-invalid'
	| 'email-invalid'
	| 'link-invalid'
	| 'city-unknown'
	| 'kind-unknown'
	| 'mode-unknown'
	| 'language-unknown'
	| 'too-many-keywords'
	| 'too-many-indicators'
	| 'indicators-unreadable'
	| 'fewer-than-three-indicators'

/** A problem of one field, with what its sentence needs: limits, counts, the text that could not be read. */
export type ImportProblem = {
	field: ImportField
	code: ImportProblemCode
	severity: 'error' | 'warning'
	params: Record<string, string | number>
}

/** A row read: the draft as far as it goes, and what to look at. */
export type AssembledRow = { draft: DemandDraft; problems: ImportProblem[] }
