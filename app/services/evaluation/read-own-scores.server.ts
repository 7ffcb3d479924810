import { criterionMeans, standingOf } from '#app/domain/evaluation/ranking.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import { commentsOf } from './encrypted-sheet.server.ts'
import { challengeOf, countedSheets, readSheetsOf } from './ranked-bids.server.ts'
import { viewAsBidder } from './view-evaluation.server.ts'

type ReadOwnScores = { store: Store; vault: Vault; actor: Member; bidId: string }

/**
 * What a bidder learns of its own bid: when it is defended, once that is set; from the notice on its score, the mean of each criterion and what
 * the experts say of the whole, in an order that tells nothing of who said it. Null to everyone but the bidder, and where there is nothing to learn.
 */
export async function readOwnScores({ store: { db }, vault, actor, bidId }: ReadOwnScores) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return null
	const view = await viewAsBidder(db, found.bid)
	if (!view || view.bids.length === 0) return null
	const [session] = view.defences
	const defence = session ? { startsAt: session.startsAt, endsAt: session.endsAt, place: session.place } : null
	const counted = countedSheets(view.sheets)
	const standing = standingOf(
		bidId,
		counted.map(({ total }) => total),
		view.rules.ranking,
	)
	if (!standing) return { defence, scores: null }
	const sheets = await readSheetsOf(db, view, [bidId])
	const { criteria } = challengeOf(view)
	const comments = sheets.map((sheet) => commentsOf(vault, sheet).overall).filter((text) => text !== '')
	return {
		defence,
		scores: {
			score: standing.score,
			count: standing.count,
			formula: view.rules.ranking,
			criteria,
			means: criterionMeans(sheets, criteria.length),
			comments: comments.sort(),
		},
	}
}
