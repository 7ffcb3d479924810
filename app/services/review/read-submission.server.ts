import { demandErrors } from '#app/domain/challenge/demand-errors.ts'
import { demandValuesOf, indicatorNamesIn } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packFor } from '#app/domain/rules/rule-pack.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { releaseRules } from '../rules/release-rules.server.ts'
import { reviewDue } from './review-due.server.ts'

/** What an issuer sees before it submits: what is missing, and when the answer would be due; refuses `not-found` to everyone else. */
export async function readSubmission({ store: { db }, actor, code, now }: { store: Store; actor: Member; code: string; now: Date }) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.submit', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const [indicators, { packs }] = await Promise.all([ChallengeRepository.listIndicators(db, challenge.id), releaseRules(db)])
	const values = demandValuesOf(challenge, indicators)
	return accept({
		challenge: { code, title: challenge.title, status: challenge.status },
		errors: demandErrors(values, { pack: packFor(packs, challenge.citySlug), now }),
		indicatorNames: indicatorNamesIn(values),
		due: await reviewDue(db, challenge.citySlug, now),
	})
}
