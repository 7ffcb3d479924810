import type { SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import type { Moved } from '#app/domain/audit/told-moves.ts'

type Reply = { reply: (options?: { formErrors?: string[]; fieldErrors?: Record<string, string[]> }) => SubmissionResult }

/** Refusals that say a record is no longer where its form found it. */
const moving: readonly string[] = [
	'stale',
	'wrong-status',
	'wrong-list-status',
	'wrong-objection-status',
	'wrong-award-status',
	'already-noticed',
	'already-awarded',
	'already-unfilled',
	'list-released',
	'not-scheduled',
]

/** Whether a refusal says that its record is no longer where the form found it. */
export function saysMoved(code: string): boolean {
	return moving.includes(code)
}

/** Answers a form with its errors, and everything typed. */
export function answerErrors(submission: Reply) {
	return data({ result: submission.reply(), moved: null }, { status: 422 })
}

/** Answers a refused form with everything typed; where the record moved meanwhile, `read` says where it stands now and who did what. `field`: the one the refusal is about. */
export async function answerRefused(submission: Reply, code: string, { read, field }: { read: () => Promise<Moved | null>; field?: string }) {
	const moved = saysMoved(code) ? await read() : null
	const error = moved ? 'moved' : code
	return data({ result: submission.reply(field ? { fieldErrors: { [field]: [error] } } : { formErrors: [error] }), moved }, { status: 409 })
}
