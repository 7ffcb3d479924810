import { readyToPropose } from '#app/domain/award/proposal.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { readScores } from '#app/services/evaluation/read-scores.server.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { compareBids } from './compare-bids.server.ts'
import { judgedFacts } from './judged-facts.server.ts'

type ReadAwarding = { store: Store; vault: Vault; actor: Member; code: string; now: Date }

/** The issuer's page for a proposal: what hinders one now, and, to nobody in conflict with one of them, the bids that may win with price, promises and scores, the best first. Refuses everyone else as `not-found`. */
export async function readAwarding({ store, vault, actor, code, now }: ReadAwarding) {
	const compared = await compareBids({ store, vault, actor, code, now })
	if (!compared.ok) return compared
	const found = await ChallengeRepository.findByCode(store.db, code)
	if (!found) return refuse({ code: 'not-found' })
	const standing = (await BidRepository.listStanding(store.db, found.challenge.id)).map(({ bid }) => bid)
	const ready = readyToPropose(await judgedFacts(store.db, found.challenge, standing, now))
	const scores = await readScores(store.db, { actor, code, now })
	const { challenge, indicators, bids, why } = compared.value
	return accept({
		challenge,
		indicators,
		why,
		hindrance: ready.ok ? null : ready.refusal,
		bids: bids
			.filter((bid) => bid.mayWin && why.length === 0)
			.map((bid) => ({ ...bid, score: scores.get(bid.id) ?? null }))
			.sort((one, other) => (one.score?.rank ?? 0) - (other.score?.rank ?? 0)),
	})
}
