import { z } from 'zod'
import { type ChallengeStatus, statusAt, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import '../validation/messages.ts'

/** A question, or its answer, which may change what the challenge asks. */
export const QuestionForm = z.object({ question: z.string().trim().min(5).max(2000) })
export const AnswerForm = z.object({ answer: z.string().trim().min(2).max(4000), changesDemand: z.stringbool({ truthy: ['on'] }).default(false) })

type Asked = { status: ChallengeStatus; bidsCloseAt: Date | null; questionsCloseAt: Date | null }

/** Until when questions are taken: the set instant, the deadline where none was set. */
export function questionsUntil({ questionsCloseAt, bidsCloseAt }: Omit<Asked, 'status'>): Date | null {
	return questionsCloseAt ?? bidsCloseAt
}

/** Takes a question while the challenge is open and its question period lasts. */
export function ask(challenge: Asked, now: Date): Decision<null, WrongStatus | { code: 'questions-closed' }> {
	const status = statusAt(challenge, now)
	if (status !== 'open') return refuse({ code: 'wrong-status', status })
	const until = questionsUntil(challenge)
	return until !== null && until <= now ? refuse({ code: 'questions-closed' }) : accept(null)
}

/** Answers a question once, also after the question period, until the bids are opened. */
export function answer(challenge: Asked, isAnswered: boolean, now: Date): Decision<null, WrongStatus | { code: 'already-answered' }> {
	if (isAnswered) return refuse({ code: 'already-answered' })
	const status = statusAt(challenge, now)
	return status === 'open' || status === 'suspended' || status === 'closed' ? accept(null) : refuse({ code: 'wrong-status', status })
}
