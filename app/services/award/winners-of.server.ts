import { placedAs } from '#app/domain/award/proposal.ts'
import type { Db } from '#db/client.ts'
import type * as AwardRepository from '#db/repositories/award-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'

/** The bids an award goes to, in their order: the winners of the proposal it published, or its own where it is from before there were proposals. */
export async function winnersOf(db: Db, { id, bidId }: Pick<AwardRepository.AwardRow, 'id' | 'bidId'>): Promise<string[]> {
	const winners = placedAs(await ProposalRepository.listPlaces(db, [id]), 'winner')
	return winners.length > 0 ? winners : [bidId]
}
