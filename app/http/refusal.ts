import { data } from '@remix-run/node'
import { notFound } from './params.ts'

/** A refusal as the edge hands it to a page: its code is a key of the `refusal` texts, the rest are their parameters. */
type Refusal = { code: string }

const statuses: Record<string, number> = {
	forbidden: 403,
	stale: 409,
	'already-awarded': 409,
	'already-unfilled': 409,
	'wrong-status': 409,
	'wrong-bid-status': 409,
	'too-many-attempts': 429,
	'too-large': 413,
}

/** Answers an expected "no": 404 where the thing is not to be known, else the refusal with its status for the page to show. */
export function answerRefusal<Value extends Refusal>(refusal: Value) {
	if (refusal.code === 'not-found') throw notFound()
	return data({ refusal }, { status: statuses[refusal.code] ?? 422 })
}
