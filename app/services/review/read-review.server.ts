import { changesBetween, type DemandValues } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { alignedTo } from '#app/domain/review/demand-sheet.ts'
import { openReviews, reviewCommandsFor } from '#app/domain/review/lifecycle.ts'
import { latestMove } from '#app/services/audit/latest-move.server.ts'
import type { Store } from '#db/client.ts'
import * as BrokerRepository from '#db/repositories/broker-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import * as VersionRepository from '#db/repositories/version-repository.ts'

type Reading = { store: Store; actor: Member; reviewId: string; now: Date }

/**
 * One review as its chain lead works on it: what the demand says, what changed since the version reviewed before, what
 * brokers noted, the earlier reviews with their reasons, and what can be done. Refuses `not-found` to everyone else.
 */
export async function readReview({ store: { db }, actor, reviewId, now }: Reading) {
	const found = await ReviewRepository.findById(db, reviewId)
	const demand = found && (await ChallengeRepository.findById(db, found.review.challengeId))
	if (!found || !demand || !can(actor, 'challenge.review', ChallengeRepository.factsOf(demand))) return refuse({ code: 'not-found' })
	const { review, broker } = found
	const { challenge, issuer } = demand
	const [versions, all, annotations, latest, [placed]] = await Promise.all([
		VersionRepository.listByChallenge(db, challenge.id),
		ReviewRepository.listByChallenge(db, challenge.id),
		ReviewRepository.listAnnotations(db, reviewId),
		latestMove(db, { record: 'review', id: reviewId, reader: actor }),
		ReviewRepository.listLatest(db, [challenge.id]),
	])
	const valuesOf = (number: number): DemandValues => versions.find((version) => version.number === number)?.values ?? {}
	const earlier = all.filter(({ versionNumber }) => versionNumber < review.versionNumber)
	const reviewed = earlier.find(({ status }) => status === 'returned' || status === 'passed') ?? earlier[0]
	const values = valuesOf(review.versionNumber)
	const before = reviewed ? alignedTo(values, valuesOf(reviewed.versionNumber)) : null
	const { code, title, language, status, isDemo } = challenge
	const { submittedByUserId: _submitter, settledByUserId: _settler, brokerOrganisationId: _broker, ...shown } = review
	return accept({
		review: { ...shown, isOverdue: openReviews.includes(review.status) && review.dueAt <= now },
		broker,
		place: review.status === 'waiting' && placed ? { at: placed.place, of: placed.queue } : null,
		challenge: { code, title, language, status, isDemo },
		issuer: { name: issuer.name, nameEn: issuer.nameEn },
		values,
		previous: before && reviewed ? { number: reviewed.versionNumber, values: before, changes: changesBetween(before, values) } : null,
		annotations,
		earlier: earlier.map(({ id, versionNumber, status: ended, submittedAt, settledAt, note, fieldReasons }) => ({
			id,
			versionNumber,
			status: ended,
			submittedAt,
			settledAt,
			note,
			fieldReasons,
		})),
		...latest,
		commands: reviewCommandsFor(review.status),
	})
}

/** The brokers a chain lead can ask. */
export async function readBrokerChoice({ store: { db } }: { store: Store }) {
	const brokers = await BrokerRepository.listBrokers(db)
	return brokers.map(({ slug, name, nameEn }) => ({ slug, name, nameEn }))
}
