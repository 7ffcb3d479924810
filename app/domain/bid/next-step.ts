import type { PlaceRole } from '../award/lifecycle.ts'
import type { ChallengeStatus } from '../challenge/lifecycle.ts'
import type { BidStatus } from './lifecycle.ts'

/** What a bidder does next about a bid, or waits for; each has its words. */
export type BidStep =
	| 'fill-in'
	| 'improve'
	| 'paused'
	| 'await-opening'
	| 'await-decision'
	| 'under-notice'
	| 'prepare-again'
	| 'never-submitted'
	| 'was-withdrawn'
	| 'was-destroyed'
	| 'open-by-own-key'
	| 'was-void'
	| 'see-outcome'

/** The next step of a bid on a challenge of that status by the clock (`statusAt`). No status is a dead end. */
export function nextStepOf(status: BidStatus, challenge: ChallengeStatus): BidStep {
	switch (status) {
		case 'draft':
			return whileTaken(challenge, 'fill-in', 'never-submitted')
		case 'sealed':
			return whileTaken(challenge, 'improve', 'await-opening')
		case 'withdrawn':
			return whileTaken(challenge, 'prepare-again', 'was-withdrawn')
		case 'opened':
		case 'qualified':
		case 'scored':
		case 'shortlisted':
			return challenge === 'noticed' ? 'under-notice' : 'await-decision'
		case 'failed':
			return 'open-by-own-key'
		case 'void':
			return 'was-void'
		case 'destroyed':
			return 'was-destroyed'
		case 'disqualified':
		case 'won':
		case 'lost':
		case 'refused':
		case 'contracted':
			return 'see-outcome'
	}
}

function whileTaken(challenge: ChallengeStatus, open: BidStep, over: BidStep): BidStep {
	if (challenge === 'suspended') return 'paused'
	return challenge === 'open' ? open : over
}

/** What a bidder is told of its place: `proposed` before anything is public, `noticed` under notice. */
export type PlaceState = 'proposed' | 'noticed' | 'won' | 'contracted' | 'reserve' | 'refused'
/** A place that its bidder may know of. */
type OwnPlace = { role: PlaceRole; isPublic: boolean }

/** What the page of a bid says of its place and of what comes next: of a bid proposed to win its place alone, for nothing else is known before the notice. */
export function toldOf(status: BidStatus, challenge: ChallengeStatus, place: OwnPlace | null): { place: PlaceState | null; step: BidStep | null } {
	const state = place ? placeStateOf(status, place) : null
	return { place: state, step: state === 'proposed' ? null : nextStepOf(status, challenge) }
}

function placeStateOf(status: BidStatus, { role, isPublic }: OwnPlace): PlaceState {
	if (status === 'refused') return 'refused'
	if (role === 'reserve') return 'reserve'
	if (status === 'won' || status === 'contracted') return status
	return isPublic ? 'noticed' : 'proposed'
}
