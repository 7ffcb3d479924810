import { type ChallengeMove, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { gapsOf, type Releasable, type ReleaseGap } from '../list/release.ts'

type DemandGap = Exclude<ReleaseGap, 'deadline' | 'deadline-past'>

/** What a demand lacks to be reviewed: what its release asks for, but for the deadline, which its list may set later. */
export function demandGaps(challenge: Releasable, now: Date): DemandGap[] {
	return gapsOf(challenge, { bidsCloseAt: null }, now).flatMap((gap) => (gap === 'deadline' || gap === 'deadline-past' ? [] : [gap]))
}

/** Sends a draft into review; refused from any other status, and while something is missing. */
export function submit(challenge: Releasable, now: Date): Decision<ChallengeMove, WrongStatus | { code: 'demand-incomplete'; gaps: DemandGap[] }> {
	const decision = move('submit', challenge.status)
	if (!decision.ok) return decision
	const gaps = demandGaps(challenge, now)
	return gaps.length > 0 ? refuse({ code: 'demand-incomplete', gaps }) : accept(decision.value)
}
