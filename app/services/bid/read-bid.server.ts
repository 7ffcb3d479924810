import { unconfirmedOf } from '#app/domain/bid/confirmation.ts'
import { type BidContent, gapsOf } from '#app/domain/bid/content.ts'
import { takesBids } from '#app/domain/bid/deadline.ts'
import { correctionState } from '#app/domain/bid/screening.ts'
import { indicatorMarks } from '#app/domain/challenge/clarification.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { readPlace } from '#app/services/award/read-place.server.ts'
import { describedClarifications } from '#app/services/clarification/describe.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { consortiumGapsOf, statedPartners } from './consortium.server.ts'
import { filesOfVersion, withCorrection } from './corrected-bid.server.ts'
import { contentOf, nameOf } from './encrypted-bid.server.ts'
import { oneWithIssuer } from './one-with-issuer.server.ts'
import type { Vault } from './vault.ts'

/** Names the form offers as one types; any other full name is taken as well. */
const choicesMost = 300

type ReadBid = { store: Store; vault: Vault; actor: Member; bidId: string; now: Date }

/**
 * A bid as its own bidder sees it: while bids are taken the working version, after that the one that stands, or the
 * draft that was never sealed. Refuses everyone else as `not-found`, and
 * one that was destroyed with its challenge.
 */
export async function readBid({ store: { db }, vault, actor, bidId, now }: ReadBid) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const { bid, bidder, challenge, issuer } = found
	if (bid.status === 'destroyed') return refuse({ code: 'destroyed', challenge: challenge.code })
	const latest = await BidVersionRepository.findLatest(db, bid.id)
	if (!latest) throw new Error(`bid ${bid.id} has no version`)
	const isOpen = takesBids(challenge, now).ok
	const standing = bid.sealedAt === null ? undefined : await BidVersionRepository.findStanding(db, bid.id)
	const version = isOpen ? latest.version : (standing ?? latest.version)
	const correction = await ScreeningRepository.findCorrection(db, bid.id)
	const content = withCorrection(vault, contentOf(vault, version), correction)
	const indicators = await ChallengeRepository.listIndicators(db, challenge.id)
	const { counted } = await filesOfVersion({ db, vault }, version, correction)
	const consortium = await consortiumGapsOf(db, bid, version, { ...content, isRelated: await oneWithIssuer(db, challenge.issuerOrganisationId, now) })
	return accept({
		bid: {
			id: bid.id,
			status: bid.status,
			sealedAt: bid.sealedAt,
			receiptCode: bid.receiptCode,
			...decisionFor(actor, found),
			isDemo: bid.isDemo,
		},
		/** Its place in the award, as far as it may know. */
		place: await readPlace(db, actor, found),
		/** The correction it was asked for; what it says already holds what was corrected. */
		correction: correction ? { dueAt: correction.dueAt, state: correctionState(correction, now) } : null,
		/** The point a disqualification rests on. */
		rule: await ruleOf(db, bid),
		challenge: { ...summaryOf(challenge), status: statusAt(challenge, now) },
		issuer,
		isOpen,
		version: { revision: version.revision, savedAt: version.savedAt, savedBy: latest.savedBy },
		/** Whether something changed since the version that stands was sealed. */
		hasUnsealedChanges: latest.version.sealedAt === null,
		content,
		indicators,
		gaps: [...gapsOf(content, indicators), ...consortium],
		lead: { id: bidder.id, slug: bidder.slug, name: bidder.name, nameEn: bidder.nameEn, isDemo: bidder.isDemo },
		partners: await statedPartners(db, bid, version, content),
		consortium: {
			gaps: consortium,
			most: packOf(challenge).rules.consortiumMost,
			/** Organisations to choose from by name; a longer name is typed. */
			choices: isOpen ? await PartnerRepository.listChoices(db, choicesMost) : [],
		},
		clarified: await readClarified(db, actor, { found, standing, shown: { id: version.id, content }, vault, indicators }),
		files: counted.map((file) => ({ id: file.id, name: nameOf(vault, file), size: file.size, sha256: file.sha256 })),
	})
}

/** What its issuer tells this bidder, as far as it may know. */
function decisionFor(actor: Member, found: BidRepository.FoundBid) {
	const { outcomeReason, feedback } = found.bid
	return can(actor, 'bid.read.decision', BidRepository.bidFactsOf(found)) ? { outcomeReason, feedback } : { outcomeReason: '', feedback: '' }
}

/** The point of the checklist that shut a bid out, with what its issuer noted; null where none did. */
async function ruleOf(db: Db, bid: BidRepository.BidRow) {
	if (bid.status !== 'disqualified') return null
	const screening = await ScreeningRepository.findScreening(db, bid.id)
	return screening?.points.find(({ key }) => key === screening.ruleKey) ?? null
}

/** What a bid's pages say of its challenge. */
function summaryOf({
	code,
	title,
	language,
	bidsCloseAt,
	budgetFen,
	budgetNote,
	decisionReason,
	unfilledReason,
	clarificationCount,
}: ChallengeRepository.ChallengeRow) {
	return { code, title, language, bidsCloseAt, budgetFen, budgetNote, decisionReason, unfilledReason, clarificationCount }
}

type Parts = {
	found: BidRepository.FoundBid
	standing: BidVersionRepository.BidVersionRow | undefined
	/** The version the page shows. */
	shown: { id: string; content: BidContent }
	vault: Vault
	indicators: Awaited<ReturnType<typeof ChallengeRepository.listIndicators>>
}

/** What clarifications mean for a bid: those it was not confirmed against or a draft has not seen, and whether it can be confirmed as it stands; null where there are none. */
async function readClarified(db: Db, actor: Member, { found: { bid, challenge, list }, standing, shown, vault, indicators }: Parts) {
	if (challenge.clarificationCount <= bid.confirmedClarification) return null
	const described = await describedClarifications(db, actor, ChallengeRepository.factsOf({ challenge, list }), challenge, indicators)
	const since = described.filter(({ number }) => number > bid.confirmedClarification)
	const isSealedAway = standing !== undefined && (await SealedPartRepository.listOfVersions(db, [standing.id])).length > 0
	const lacking = standing && !isSealedAway ? gapsOf(standing.id === shown.id ? shown.content : contentOf(vault, standing), indicators) : []
	return {
		number: challenge.clarificationCount,
		unconfirmed: unconfirmedOf(bid, challenge.clarificationCount),
		isConfirmable: lacking.length === 0,
		since,
		indicators: indicatorMarks(since),
		indicatorNames: Object.fromEntries(indicators.map(({ id, name }) => [id, name])),
	}
}
