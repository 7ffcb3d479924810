import type { ChallengeKind, ContentLanguage, SolutionMode } from '../challenge/challenge.ts'
import type { DemandIndicator } from '../challenge/demand-values.ts'
import type { Criterion, IpTemplate, Payment } from '../challenge/terms.ts'
import type { CitySlug } from '../organisation/organisation.ts'
import type { Openness } from './disclosure-rows.ts'
import type { ImportField } from './fields.ts'

/** A row of the indicator table before it has a key. */
export type DraftIndicator = Omit<DemandIndicator, 'id'>

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
	stateOfArt: string
	researchContent: string
	goal: string
	indicators: DraftIndicator[]
	indicatorText: string
	deliverables: string
	conditions: string
	ipTemplate: IpTemplate | null
	ipRule: string
	backgroundIp: string
	incomeSplit: string
	offered: string
	acceptanceCriteria: string
	criteria: Criterion[]
	keywords: string[]
	solutionMode: SolutionMode | null
	budgetFen: number | null
	budgetNote: string
	publicMoneyFen: number | null
	payments: Payment[]
	durationMonths: number | null
	bidsOpenAt: Date | null
	bidsCloseAt: Date | null
	contactName: string
	contactPhone: string
	contactEmail: string
	code: string
	sourceUrl: string
} & Openness

/** What can be wrong with a row. `title-missing`, `title-too-long` (over 200 characters) and `disclosure-unreadable` stop it, the last lest something is shown to whom it was kept from; everything else can be mended later. */
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
	| 'ip-template-unknown'
	| 'disclosure-unreadable'
	| 'shares-unreadable'
	| 'shares-not-100'
	| 'too-many-rows'
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

/** Notes a problem of a field; a warning unless said otherwise. */
export type Complain = (field: ImportField, code: ImportProblemCode, params?: ImportProblem['params'], severity?: ImportProblem['severity']) => void

/** A row read: the draft as far as it goes, and what to look at. */
export type AssembledRow = { draft: DemandDraft; problems: ImportProblem[] }
