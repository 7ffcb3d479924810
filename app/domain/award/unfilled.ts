import { type ChallengeMove, type ChallengeStatus, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type AlreadyDecided, alreadyDecided } from './decided.ts'

/** Reason codes of an unfilled challenge (流榜); an issuer gives the first three, a bureau's decision the last. Source: domain.md, "Fairness". */
export const unfilledReasons = ['no-bid', 'none-qualified', 'none-above-line', 'award-revoked'] as const
export type UnfilledReason = (typeof unfilledReasons)[number]
export const issuersReasons = ['no-bid', 'none-qualified', 'none-above-line'] as const satisfies UnfilledReason[]

type UnfilledRefusal =
	| WrongStatus
	| AlreadyDecided
	| { code: 'bids-unopened' }
	| { code: 'bids-stand' }
	| { code: 'no-bids-stand' }
	| { code: 'correction-running' }
	| { code: 'already-proposed' }
type Unfilling = { status: ChallengeStatus; reasonCode: (typeof issuersReasons)[number]; bidCount: number; isCorrecting: boolean; isProposed: boolean }

/**
 * Declares a challenge unfilled. `no-bid` holds exactly where no bid stands, the other reasons exactly where bids
 * stand; bids are opened before they are judged, a correction that is awaited is waited for, and a proposal that is open is
 * withdrawn before.
 */
export function declareUnfilled({ status, reasonCode, bidCount, isCorrecting, isProposed }: Unfilling): Decision<ChallengeMove, UnfilledRefusal> {
	const decided = alreadyDecided(status)
	if (decided) return refuse(decided)
	const decision = move('declareUnfilled', status)
	if (!decision.ok) return decision
	if (isProposed) return refuse({ code: 'already-proposed' })
	if (reasonCode === 'no-bid' && bidCount > 0) return refuse({ code: 'bids-stand' })
	if (reasonCode !== 'no-bid' && bidCount === 0) return refuse({ code: 'no-bids-stand' })
	if (bidCount > 0 && status === 'closed') return refuse({ code: 'bids-unopened' })
	return isCorrecting ? refuse({ code: 'correction-running' }) : accept(decision.value)
}
