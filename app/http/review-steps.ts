import type { SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import { z } from 'zod'
import type { AuditKind } from '#app/domain/audit/audit.ts'
import { answerRefusal } from './refusal.ts'

export const ReviewParams = z.object({ reviewId: z.string().max(60) })

type Move = { kind: AuditKind; at: Date; userName: string | null; organisationName: string | null }
type Refusal =
	| { code: 'not-found' | 'wrong-status' | 'wrong-review-status' | 'broker-unknown' | 'broker-is-issuer' | 'nothing-annotated' }
	| { code: 'moved'; seen: number; move: Move | null }
type Reply = { reply: (options: { formErrors: string[] }) => SubmissionResult }

/** Answers a refused step of a review to its form, with everything typed, and what somebody else did meanwhile: sent again, the form has seen it. */
export function answerStep(submission: Reply, refusal: Refusal) {
	if (refusal.code === 'not-found') throw answerRefusal(refusal)
	const { code } = refusal
	const result = submission.reply({ formErrors: [code === 'wrong-review-status' ? 'wrong-status' : code] })
	return data({ result, moved: refusal.code === 'moved' ? { seen: refusal.seen, move: refusal.move } : null }, { status: 409 })
}

/** Answers a form with its errors. */
export function answerErrors(submission: { reply: () => SubmissionResult }) {
	return data({ result: submission.reply(), moved: null }, { status: 422 })
}
