import { accept } from '#app/domain/decision.ts'
import { readableProgress } from '#app/domain/evaluation/visibility.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import { challengeOf, describeRanking } from './ranked-bids.server.ts'
import { sheetsSideBySide } from './sheets-side-by-side.server.ts'
import { viewAsIssuer } from './view-evaluation.server.ts'

type ReadRanking = { store: Store; vault: Vault; actor: Member; code: string; number?: number | undefined; page: number; bid?: string | undefined; now: Date }

/** The issuer's page of the ranking, of the newest evaluation or the one asked for, and the sheets of one bid; before the lock how many sheets are in, and nothing else. Refuses everyone but the issuer as `not-found`. */
export async function readRanking({ store: { db }, vault, actor, code, number: asked, page, bid, now }: ReadRanking) {
	const viewed = await viewAsIssuer(db, { actor, code, number: asked, now })
	if (!viewed.ok) return viewed
	const view = viewed.value
	const { status, number, dueAt, lockedAt } = view.evaluation
	const newest = (await EvaluationRepository.findLatest(db, view.found.challenge.id))?.number ?? number
	return accept({
		challenge: challengeOf(view),
		evaluation: { status, number, dueAt, lockedAt },
		/** The numbers of all its evaluations: those before stay as they were. */
		numbers: Array.from({ length: newest }, (_, index) => index + 1),
		why: view.why,
		progress: readableProgress(view.viewer, view.state, view.all.sheets),
		ranking: await describeRanking({ db, vault, view, page }),
		chosen: await sheetsSideBySide(db, vault, view, bid),
		maySetDefence: number === newest && view.why.length === 0 && status === 'locked' && can(actor, 'defence.set', ChallengeRepository.factsOf(view.found)),
	})
}
