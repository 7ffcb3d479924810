import type { EvaluationStatus, SheetStatus } from './lifecycle.ts'

/** As whom somebody looks at an evaluation, and the bids they are in conflict with. */
export type Viewer = { conflicts: ReadonlySet<string> } & (
	| { as: 'expert'; seatId: string }
	| { as: 'bidder'; bidIds: ReadonlySet<string> }
	| { as: 'issuer' | 'office' | 'bureau' | 'chainLead' | 'visitor' }
)

/** A bid under evaluation, and a seat that was accepted. */
export type EvaluatedBid = { id: string; isShortlisted: boolean }
export type Seat = { id: string; number: number }
/** Where an evaluation stands. `isNoticed`: its challenge has come to the notice. */
export type EvaluationState = {
	status: EvaluationStatus
	isBlind: boolean
	isNoticed: boolean
	/** Whether every seat of the panel is taken: while one was given up and its next not come, more sheets are to be written. */
	isFull: boolean
	seats: readonly Seat[]
	bids: readonly EvaluatedBid[]
}
/** What visibility asks of a sheet. */
type PlacedSheet = { seatId: string; bidId: string; status: SheetStatus }
export type Progress = { in: number; of: number }

/** Whether anything is kept from them: then ranks, which compare every bid, are left out, and they decide nothing. */
export const seesWhole = ({ conflicts }: Viewer): boolean => conflicts.size === 0

/** The bids whose promised values they read: panel and issuer, but for those they are in conflict with; a bidder its own. */
export function readableBids<Bid extends { id: string }>(viewer: Viewer, { seats, bids }: Pick<EvaluationState, 'seats'> & { bids: readonly Bid[] }): Bid[] {
	switch (viewer.as) {
		case 'expert':
			return seats.some(({ id }) => id === viewer.seatId) ? bids.filter(({ id }) => !viewer.conflicts.has(id)) : []
		case 'issuer':
			return bids.filter(({ id }) => !viewer.conflicts.has(id))
		case 'bidder':
			return bids.filter(({ id }) => viewer.bidIds.has(id))
		default:
			return []
	}
}

/** Which of them they also know the bidder's name of: in blind evaluations the panel only of those shortlisted after the lock. */
export function namedBids(viewer: Viewer, state: EvaluationState): ReadonlySet<string> {
	const isHidden = viewer.as === 'expert' && state.isBlind
	const named = readableBids(viewer, state).filter(({ isShortlisted }) => !isHidden || (state.status === 'locked' && isShortlisted))
	return new Set(named.map(({ id }) => id))
}

/** How many of the sheets that these seats owe for these bids are in; a seat has one sheet for a bid at most. */
export function progressOf(seats: readonly Seat[], bids: readonly { id: string }[], sheets: readonly PlacedSheet[]): Progress {
	const owing = new Set(seats.map(({ id }) => id))
	const owed = new Set(bids.map(({ id }) => id))
	const submitted = sheets.filter(({ status, seatId, bidId }) => status === 'submitted' && owing.has(seatId) && owed.has(bidId))
	return { in: submitted.length, of: owing.size * owed.size }
}

/**
 * Whether they read what others wrote: the panel once it is full and every sheet is in, and not while one is reopened; the issuer from the lock on.
 * Sheets of bids they are in conflict with do not count, so that the moment tells nothing of them.
 */
export function seesOthers(viewer: Viewer, state: EvaluationState, sheets: readonly PlacedSheet[]): boolean {
	if (viewer.as === 'issuer') return state.status === 'locked'
	if (viewer.as !== 'expert') return false
	const readable = readableBids(viewer, state)
	const progress = progressOf(state.seats, readable, sheets)
	return state.isFull && readable.length > 0 && progress.in === progress.of
}

/** The sheets they may read. Every count, mean, spread, rank and mark shown to them is made of these alone. A bidder reads of its own what `ownScores` tells. */
export function readableSheets<Sheet extends PlacedSheet>(viewer: Viewer, state: EvaluationState, sheets: readonly Sheet[]): Sheet[] {
	const bids = new Set(readableBids(viewer, state).map(({ id }) => id))
	const seats = new Set(state.seats.map(({ id }) => id))
	const own = sheets.filter(({ bidId, seatId }) => bids.has(bidId) && seats.has(seatId))
	if (viewer.as === 'bidder') return state.isNoticed && state.status === 'locked' ? own : []
	if (seesOthers(viewer, state, sheets)) return own
	return viewer.as === 'expert' ? own.filter(({ seatId }) => seatId === viewer.seatId) : []
}

/** How far the sheets are, as a whole: the issuer of all, an expert of its own; nobody else, and never by bid. */
export function readableProgress(viewer: Viewer, state: EvaluationState, sheets: readonly PlacedSheet[]): Progress | null {
	const bids = readableBids(viewer, state)
	if (viewer.as === 'issuer') return progressOf(state.seats, bids, sheets)
	if (viewer.as !== 'expert') return null
	return progressOf(
		state.seats.filter(({ id }) => id === viewer.seatId),
		bids,
		sheets,
	)
}

/** How many of each expert's sheets are in: the office, which reminds them, of the bids it is not in conflict with. */
export function progressOfSeats(viewer: Viewer, state: EvaluationState, sheets: readonly PlacedSheet[]): { seatId: string; progress: Progress }[] {
	if (viewer.as !== 'office') return []
	const bids = state.bids.filter(({ id }) => !viewer.conflicts.has(id))
	return state.seats.map((seat) => ({ seatId: seat.id, progress: progressOf([seat], bids, sheets) }))
}

/** Whether news of a bid reaches them: of its defence the bidder and the panel, never whoever is in conflict with it. */
export function hearsOfDefence(viewer: Viewer, state: EvaluationState, bidId: string): boolean {
	return (viewer.as === 'expert' || viewer.as === 'bidder') && readableBids(viewer, state).some(({ id }) => id === bidId)
}

/** The chair (组长): the accepted seat with the lowest number. Nobody chooses one. */
export function chairOf<S extends Seat>(seats: readonly S[]): S | undefined {
	return [...seats].sort((one, other) => one.number - other.number)[0]
}
