import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { demandGaps } from '#app/domain/review/submission.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { reviewDue } from './review-due.server.ts'

/** What an issuer sees before it submits: what is missing, and when the answer would be due; refuses `not-found` to everyone else. */
export async function readSubmission({ store: { db }, actor, code, now }: { store: Store; actor: Member; code: string; now: Date }) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.submit', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const indicatorCount = (await ChallengeRepository.listIndicators(db, challenge.id)).length
	return accept({
		challenge: { code, title: challenge.title, status: challenge.status },
		gaps: demandGaps({ ...challenge, indicatorCount }, now),
		due: await reviewDue(db, challenge.citySlug, now),
	})
}
