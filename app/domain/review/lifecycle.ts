import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Mover, type Transition } from '../lifecycle.ts'
import type { ReviewStatus } from './review.ts'

/** While one of these, somebody still owes the issuer an answer; a demand has one such review at most. */
export const openReviews: readonly ReviewStatus[] = ['waiting', 'diagnosing']

const reviewCommands = ['pass', 'return', 'diagnose', 'handBack', 'recall', 'withdraw'] as const
type ReviewCommand = (typeof reviewCommands)[number]

/**
 * The only moves of a review; it begins as `waiting` when its demand is submitted. Where the demand moves along, the
 * challenge's own table says who is told, so that nobody is told twice.
 */
export const reviewTransitions: Record<ReviewCommand, Transition<ReviewStatus>> = {
	/** Releasing a list passes what is in it, a diagnosis included. */
	pass: { from: ['waiting', 'diagnosing'], to: 'passed', by: ['chainLead'], tells: ['broker'] },
	return: { from: ['waiting'], to: 'returned', by: ['chainLead'], needsReason: true, tells: [] },
	diagnose: { from: ['waiting'], to: 'diagnosing', by: ['chainLead'], needsReason: true, tells: ['broker', 'issuer'], nextDue: 'reviewDays' },
	handBack: { from: ['diagnosing'], to: 'waiting', by: ['broker'], guards: ['annotated'], tells: ['chainLead', 'issuer'], nextDue: 'reviewDays' },
	recall: { from: ['diagnosing'], to: 'waiting', by: ['chainLead'], needsReason: true, tells: ['broker', 'issuer'], nextDue: 'reviewDays' },
	withdraw: { from: ['waiting', 'diagnosing'], to: 'withdrawn', by: ['issuer'], tells: ['broker'] },
}

/** Whom a review waits for; while it is open, so does its demand. */
export const reviewStates: Record<ReviewStatus, { waitsFor: Mover }> = {
	waiting: { waitsFor: 'chainLead' },
	diagnosing: { waitsFor: 'broker' },
	passed: { waitsFor: 'nobody' },
	returned: { waitsFor: 'nobody' },
	withdrawn: { waitsFor: 'nobody' },
}

export type ReviewMove = Move<ReviewCommand, ReviewStatus>
type WrongReviewStatus = { code: 'wrong-review-status'; status: ReviewStatus }

/** Decides a move of a review by the table alone. */
export function moveReview(command: ReviewCommand, status: ReviewStatus): Decision<ReviewMove, WrongReviewStatus> {
	return lookUp(reviewTransitions, command, status, 'wrong-review-status')
}

/** The commands the table has for a review in this status. */
export function reviewCommandsFor(status: ReviewStatus): ReviewCommand[] {
	return reviewCommands.filter((command) => reviewTransitions[command].from.includes(status))
}
