import { accept, refuse } from '#app/domain/decision.ts'
import { beginGaps, isScorable, mayFollow, sheetsDueAt } from '#app/domain/evaluation/begin.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import { readBeginning } from './beginning.server.ts'

/** Most packages that are named as still to be passed. */
const mostUnpassed = 20

type Reading = { store: Store; actor: Member; code: string; now: Date }

/**
 * Where the evaluation of a challenge stands, for its issuer: what is missing before it can begin, and once it runs how many sheets are in,
 * of all together. Refuses everyone else as `not-found`, and those in conflict with one of the bids.
 */
export async function readEvaluation({ store: { db }, actor, code, now }: Reading) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'evaluation.begin', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const { why } = await ownConflicts(db, actor, challenge, now)
	if (why.length > 0) return refuse({ code: 'conflicted', why })
	const { beginning, unpassed, before, scoringDays, seats } = await readBeginning(db, challenge, now)
	const { title, language, status } = challenge
	return accept({
		challenge: { code, title, language, status },
		/** The evaluation that runs or ran last. */
		latest: before
			? {
					number: before.number,
					status: before.status,
					beganAt: before.beganAt,
					dueAt: before.dueAt,
					...(await EvaluationRepository.countSheets(db, before.id)),
				}
			: null,
		/** What another needs; null where none may begin. */
		next: mayFollow(beginning)
			? {
					gaps: beginGaps(beginning),
					unpassed: unpassed.slice(0, mostUnpassed).map(({ bid, bidder: { slug, name, nameEn } }) => ({ id: bid.id, bidder: { slug, name, nameEn } })),
					bids: beginning.bids.filter(({ status }) => isScorable(status)).length,
					experts: seats.filter(({ status }) => status === 'accepted').length,
					dueAt: sheetsDueAt(now, scoringDays, await currentCalendar(db)),
				}
			: null,
	})
}
