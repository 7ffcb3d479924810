import { accept, type Decision, refuse } from './decision.ts'
import type { RuleKey } from './rules/rule-pack.ts'

/** Who makes a transition; `clock` is the server's own time. */
export type Party = 'issuer' | 'chainLead' | 'bidder' | 'bureau' | 'objector' | 'broker' | 'office' | 'expert' | 'clock'
/** What must hold besides the status; the decision of the command checks it. */
type Guard =
	| 'complete'
	| 'annotated'
	| 'rules-kept'
	| 'before-deadline'
	| 'deadline-passed'
	| 'bids-opened'
	| 'notice-running'
	| 'notice-over'
	| 'nothing-open'
	| 'objection-open'
	| 'in-future'
	| 'scheduled'
	| 'changes-something'
	| 'declared'
	| 'unconflicted'
	| 'draw-exhausted'
	| 'points-met'
	| 'point-unmet'
	| 'correction-unasked'
	| 'correction-running'
	| 'no-correction-running'
	| 'listed-fields'
	| 'bids-screened'
	| 'panel-seated'
	| 'packages-passed'
	| 'sheets-in'
	| 'outliers-noted'
	| 'winner'
	| 'feedback-given'
/** Who learns of it. */
export type Audience = 'issuer' | 'chainLead' | 'bidders' | 'bidder' | 'followers' | 'bureau' | 'objector' | 'broker'

/** Whom a record waits for in a status: a party of its table, or those whose move is made on another record. */
export type Mover = Exclude<Party, 'bidder' | 'objector' | 'office' | 'expert' | 'clock'> | 'bidders' | 'panel' | 'everyone' | 'solver' | 'nobody'

/** One row of a transition table: drives services, buttons, the rail and docs/lifecycles.md. */
export type Transition<Status extends string> = {
	from: readonly Status[]
	to: Status
	by: readonly Party[]
	guards?: readonly Guard[]
	/** Whether who does it must say why. */
	needsReason?: true
	tells: readonly Audience[]
	/** What dates the next step: a rule of the pack, the deadline of the challenge, or the second a list is set for. */
	nextDue?: Due
}

/** The rule of the pack, or the instant set by hand, that dates a step. */
export type Due = RuleKey | 'bidsCloseAt' | 'releaseAt'

/** What a repository needs to move a row: only from the status the decision was made on. */
export type Move<Command extends string, Status extends string> = { command: Command; from: Status; to: Status }

/** What dates the next step of a record in a status: as the arrows into it say; nothing where they say none. */
export function dueOf<Status extends string>(table: Record<string, Transition<Status>>, status: Status): Due | undefined {
	return Object.values(table).find(({ to, nextDue }) => to === status && nextDue !== undefined)?.nextDue
}

/** Looks a move up in a table; refuses with the present status when the table has no such arrow. */
export function lookUp<Command extends string, Status extends string, const Code extends string>(
	table: Record<Command, Transition<Status>>,
	command: Command,
	status: Status,
	code: Code,
): Decision<Move<Command, Status>, { code: Code; status: Status }> {
	const { from, to } = table[command]
	return from.includes(status) ? accept({ command, from: status, to }) : refuse({ code, status })
}
