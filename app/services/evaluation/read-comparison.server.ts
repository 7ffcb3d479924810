import type { BidContent } from '#app/domain/bid/content.ts'
import { accept } from '#app/domain/decision.ts'
import { compareBids } from '#app/domain/evaluation/comparison.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { withCorrection } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { blindPromises } from '#app/services/blind/blind-promises.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { calledOf, challengeOf, pageOf, rankedOf, readSheetsOf } from './ranked-bids.server.ts'
import { type View, viewAsExpert, viewAsIssuer } from './view-evaluation.server.ts'

type ReadComparison = { store: Store; vault: Vault; actor: Member; by: { code: string } | { evaluationId: string }; page: number; now: Date }

/**
 * Bids against indicators, a page at a time: what each promises, and how experts judge it as far as the viewer may see; to the issuer by `code`, to the
 * panel by `evaluationId`, masked as in the blind packages where it reads blind. Best and worst are among the bids of the page. Refuses everyone else as `not-found`.
 */
export async function readComparison({ store: { db }, vault, actor, by, page, now }: ReadComparison) {
	const viewed = 'code' in by ? await viewAsIssuer(db, { actor, code: by.code, now }) : await viewAsExpert(db, { actor, evaluationId: by.evaluationId, now })
	if (!viewed.ok) return viewed
	const view = viewed.value
	const locked = view.state.status === 'locked' ? rankedOf(view) : new Map()
	const { bids, ...paging } = pageOf(view, locked, page)
	const ids = bids.map(({ id }) => id)
	const [indicators, contents, sheets, prices] = await Promise.all([
		ChallengeRepository.listIndicators(db, view.found.challenge.id),
		readContents(db, vault, ids),
		view.seesOthers ? readSheetsOf(db, view, ids) : null,
		showsPrices(db, view),
	])
	const isBlind = view.viewer.as === 'expert' && view.state.isBlind
	const blind = isBlind ? await blindPromises({ db, challenge: view.found.challenge, bids, contents }) : null
	const promising = bids.map(({ id }) => ({ id, promises: (blind ? blind.get(id) : contents.get(id)?.promises) ?? {} }))
	const compared = compareBids(promising, indicators, sheets)
	const called = calledOf(view)
	return accept({
		challenge: challengeOf(view),
		why: view.why,
		seesOthers: view.seesOthers,
		showsPrices: prices,
		indicators,
		...paging,
		rows: bids.map((bid) => ({
			id: bid.id,
			...called(bid),
			status: view.viewer.as === 'issuer' ? bid.status : null,
			rank: locked.get(bid.id)?.rank ?? null,
			score: locked.get(bid.id)?.score ?? null,
			priceFen: prices ? (contents.get(bid.id)?.priceFen ?? null) : null,
			cells: compared.get(bid.id) ?? [],
		})),
	})
}

/** What these bids say, in three queries: the version that stands with what was corrected. */
async function readContents(db: Db, vault: Vault, ids: readonly string[]): Promise<Map<string, BidContent>> {
	const [versions, rows] = await Promise.all([BidVersionRepository.listStanding(db, ids), ScreeningRepository.listCorrections(db, ids)])
	const corrections = new Map(rows.map((row) => [row.bidId, row]))
	return new Map(versions.map((version) => [version.bidId, withCorrection(vault, contentOf(vault, version), corrections.get(version.bidId))]))
}

/** Whether prices are compared: not before they are opened, and never to a panel that reads blind where they are sealed apart. */
async function showsPrices(db: Db, { viewer, state, found: { challenge } }: View): Promise<boolean> {
	if (viewer.as === 'expert' && state.isBlind && challenge.hasTwoEnvelopes) return false
	const keys = await OpeningKeyRepository.listOfChallenge(db, challenge.id)
	return keys.every(({ finishedAt }) => finishedAt !== null)
}
