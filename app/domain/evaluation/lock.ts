import { accept, type Decision, refuse } from '../decision.ts'
import { type EvaluationMove, type EvaluationStatus, moveEvaluation } from './lifecycle.ts'
import type { Progress } from './visibility.ts'

type Locking = { status: EvaluationStatus; isChair: boolean; isFull: boolean; progress: Progress; unnoted: number }
export type LockRefusal =
	| { code: 'not-chair' }
	| { code: 'wrong-evaluation-status'; status: EvaluationStatus }
	| { code: 'seats-empty' }
	| { code: 'sheets-missing' }
	| { code: 'outliers-unnoted' }

/** Locks the scores: the chair, once every seat is taken, every sheet is in and every outlier has its note. */
export function lockScores({ status, isChair, isFull, progress, unnoted }: Locking): Decision<EvaluationMove, LockRefusal> {
	if (!isChair) return refuse({ code: 'not-chair' })
	const moved = moveEvaluation('lock', status)
	if (!moved.ok) return moved
	if (!isFull) return refuse({ code: 'seats-empty' })
	if (progress.of === 0 || progress.in < progress.of) return refuse({ code: 'sheets-missing' })
	return unnoted > 0 ? refuse({ code: 'outliers-unnoted' }) : accept(moved.value)
}
