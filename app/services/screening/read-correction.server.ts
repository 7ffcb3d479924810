import { isAwaited } from '#app/domain/bid/screening.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { isJudged } from '#app/domain/permission/parties.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import { screenedOf } from './attempt-to-screen.server.ts'
import { describeCorrection } from './describe-correction.server.ts'

type ReadCorrection = { store: Store; vault: Vault; actor: Member; bidId: string; now: Date }

/** The bidder's page of the correction it was asked for: the listed sections and files, opened and corrected, and the clock. Refuses everyone else, and where none was asked for, as `not-found`. */
export async function readCorrection({ store: { db }, vault, actor, bidId, now }: ReadCorrection) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.correct', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const { status, correction } = await screenedOf(db, found)
	if (!correction) return refuse({ code: 'not-found' })
	const { code, title, language } = found.challenge
	return accept({
		bidId,
		challenge: { code, title, language },
		isRunning: status === 'opened' && isJudged(found.challenge) && isAwaited(correction, now),
		...(await describeCorrection({ db, vault, now }, correction)),
	})
}
