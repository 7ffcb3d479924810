import { unconfirmedOf } from '#app/domain/bid/confirmation.ts'
import { isAwaited } from '#app/domain/bid/screening.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { isJudged } from '#app/domain/permission/parties.ts'
import { can, hasRole } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'

const pageSize = 20
type ListOwnBids = { store: Store; actor: Member; page: number; now: Date }

/** The bids of the actor's own organisation, last moved first, twenty a page. Refuses `forbidden` who bids for nobody. */
export async function listOwnBids({ store: { db }, actor, page, now }: ListOwnBids) {
	if (!hasRole(actor, 'bidder')) return refuse({ code: 'forbidden' })
	const organisationId = actor.organisation.id
	const count = await BidRepository.countByOrganisation(db, organisationId)
	const pages = Math.max(1, Math.ceil(count / pageSize))
	const shown = Math.min(page, pages)
	const rows = await BidRepository.listByOrganisation(db, organisationId, { limit: pageSize, offset: (shown - 1) * pageSize })
	const corrections = await ScreeningRepository.listCorrections(
		db,
		rows.map(({ bid }) => bid.id),
	)
	const own = rows.filter((row) => can(actor, 'bid.change', BidRepository.bidFactsOf(row)))
	return accept({
		page: shown,
		pages,
		count,
		bids: own.map(({ bid, challenge, issuer }) => ({
			id: bid.id,
			status: bid.status,
			sealedAt: bid.sealedAt,
			/** Until when the correction it is asked for may come; none where none is awaited. */
			correctionDueAt:
				bid.status === 'opened' && isJudged(challenge) ? (corrections.find((one) => one.bidId === bid.id && isAwaited(one, now))?.dueAt ?? null) : null,
			/** The last clarification it was not confirmed against. */
			unconfirmed: unconfirmedOf(bid, challenge.clarificationCount),
			isDemo: bid.isDemo,
			challenge: {
				code: challenge.code,
				title: challenge.title,
				language: challenge.language,
				status: challenge.status,
				bidsCloseAt: challenge.bidsCloseAt,
			},
			issuer,
		})),
	})
}
