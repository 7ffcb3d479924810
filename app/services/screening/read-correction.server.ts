import { correctionState, isAwaited } from '#app/domain/bid/screening.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { isJudged } from '#app/domain/permission/parties.ts'
import { can } from '#app/domain/permission/permission.ts'
import { correctedValues } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import { screenedOf } from './attempt-to-screen.server.ts'

type ReadCorrection = { store: Store; vault: Vault; actor: Member; bidId: string; now: Date }

/** The bidder's page of the correction it was asked for: the listed fields, opened and corrected, and the clock. Refuses everyone else, and where none was asked for, as `not-found`. */
export async function readCorrection({ store: { db }, vault, actor, bidId, now }: ReadCorrection) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.correct', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const { status, correction } = await screenedOf(db, found)
	if (!correction) return refuse({ code: 'not-found' })
	const version = await BidVersionRepository.findStanding(db, bidId)
	if (!version) throw new Error(`opened bid ${bidId} has no sealed version`)
	const opened = contentOf(vault, version)
	const values = correctedValues(vault, correction)
	const { fields, reason, dueAt } = correction
	const { code, title, language } = found.challenge
	return accept({
		bidId,
		challenge: { code, title, language },
		reason,
		dueAt,
		state: correctionState(correction, now),
		isRunning: status === 'opened' && isJudged(found.challenge) && isAwaited(correction, now),
		fields: fields.map((field) => ({ field, before: opened[field], after: values[field] ?? null })),
	})
}
