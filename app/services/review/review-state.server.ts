import { isReleased } from '#app/domain/challenge/lifecycle.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { openReviews } from '#app/domain/review/lifecycle.ts'
import type { Db } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'

type Placed = Awaited<ReturnType<typeof ReviewRepository.listLatest>>[number]

function stateOf({ review, place, queue, broker }: Placed, now: Date) {
	const { id, status, submittedAt, dueAt, duePeriod, note, fieldReasons, settledAt, versionNumber } = review
	return {
		id,
		status,
		submittedAt,
		dueAt,
		duePeriod,
		isOverdue: openReviews.includes(status) && dueAt <= now,
		/** Its place among those of its chain that wait for the chain lead; none while it does not. */
		place: status === 'waiting' ? { at: place, of: queue } : null,
		broker: status === 'diagnosing' ? broker : null,
		note,
		fieldReasons,
		settledAt,
		versionNumber,
	}
}
type ReviewState = ReturnType<typeof stateOf>

/** Where the latest review of each of these challenges stands, by challenge; for readers who may know. */
export async function reviewStates(db: Db, challengeIds: readonly string[], now: Date): Promise<Map<string, ReviewState>> {
	const rows = await ReviewRepository.listLatest(db, challengeIds)
	return new Map(rows.map((row) => [row.review.challengeId, stateOf(row, now)]))
}

/** What a demand was sent back with: the chain lead's reasons, and what brokers noted; null where it was not, or has been submitted anew. */
export async function returnedWith(db: Db, challengeId: string) {
	const [latest] = await ReviewRepository.listByChallenge(db, challengeId)
	if (latest?.status !== 'returned') return null
	const { note, fieldReasons, settledAt } = latest
	return { note, fieldReasons, settledAt, annotations: await ReviewRepository.listAnnotations(db, latest.id) }
}

type Found = NonNullable<Awaited<ReturnType<typeof ChallengeRepository.findByCode>>>

/** The review of a challenge that is being prepared, with what this reader can do next; null where it is not theirs to know of, or released. */
export async function readReviewState(db: Db, actor: Actor, found: Found, now: Date) {
	const facts = ChallengeRepository.factsOf(found)
	const { challenge } = found
	if (isReleased(challenge.status) || facts.origin === 'foreign' || !can(actor, 'challenge.read.review', facts)) return null
	const state = (await reviewStates(db, [challenge.id], now)).get(challenge.id) ?? null
	return {
		state,
		returned: state?.status === 'returned' && challenge.status !== 'approved' ? await returnedWith(db, challenge.id) : null,
		isIssuer: can(actor, 'challenge.submit', facts),
		mayReview: can(actor, 'challenge.review', facts),
	}
}
