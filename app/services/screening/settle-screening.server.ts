import { disqualify, qualify } from '#app/domain/bid/screening.ts'
import type { DisqualifyForm } from '#app/domain/bid/screening-forms.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { attemptToScreen } from './attempt-to-screen.server.ts'

type Settle = { store: Store; actor: Member; code: string; bidId: string; now: () => Date }

/** Lets a bid pass whose every point is met. Refuses everyone but the issuer, and while a correction is awaited. */
export function qualifyBid({ store, actor, code, bidId, now }: Settle) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToScreen(tx, { code, bidId, kind: 'bid.qualified', actor, permission: 'bid.screen', at })
		if (!attempt.ok) return attempt
		const { found, screened, entry } = attempt.value
		const points = (await ScreeningRepository.findScreening(tx, bidId))?.points ?? []
		const decision = qualify(screened, points, at)
		if (!decision.ok) return refused(tx, entry, decision)

		if (!(await BidRepository.moveStatus(tx, found.bid, decision.value, at))) return refuse({ code: 'stale' })
		await ScreeningRepository.decide(tx, bidId, { decidedAt: at, decidedByUserId: actor.userId, ruleKey: null })
		await AuditRepository.append(tx, { ...entry, after: { status: decision.value.to } })
		return accept(null)
	})
}

type Disqualify = Settle & { said: DisqualifyForm }

/** Shuts a bid out, with the reason its bidder is told and the unmet point it rests on. Refuses everyone but the issuer, a point that is not noted as unmet, and while a correction is awaited. */
export function disqualifyBid({ store, actor, code, bidId, said: { rule, reason }, now }: Disqualify) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToScreen(tx, { code, bidId, kind: 'bid.disqualified', actor, permission: 'bid.screen', at })
		if (!attempt.ok) return attempt
		const { found, screened, entry } = attempt.value
		const points = (await ScreeningRepository.findScreening(tx, bidId))?.points ?? []
		const decision = disqualify(screened, { points, rule }, at)
		if (!decision.ok) return refused(tx, entry, decision)

		const { move, point } = decision.value
		if (!(await BidRepository.moveStatus(tx, found.bid, move, at, { outcomeReason: reason }))) return refuse({ code: 'stale' })
		await ScreeningRepository.decide(tx, bidId, { decidedAt: at, decidedByUserId: actor.userId, ruleKey: point.key })
		await AuditRepository.append(tx, { ...entry, after: { status: move.to, rule: point.text || point.key }, reason })
		return accept(null)
	})
}
