import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { takesBids } from '#app/domain/bid/deadline.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { openingFailures } from '#app/domain/seal/sealing.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as PersonKeyRepository from '#db/repositories/person-key-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { partsAsked } from './submission.server.ts'

type ReadSealing = { store: Store; actor: Member; bidId: string; now: Date }

/**
 * What the bidder's pages need to seal, look into or recover a bid: the opening keys of its challenge, the actor's own recipient, and
 * the parts that stand. Answers null where the challenge has no opening key. Refuses everyone else as `not-found`.
 */
export async function readSealing({ store: { db }, actor, bidId, now }: ReadSealing) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const { bid, challenge } = found
	const keys = await partsAsked(db, challenge.id)
	if (keys.length === 0) return accept(null)
	const own = await PersonKeyRepository.findActive(db, actor.userId)
	const standing = bid.sealedAt === null ? undefined : await BidVersionRepository.findStanding(db, bid.id)
	const parts = standing ? await SealedPartRepository.listOfVersions(db, [standing.id]) : []
	const mayRecover = bid.status === 'failed' && bid.recoveryEndsAt !== null && now < bid.recoveryEndsAt
	return accept({
		challenge: { code: challenge.code, clarificationCount: challenge.clarificationCount },
		keys: keys.map(({ id, part, recipient }) => ({ id, part, recipient, fingerprint: fingerprintOf(recipient) })),
		ownRecipient: own?.recipient ?? null,
		parts: parts.map(({ id, part, suite, size, sha256, way }) => ({ id, part, suite, size, sha256, way })),
		isTaken: takesBids(challenge, now).ok,
		failure: bid.failure !== null && bid.failure in openingFailures ? bid.failure : null,
		recoveryEndsAt: mayRecover ? bid.recoveryEndsAt : null,
	})
}
