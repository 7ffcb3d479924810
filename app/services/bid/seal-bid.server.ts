import { gapsOf } from '#app/domain/bid/content.ts'
import { seal } from '#app/domain/bid/decisions.ts'
import { receiptBytes, receiptCodeOf } from '#app/domain/bid/receipt.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import { consortiumGapsOf, takeSeats } from './consortium.server.ts'
import { contentOf } from './encrypted-bid.server.ts'
import { oneWithIssuer } from './one-with-issuer.server.ts'
import type { Vault } from './vault.ts'

type SealBid = { store: Store; vault: Vault; actor: Member; bidId: string; seenClarification?: number; now: () => Date }

/**
 * Submits the working version of a bid on a challenge that has no opening key, in place of the one that stands if there is one; the pledge was given at the
 * edge. The server's clock is read inside the unit of work. Answers the receipt. Refuses after the deadline, where bids are sealed to an opening key, what is
 * incomplete or not confirmed by every partner, where nothing changed since the last sealing, and where the challenge was clarified since the page that
 * `seenClarification` names; the draft stays. What is sealed is thereby confirmed against the last clarification.
 */
export function sealBid({ store, vault, actor, bidId, seenClarification, now }: SealBid) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found) return refuse({ code: 'not-found' })
		const { bid, challenge } = found
		const kind = bid.status === 'sealed' ? 'bid.replaced' : 'bid.sealed'
		const entry = { kind, actor, at, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
		if (!can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		if (!can(actor, 'bid.prepare', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const isRelated = await oneWithIssuer(tx, challenge.issuerOrganisationId, at)
		if (isRelated(bid.organisationId)) return refused(tx, entry, refuse({ code: 'related-to-issuer' }))

		// No attempt that failed: it is sealed another way.
		if ((await OpeningKeyRepository.listOfChallenge(tx, challenge.id)).length > 0) return refuse({ code: 'not-encrypted' })
		const latest = await BidVersionRepository.findLatest(tx, bid.id)
		if (!latest) throw new Error(`bid ${bid.id} has no version`)
		const { version } = latest
		const content = contentOf(vault, version)
		const gaps = [
			...gapsOf(content, await ChallengeRepository.listIndicators(tx, challenge.id)),
			...(await consortiumGapsOf(tx, bid, version, { ...content, isRelated })),
		]
		const decision = seal({ status: bid.status, hasWorkingVersion: version.sealedAt === null, gaps }, challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)

		const { clarificationCount } = challenge
		if (seenClarification !== undefined && seenClarification !== clarificationCount) {
			return refused(tx, entry, refuse({ code: 'clarified-since', number: clarificationCount }))
		}

		const receiptCode = receiptCodeOf(crypto.getRandomValues(new Uint8Array(receiptBytes)))
		if (!(await BidRepository.moveToSealed(tx, bid, decision.value, at, { receiptCode, confirmedClarification: clarificationCount })))
			return refuse({ code: 'stale' })
		await BidVersionRepository.seal(tx, version.id, at)
		await takeSeats(tx, bid, content)
		await AuditRepository.append(tx, { ...entry, before: { status: bid.status }, after: { status: decision.value.to, version: version.number, receiptCode } })
		return accept({ receiptCode, sealedAt: at })
	})
}
