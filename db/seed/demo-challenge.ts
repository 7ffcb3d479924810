import type { ChallengeKind, SolutionMode } from '#app/domain/challenge/challenge.ts'
import type { Comparator } from '#app/domain/challenge/indicator.ts'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'

/** One row of the indicator table as it is written down. */
export type DemoIndicator = readonly [
	name: string,
	comparator: Comparator,
	target: string,
	/** Upper end of a range. */
	targetUpper: string | null,
	unit: string,
	verification: string,
	isMust: boolean,
]

/** An invented bid; what becomes of it follows from the status of its challenge. */
export type DemoBid = readonly [
	/** Slug of a verified invented organisation. */
	bidder: string,
	mark: 'draft' | 'bid' | 'won' | 'withdrawn',
	/** 万元; none while a draft has no price yet. */
	price: number | null,
	/** Place of the indicator it promises too little of. */
	fallsShortAt: number | null,
	approach: string,
]

/** An invented review (需求论证) of a demand that is not released yet. */
type DemoReview = {
	/** When it went into the review that counts; six days ago unless said. */
	submittedDaysAgo?: number
	/** The second diagnosis it was given to two days ago, with what the broker noted so far. */
	diagnosis?: { broker: string; task: string; notes: Readonly<Record<string, string>> }
	/** Why it was sent back, by field. */
	reasons?: Readonly<Record<string, string>>
	/** What its fields said in a version that the issuer took back. */
	takenBack?: Readonly<Record<string, string>>
}

/** An invented clarification, published yesterday: one target was another before, as a question brought it about. */
export type DemoClarification = {
	/** Place of the indicator whose target it changed. */
	indicator: number
	targetBefore: string
	reason: string
	question: string
	answer: string
	/** Slug of who asked, and of those who have confirmed their bids. */
	askedBy: string
	confirmedBy: readonly string[]
}

/** An invented challenge as it is written down; codes, instants and keys are worked out when it is seeded. */
export type DemoChallenge = {
	title: string
	/** Slug of the lead institute or of an invented member firm. */
	issuer: string
	/** Key of its list. */
	list: string
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
	bids: readonly DemoBid[]
	/** How its review went, where that does not follow from the status. */
	review?: DemoReview
	clarification?: DemoClarification
	/** Why it was decided as it was, or why it was sent back or withdrawn. */
	decision?: string
}
