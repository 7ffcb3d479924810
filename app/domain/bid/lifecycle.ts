import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Transition } from '../lifecycle.ts'

/** Every status of a bid, in the order of domain.md, "Life of a bid". */
export const bidStatuses = [
	'draft',
	'sealed',
	'withdrawn',
	'opened',
	'failed',
	'void',
	'qualified',
	'disqualified',
	'scored',
	'shortlisted',
	'won',
	'lost',
	'refused',
	'contracted',
	'destroyed',
] as const
export type BidStatus = (typeof bidStatuses)[number]

const bidCommands = [
	'seal',
	'replace',
	'confirm',
	'withdraw',
	'redraft',
	'open',
	'fail',
	'recover',
	'void',
	'screen',
	'askCorrection',
	'correct',
	'qualify',
	'disqualify',
	'score',
	'rescore',
	'shortlist',
	'refuse',
	'win',
	'lose',
	'reinstate',
	'reshortlist',
	'destroy',
] as const
export type BidCommand = (typeof bidCommands)[number]

/** The only moves of a bid. `confirm` says that it stands as it is after a clarification; `redraft` lets a withdrawn bid be prepared again; `fail` is an opening that failed; the bidder's own key may `recover` the bid within a set time, else it is `void`. `screen` notes which points are met; `askCorrection` and `correct` are the one correction round (补正). `rescore` has it judged anew after an objection was upheld. `reinstate` undoes what a final award had decided of the others when its winner gives up, `reshortlist` of those that were shortlisted. `destroy` follows a withdrawn challenge. */
export const bidTransitions: Record<BidCommand, Transition<BidStatus>> = {
	seal: { from: ['draft'], to: 'sealed', by: ['bidder'], guards: ['complete', 'before-deadline'], tells: ['bidder'], nextDue: 'bidsCloseAt' },
	replace: { from: ['sealed'], to: 'sealed', by: ['bidder'], guards: ['complete', 'before-deadline'], tells: ['bidder'], nextDue: 'bidsCloseAt' },
	confirm: { from: ['sealed'], to: 'sealed', by: ['bidder'], guards: ['complete', 'before-deadline'], tells: ['bidder'], nextDue: 'bidsCloseAt' },
	withdraw: { from: ['sealed'], to: 'withdrawn', by: ['bidder'], guards: ['before-deadline'], tells: ['bidder'] },
	redraft: { from: ['withdrawn'], to: 'draft', by: ['bidder'], guards: ['before-deadline'], tells: [], nextDue: 'bidsCloseAt' },
	open: { from: ['sealed'], to: 'opened', by: ['issuer', 'clock'], guards: ['deadline-passed'], tells: ['bidder'] },
	fail: { from: ['sealed'], to: 'failed', by: ['clock'], guards: ['deadline-passed'], tells: ['bidder'] },
	recover: { from: ['failed'], to: 'opened', by: ['bidder'], tells: ['bidder'] },
	void: { from: ['failed'], to: 'void', by: ['clock'], tells: ['bidder'] },
	screen: { from: ['opened'], to: 'opened', by: ['issuer'], tells: [] },
	askCorrection: {
		from: ['opened'],
		to: 'opened',
		by: ['issuer'],
		guards: ['correction-unasked'],
		needsReason: true,
		tells: ['bidder'],
		nextDue: 'correctionHours',
	},
	correct: { from: ['opened'], to: 'opened', by: ['bidder'], guards: ['correction-running', 'listed-fields'], tells: ['issuer'] },
	qualify: { from: ['opened'], to: 'qualified', by: ['issuer'], guards: ['points-met', 'no-correction-running'], tells: ['bidder'] },
	disqualify: {
		from: ['opened'],
		to: 'disqualified',
		by: ['issuer'],
		guards: ['point-unmet', 'no-correction-running'],
		needsReason: true,
		tells: ['bidder'],
	},
	score: { from: ['qualified'], to: 'scored', by: ['expert'], guards: ['sheets-in', 'outliers-noted'], tells: [] },
	rescore: { from: ['scored', 'shortlisted'], to: 'qualified', by: ['issuer'], tells: [] },
	shortlist: { from: ['scored'], to: 'shortlisted', by: ['issuer'], tells: ['bidder'] },
	refuse: { from: ['scored', 'shortlisted', 'won'], to: 'refused', by: ['bidder'], guards: ['winner'], needsReason: true, tells: ['issuer'] },
	win: { from: ['scored', 'shortlisted'], to: 'won', by: ['clock'], guards: ['notice-over', 'nothing-open'], tells: ['bidder'] },
	lose: { from: ['opened', 'qualified', 'scored', 'shortlisted'], to: 'lost', by: ['issuer', 'bureau', 'clock'], tells: ['bidder'] },
	reinstate: { from: ['won', 'lost'], to: 'scored', by: ['bidder'], tells: [] },
	reshortlist: { from: ['won', 'lost'], to: 'shortlisted', by: ['bidder'], tells: [] },
	destroy: { from: ['draft', 'sealed', 'withdrawn'], to: 'destroyed', by: ['chainLead'], guards: ['before-deadline'], tells: ['bidder'] },
}

export type BidMove = Move<BidCommand, BidStatus>
export type WrongBidStatus = { code: 'wrong-bid-status'; status: BidStatus }

/** Decides a move of a bid by the table alone. */
export function moveBid(command: BidCommand, status: BidStatus): Decision<BidMove, WrongBidStatus> {
	return lookUp(bidTransitions, command, status, 'wrong-bid-status')
}

/** Statuses in which a bid stands against the others after the opening. */
export const openedStatuses: readonly BidStatus[] = ['opened', 'qualified', 'disqualified', 'scored', 'shortlisted', 'won', 'lost', 'refused', 'contracted']

/** Statuses in which a part of a bid waits for the opening under its key: the bid itself while it is sealed, a price apart once its bid is open. */
export const waitingStatuses = { bid: ['sealed'], price: openedStatuses } as const satisfies Record<'bid' | 'price', readonly BidStatus[]>
