import { beginNotice } from '#app/domain/award/notice.ts'
import { mayWin } from '#app/domain/award/proposal.ts'
import { unconfirmedOf } from '#app/domain/bid/confirmation.ts'
import { correctionState } from '#app/domain/bid/screening.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { hides } from '#app/domain/judging/own-conflicts.ts'
import { openObjections } from '#app/domain/objection/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { isJudged } from '#app/domain/permission/parties.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { namedPartners } from '#app/services/bid/consortium.server.ts'
import { filesOfVersions, withCorrection } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf, nameOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { readWaiting } from '#app/services/challenge/read-waiting.server.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { named } from './read-notice.server.ts'

type CompareBids = { store: Store; vault: Vault; actor: Member; code: string; now: Date }

/**
 * The issuer's page of the bids on its challenge. Before the opening it holds no bid, and their number only where that
 * may be known; after it every bid in the version that stands, with what was corrected, but for those the reader is in conflict with. Refuses everyone but the issuer as `not-found`.
 */
export async function compareBids({ store: { db }, vault, actor, code, now }: CompareBids) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.awaitBids', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const facts = ChallengeRepository.factsOf(found)
	const own = await ownConflicts(db, actor, challenge, now)
	const isConflicted = own.why.length > 0
	const standing = (await BidRepository.listStanding(db, challenge.id)).map((row) => ({ row, isConflicted: hides(own, row.bid.id) }))
	const readable = standing.flatMap(({ row, isConflicted: isHidden }) =>
		can(actor, 'bid.read', { ...BidRepository.bidFactsOf(row), isConflicted: isHidden }) ? [row] : [],
	)
	const { title, language, bidsCloseAt, budgetFen, budgetNote, awardedBidId, decisionReason, decidedAt, unfilledReason } = challenge
	const pack = packOf(challenge)
	const keys = await OpeningKeyRepository.listOfChallenge(db, challenge.id)
	const isKeyed = keys.length > 0
	return accept({
		pack,
		/** The notice as it would run if a proposal were published now. */
		notice: beginNotice(pack.rules, now, await currentCalendar(db)),
		award: await latestOf(db, challenge.id),
		proposal: (await ProposalRepository.findLive(db, challenge.id))?.status ?? null,
		challenge: {
			code,
			title,
			language,
			bidsCloseAt,
			budgetFen,
			budgetNote,
			awardedBidId,
			decisionReason,
			decidedAt,
			unfilledReason,
			status: statusAt(challenge, now),
			isDemo: challenge.isDemo,
			clarificationCount: challenge.clarificationCount,
		},
		bidCount: can(actor, 'challenge.read.bidCount', { facts, now }) ? challenge.bidCount - standing.filter((one) => one.isConflicted).length : null,
		waiting: (await readWaiting(db, actor, [challenge.id], now)).get(challenge.id) ?? null,
		/** Why the reader sees nothing of some of the bids, and may decide nothing. */
		why: own.why,
		/** Whether bids are sealed to keys that their holders open with. */
		isKeyed,
		/** Whether prices sealed apart wait for their opening, the bids being open. */
		arePricesSealed: isJudged(facts) && keys.some(({ finishedAt }) => finishedAt === null),
		mayOpen: !isKeyed && can(actor, 'challenge.decide', { facts, now, isConflicted }) && statusAt(challenge, now) === 'closed',
		indicators: await ChallengeRepository.listIndicators(db, challenge.id),
		bids: await describe({ db, vault, now }, readable),
	})
}

async function latestOf(db: Db, challengeId: string) {
	const latest = await AwardRepository.findLatest(db, challengeId)
	if (!latest) return null
	const { id, status, reason, period, noticeEndsAt, daysLeft } = latest.award
	const objections = await ObjectionRepository.listByAward(db, latest.award.id)
	const openCount = objections.filter((one) => openObjections.includes(one.status)).length
	const winners = named(await ProposalRepository.listPlaces(db, [id]), 'winner', latest.winner)
	return { winners, status, reason, period, noticeEndsAt, daysLeft, openCount }
}

async function describe({ db, vault, now }: { db: Db; vault: Vault; now: Date }, rows: readonly BidRepository.FoundBid[]) {
	const versions = new Map(
		(
			await BidVersionRepository.listStanding(
				db,
				rows.map(({ bid }) => bid.id),
			)
		).map((version) => [version.bidId, version]),
	)
	const ids = rows.map(({ bid }) => bid.id)
	const corrections = new Map((await ScreeningRepository.listCorrections(db, ids)).map((row) => [row.bidId, row]))
	const filesOf = await filesOfVersions({ db, vault }, [...versions.values()], [...corrections.values()])
	const described = rows.map(async ({ bid, bidder, challenge }) => {
		const version = versions.get(bid.id)
		if (!version) throw new Error(`opened bid ${bid.id} has no sealed version`)
		const correction = corrections.get(bid.id)
		const content = withCorrection(vault, contentOf(vault, version), correction)
		return {
			id: bid.id,
			status: bid.status,
			sealedAt: bid.sealedAt,
			outcomeReason: bid.outcomeReason,
			feedback: bid.feedback,
			/** Whether it may still win. */
			mayWin: mayWin(bid),
			correction: correction ? correctionState(correction, now) : null,
			unconfirmed: unconfirmedOf(bid, challenge.clarificationCount),
			bidder,
			content,
			partners: await namedPartners(db, content.partners),
			files: filesOf(version.id).counted.map((file) => ({ id: file.id, name: nameOf(vault, file), size: file.size })),
		}
	})
	return Promise.all(described)
}
