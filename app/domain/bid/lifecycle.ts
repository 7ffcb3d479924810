import { accept, type Decision, refuse } from '../decision.ts'

/** Every status of a bid, in the order of domain.md, "Life of a bid". */
export const bidStatuses = [
	'draft',
	'sealed',
	'withdrawn',
	'opened',
	'qualified',
	'disqualified',
	'scored',
	'shortlisted',
	'won',
	'lost',
	'contracted',
	'destroyed',
] as const
export type BidStatus = (typeof bidStatuses)[number]

const bidCommands = ['seal', 'replace', 'withdraw', 'redraft', 'open', 'win', 'lose', 'destroy'] as const
export type BidCommand = (typeof bidCommands)[number]

/** The only moves of a bid. `redraft` lets a withdrawn bid be prepared again; `destroy` follows a withdrawn challenge. */
const bidTransitions: Record<BidCommand, { from: readonly BidStatus[]; to: BidStatus }> = {
	seal: { from: ['draft'], to: 'sealed' },
	replace: { from: ['sealed'], to: 'sealed' },
	withdraw: { from: ['sealed'], to: 'withdrawn' },
	redraft: { from: ['withdrawn'], to: 'draft' },
	open: { from: ['sealed'], to: 'opened' },
	win: { from: ['opened', 'qualified', 'scored', 'shortlisted'], to: 'won' },
	lose: { from: ['opened', 'qualified', 'scored', 'shortlisted'], to: 'lost' },
	destroy: { from: ['draft', 'sealed', 'withdrawn'], to: 'destroyed' },
}

/** What a repository needs to move a bid's row. */
export type BidMove = { command: BidCommand; from: BidStatus; to: BidStatus }
export type WrongBidStatus = { code: 'wrong-bid-status'; status: BidStatus }

/** Decides a move of a bid by the table alone. */
export function moveBid(command: BidCommand, status: BidStatus): Decision<BidMove, WrongBidStatus> {
	const transition = bidTransitions[command]
	return transition.from.includes(status) ? accept({ command, from: status, to: transition.to }) : refuse({ code: 'wrong-bid-status', status })
}

/** Statuses in which a bid stands against the others after the opening. */
export const openedStatuses: readonly BidStatus[] = ['opened', 'qualified', 'disqualified', 'scored', 'shortlisted', 'won', 'lost', 'contracted']
