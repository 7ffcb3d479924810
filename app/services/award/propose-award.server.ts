import { propose } from '#app/domain/award/award.ts'
import type { AwardForm } from '#app/domain/award/forms.ts'
import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptToDecide } from '#app/services/challenge/attempt-on.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import { isCorrecting } from './is-correcting.server.ts'

type ProposeAward = { store: Store; actor: Member; code: string; decision: AwardForm; now: () => Date }

/**
 * Proposes one opened bid for the award, with reasons for every bid, and begins the public notice of the challenge's
 * rules; the award is final only when the notice has ended. Of two people deciding at once one wins and the other is
 * told what was decided. Refuses everyone but the issuer, before the opening, that of prices sealed apart included, and while a correction
 * is awaited.
 */
export function proposeAward({ store, actor, code, decision, now }: ProposeAward) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToDecide(tx, { code, kind: 'challenge.noticed', actor, at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const standing = (await BidRepository.listStanding(tx, challenge.id)).map(({ bid }) => bid)
		const { winner: bidId, reason, reasons } = decision
		const { rules } = packOf(challenge)
		const keys = await OpeningKeyRepository.listOfChallenge(tx, challenge.id)
		const arePricesSealed = keys.some(({ finishedAt }) => finishedAt === null)
		const calendar = await currentCalendar(tx)
		const outcome = propose({
			status: challenge.status,
			bids: standing,
			arePricesSealed,
			isCorrecting: await isCorrecting(tx, standing, at),
			winnerId: bidId,
			rules,
			at,
			calendar,
		})
		if (!outcome.ok) return refused(tx, entry, outcome)

		const { notice } = outcome.value
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, outcome.value.challenge, at))) return refuse({ code: 'stale' })
		await AwardRepository.insert(tx, { challengeId: challenge.id, bidId, reason, ...notice, proposedAt: at, proposedByUserId: actor.userId })
		// A disqualified bid keeps the reason it was told.
		const judged = standing.filter(({ status }) => moveBid('win', status).ok)
		for (const { id } of judged) await BidRepository.setOutcomeReason(tx, id, id === bidId ? reason : (reasons[id] ?? ''))
		const after = { status: outcome.value.challenge.to, bidId, noticeEndsAt: notice.noticeEndsAt.toISOString() }
		await AuditRepository.append(tx, { ...entry, before: { status: challenge.status }, after, reason })
		return accept(notice)
	})
}
