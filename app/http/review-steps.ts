import type { SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import { z } from 'zod'
import type { LatestMove } from '#app/domain/audit/told-moves.ts'
import { answerRefusal } from './refusal.ts'

export const ReviewParams = z.object({ reviewId: z.string().max(60) })

type Refusal =
	| { code: 'not-found' | 'wrong-status' | 'wrong-review-status' | 'broker-unknown' | 'broker-is-issuer' | 'nothing-annotated' }
	| { code: 'moved'; seen: number; move: LatestMove | null }
type Reply = { reply: (options: { formErrors: string[] }) => SubmissionResult }

/** Answers a refused step of a review to its form, with everything typed, and what somebody else did meanwhile: sent again, the form has seen it. */
export function answerStep(submission: Reply, refusal: Refusal) {
	if (refusal.code === 'not-found') throw answerRefusal(refusal)
	const { code } = refusal
	const result = submission.reply({ formErrors: [code === 'wrong-review-status' ? 'wrong-status' : code] })
	return data({ result, moved: refusal.code === 'moved' ? { record: 'review' as const, seen: refusal.seen, move: refusal.move } : null }, { status: 409 })
}
