import { packOf } from '#app/domain/rules/rule-pack.ts'
import type { Db } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import type * as BidRepository from '#db/repositories/bid-repository.ts'
import type * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { isCorrecting } from './is-correcting.server.ts'

/** What the decision on a proposal is made on; `bids` are those that stand. */
export async function judgedFacts(db: Db, challenge: ChallengeRepository.ChallengeRow, bids: readonly BidRepository.BidRow[], at: Date) {
	const keys = await OpeningKeyRepository.listOfChallenge(db, challenge.id)
	return {
		status: challenge.status,
		evaluation: (await EvaluationRepository.findLatest(db, challenge.id)) ?? null,
		award: (await AwardRepository.findLatest(db, challenge.id))?.award ?? null,
		isProposed: (await ProposalRepository.findLive(db, challenge.id)) !== undefined,
		bids,
		arePricesSealed: keys.some(({ finishedAt }) => finishedAt === null),
		isCorrecting: await isCorrecting(db, bids, at),
		rules: packOf(challenge).rules,
	}
}
