import { type CorrectedValues, correct as decide } from '#app/domain/bid/screening.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { encryptCorrection } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { attemptToScreen } from './attempt-to-screen.server.ts'

type CorrectBid = { store: Store; vault: Vault; actor: Member; bidId: string; values: CorrectedValues; now: () => Date }

/**
 * Takes the bidder's correction of the listed fields, once. The opened version stays as it is; what was corrected is kept beside it.
 * Refuses from the millisecond the clock runs out, a field that is not listed, and everyone but the bidder. The server's clock is read inside the unit of work.
 */
export function correctBid({ store, vault, actor, bidId, values, now }: CorrectBid) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToScreen(tx, { bidId, kind: 'bid.corrected', actor, permission: 'bid.correct', at })
		if (!attempt.ok) return attempt
		const { found, screened, entry } = attempt.value
		const version = await BidVersionRepository.findStanding(tx, bidId)
		if (!version) throw new Error(`opened bid ${bidId} has no sealed version`)
		const decision = decide(screened, { content: contentOf(vault, version), values }, at)
		if (!decision.ok) return refused(tx, entry, decision)

		const { move, changes } = decision.value
		if (!(await BidRepository.moveStatus(tx, found.bid, move, at))) return refuse({ code: 'stale' })
		const content = encryptCorrection(vault, bidId, changes)
		if (!(await ScreeningRepository.correct(tx, { bidId, content, at, userId: actor.userId })))
			throw new Error(`bid ${bidId} was corrected within the transaction`)
		await AuditRepository.append(tx, { ...entry, after: { status: move.to, fields: Object.keys(changes).join(' ') } })
		return accept(null)
	})
}
