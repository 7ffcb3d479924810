import { beginNotice } from '#app/domain/award/notice.ts'
import { losersOf } from '#app/domain/award/proposal.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'

type ReadProposal = { store: Store; actor: Member; code: string; now: Date }

/**
 * The proposals of a challenge for its issuer, the newest first, and of the open one every bid that loses by it with the feedback it
 * was given; nothing to those in conflict with one of the bids. Refuses everyone else as `not-found`.
 */
export async function readProposal({ store: { db }, actor, code, now }: ReadProposal) {
	const found = await ChallengeRepository.findByCode(db, code)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || !can(actor, 'challenge.decide', { facts, now, isConflicted: false })) return refuse({ code: 'not-found' })
	const { challenge } = found
	const { why } = await ownConflicts(db, actor, challenge, now)
	const mayDecide = can(actor, 'challenge.decide', { facts, now, isConflicted: why.length > 0 })
	const proposals = mayDecide ? await ProposalRepository.listByChallenge(db, challenge.id) : []
	const open = proposals.find(({ status }) => status === 'open')
	const standing = open ? await BidRepository.listStanding(db, challenge.id) : []
	const losers = open
		? losersOf(
				standing.map(({ bid, bidder }) => ({ ...bid, bidder })),
				open.places,
			)
		: []
	const pack = packOf(challenge)
	return accept({
		challenge: { code, title: challenge.title, language: challenge.language, status: challenge.status },
		/** Why the reader sees none of them. */
		why,
		proposals: proposals.map(({ number, status, reason, madeAt, settledAt, places }) => ({ number, status, reason, madeAt, settledAt, places })),
		hasOpen: open !== undefined,
		losers: losers.map(({ id, bidder, outcomeReason, feedback }) => ({ id, bidder, outcomeReason, feedback })),
		pack,
		/** The notice as it would run if the proposal were published now. */
		notice: beginNotice(pack.rules, now, await currentCalendar(db)),
	})
}
