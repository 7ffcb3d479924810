import { confirm } from '#app/domain/bid/confirmation.ts'
import { gapsOf } from '#app/domain/bid/content.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { contentOf } from './encrypted-bid.server.ts'
import type { Vault } from './vault.ts'

type ConfirmBid = { store: Store; vault: Vault; actor: Member; bidId: string; number: number; now: () => Date }

/** Confirms a sealed bid as it stands against clarification `number`, the last one the bidder was shown. Refuses as `confirm` does; nothing of the bid changes. What is in a sealed bid nobody here knows: its bidder confirms it unread. */
export function confirmBid({ store, vault, actor, bidId, number, now }: ConfirmBid) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found) return refuse({ code: 'not-found' })
		const { bid, challenge } = found
		const entry = { kind: 'bid.confirmed', actor, at, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
		if (!can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const standing = await BidVersionRepository.findStanding(tx, bid.id)
		const indicators = await ChallengeRepository.listIndicators(tx, challenge.id)
		const isSealedAway = standing !== undefined && (await SealedPartRepository.listOfVersions(tx, [standing.id])).length > 0
		const gaps = standing && !isSealedAway ? gapsOf(contentOf(vault, standing), indicators) : []
		const decision = confirm({ ...bid, number, gaps }, challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		const marks = { confirmedClarification: number }
		if (!(await BidRepository.moveStatus(tx, bid, decision.value, at, marks))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, before: { clarification: bid.confirmedClarification }, after: { clarification: number } })
		return decision
	})
}
