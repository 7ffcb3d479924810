import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Transition } from '../lifecycle.ts'

/** An evaluation (评榜) from the day its panel begins to score. */
export const evaluationStatuses = ['scoring', 'locked'] as const
export type EvaluationStatus = (typeof evaluationStatuses)[number]
type EvaluationCommand = 'lock'

/** The only moves of an evaluation; it begins as `scoring` with the command `evaluate` of its challenge. */
export const evaluationTransitions: Record<EvaluationCommand, Transition<EvaluationStatus>> = {
	lock: { from: ['scoring'], to: 'locked', by: ['expert'], guards: ['sheets-in', 'outliers-noted'], tells: ['issuer'] },
}

export type EvaluationMove = Move<EvaluationCommand, EvaluationStatus>

/** Decides a move of an evaluation by the table alone. */
export function moveEvaluation(
	command: EvaluationCommand,
	status: EvaluationStatus,
): Decision<EvaluationMove, { code: 'wrong-evaluation-status'; status: EvaluationStatus }> {
	return lookUp(evaluationTransitions, command, status, 'wrong-evaluation-status')
}

/** A score sheet (评分表) of one expert for one bid. */
export const sheetStatuses = ['draft', 'submitted', 'reopened'] as const
export type SheetStatus = (typeof sheetStatuses)[number]
type SheetCommand = 'submit' | 'reopen'

/** The only moves of a score sheet. A reopened sheet keeps what it said before, with its hash. */
export const sheetTransitions: Record<SheetCommand, Transition<SheetStatus>> = {
	submit: { from: ['draft', 'reopened'], to: 'submitted', by: ['expert'], guards: ['complete'], tells: [] },
	reopen: { from: ['submitted'], to: 'reopened', by: ['expert'], needsReason: true, tells: [] },
}

export type SheetMove = Move<SheetCommand, SheetStatus>

/** Decides a move of a score sheet by the table alone. */
export function moveSheet(command: SheetCommand, status: SheetStatus): Decision<SheetMove, { code: 'wrong-sheet-status'; status: SheetStatus }> {
	return lookUp(sheetTransitions, command, status, 'wrong-sheet-status')
}

/** What an expert says of a promised value: it can be reached, that is doubtful, or it cannot. */
export const judgements = ['achievable', 'doubtful', 'not'] as const
export type Judgement = (typeof judgements)[number]

/** What became of a file of a bid in its blind package: masked, held back, or passed on by the screener after a look. */
export const blindOutcomes = ['masked', 'held', 'passed'] as const
export type BlindOutcome = (typeof blindOutcomes)[number]
