import type { ChallengeKind, SolutionMode } from '#app/domain/challenge/challenge.ts'
import type { Comparator } from '#app/domain/challenge/indicator.ts'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'

/** name, comparator, target, upper end of a range or null, unit, how verified, and whether it must be met. */
export type DemoIndicator = readonly [name: string, comparator: Comparator, target: string, targetUpper: string | null, unit: string, verification: string, isMust: boolean]

/** An invented challenge as it is written down; codes, instants and keys are worked out when it is seeded. */
export type DemoChallenge = {
	title: string
	/** Slug of the lead institute or of an invented member firm. */
	issuer: string
	status: ChallengeStatus
	kind: ChallengeKind
	solutionMode: SolutionMode
	problem: string
	researchContent: string
	goal: string
	deliverables: string
	conditions: string
	ipRule: string
	offered: string
	acceptanceCriteria: string
	field: string
	keywords: readonly string[]
	/** 万元; null when negotiable. */
	budget: number | null
	durationMonths: number
	/** Days from today to the deadline; negative when it has passed. */
	closesInDays: number
	indicators: readonly DemoIndicator[]
}
