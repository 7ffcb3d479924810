import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { withoutContact } from '#app/domain/review/demand-sheet.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import * as VersionRepository from '#db/repositories/version-repository.ts'
import { listedReview } from './read-reviews.server.ts'

/** What is assigned to the actor's organisation, first due first. */
export async function readAssignments({ store: { db }, actor, now }: { store: Store; actor: Member; now: Date }) {
	return (await ReviewRepository.listAssigned(db, actor.organisation.id)).map((row) => listedReview(row, now))
}

/** One demand as the broker it is assigned to works on it: what it says, but for whom to call, the task, and what it noted so far. Refuses `not-found` to everyone else. */
export async function readDiagnosis({ store: { db }, actor, reviewId, now }: { store: Store; actor: Member; reviewId: string; now: Date }) {
	const found = await ReviewRepository.findById(db, reviewId)
	const demand = found && can(actor, 'review.diagnose', found.review) ? await ChallengeRepository.findById(db, found.review.challengeId) : undefined
	if (!found || !demand) return refuse({ code: 'not-found' })
	const { review } = found
	const since = review.diagnosedAt ?? review.submittedAt
	const versions = await VersionRepository.listByChallenge(db, review.challengeId)
	const annotations = (await ReviewRepository.listAnnotations(db, reviewId)).filter(({ writtenAt }) => writtenAt >= since)
	const { code, title, language, isDemo } = demand.challenge
	return accept({
		review: { id: reviewId, task: review.brokerTask, diagnosedAt: since, dueAt: review.dueAt, duePeriod: review.duePeriod, isOverdue: review.dueAt <= now },
		challenge: { code, title, language, isDemo },
		issuer: { name: demand.issuer.name, nameEn: demand.issuer.nameEn },
		values: withoutContact(versions.find(({ number }) => number === review.versionNumber)?.values ?? {}),
		notes: Object.fromEntries(annotations.map(({ field, note }) => [field, note])),
	})
}
