import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { openedStatuses, waitingStatuses } from '#app/domain/bid/lifecycle.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { hides } from '#app/domain/judging/own-conflicts.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { hiddenBids, ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Store } from '#db/client.ts'
import type * as BidRepository from '#db/repositories/bid-repository.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'

/** What the page of a challenge that was found readable says of its opening keys: fingerprints, and who holds shares; null where it has none. */
export async function readOpeningKeys({ store: { db }, challengeId }: { store: Store; challengeId: string }) {
	const keys = await OpeningKeyRepository.listOfChallenge(db, challengeId)
	const [first] = keys
	if (!first) return null
	const holders = await CeremonyRepository.listHolders(db, first.ceremonyId)
	return {
		keys: keys.map(({ part, recipient }) => ({ part, fingerprint: fingerprintOf(recipient) })),
		holders: holders.map(({ number, name, organisation }) => ({
			number,
			name,
			organisation: { slug: organisation.slug, name: organisation.name, nameEn: organisation.nameEn },
		})),
	}
}

type Reading = { store: Store; actor: Actor; code: string; now: Date }

/**
 * The opening record of a challenge (开榜记录): holders and when they gave their shares, how far the opening is, the count equation, and once
 * it is over each bid with its hash and leaf, those that may not be told who bid only counted: `opening.read.bids`. Refuses
 * `not-found` where the challenge has no opening key or is not the actor's to read.
 */
export async function readOpening({ store, actor, code, now }: Reading) {
	const { db } = store
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.read', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const keys = await OpeningKeyRepository.listOfChallenge(db, challenge.id)
	const described = await readOpeningKeys({ store, challengeId: challenge.id })
	if (!described) return refuse({ code: 'not-found' })
	const given = await CeremonyRepository.listGivenAt(
		db,
		keys.map(({ id }) => id),
	)
	const status = statusAt(challenge, now)
	const isOver = keys.some(({ part, finishedAt }) => part === 'bid' && finishedAt !== null)
	const every = isOver ? newestOf(await LogRepository.listOfChallenge(db, challenge.id)) : []
	const isBidder = actor.kind === 'user' && every.some(({ bid }) => bid.organisationId === actor.organisation.id)
	const own = await hiddenBids(db, actor, { challengeIds: [challenge.id] }, now)
	const bids = every.filter(({ bid }) => !hides(own, bid.id))
	const facts = ChallengeRepository.factsOf(found)
	const readers = packOf(challenge).rules.openingRecord
	const shown = bids.filter(({ bid }) => can(actor, 'opening.read.bids', { facts, bidStatus: bid.status, readers, isBidder, isConflicted: hides(own, bid.id) }))
	const underWay = keys.find(({ rebuiltAt, finishedAt }) => rebuiltAt !== null && finishedAt === null)
	const dealt = isOver
		? await SealedPartRepository.listOpened(
				db,
				keys.map(({ id }) => id),
			)
		: []
	return accept({
		challenge: { code, title: challenge.title, language: challenge.language, status, bidsCloseAt: challenge.bidsCloseAt },
		...described,
		openings: keys.map(({ id, part, rebuiltAt, finishedAt }) => ({
			part,
			rebuiltAt,
			finishedAt,
			given: given.filter(({ openingKeyId }) => openingKeyId === id).map(({ number, givenAt }) => ({ number, givenAt })),
		})),
		/** How many of the bids, or prices, are opened while the server is at it. */
		progress: underWay ? { part: underWay.part, ...(await SealedPartRepository.countProgress(db, underWay.id, waitingStatuses[underWay.part])) } : null,
		/** Why the reader is told nothing of some of the bids, in the counts too. */
		why: isOver ? (await ownConflicts(db, actor, challenge, now)).why : [],
		counts: isOver ? countsOf(bids.map(({ bid }) => bid)) : null,
		hiddenCount: bids.length - shown.length,
		bids: shown.map(({ bid, bidder, leaf }) => ({
			bidder,
			status: bid.status,
			sealedAt: leaf.at,
			leafIndex: leaf.index,
			leaf: leaf.leaf,
			parts: dealt
				.filter(({ part }) => part.bidId === bid.id)
				.map(({ part, opened }) => ({ part: part.part, sha256: part.sha256, openedAt: opened.at, failure: opened.failure })),
		})),
	})
}

type Leaves = Awaited<ReturnType<typeof LogRepository.listOfChallenge>>

/** The last leaf of each bid; of a withdrawn one that says so. */
function newestOf(leaves: Leaves): Leaves {
	return [...new Map(leaves.map((one) => [one.bid.id, one])).values()]
}

/** Submitted = opened + withdrawn + not opened; a bid that was recovered counts as opened. */
function countsOf(bids: readonly { status: BidRepository.BidRow['status'] }[]) {
	const opened = bids.filter(({ status }) => openedStatuses.includes(status)).length
	const failed = bids.filter(({ status }) => status === 'failed' || status === 'void').length
	return { submitted: bids.length, opened, failed, withdrawn: bids.length - opened - failed }
}
