import { publish } from '#app/domain/award/award.ts'
import { placedAs } from '#app/domain/award/proposal.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { attemptOnProposal } from './attempt-on-proposal.server.ts'

type PublishProposal = { store: Store; actor: Member; code: string; now: () => Date }

/**
 * Publishes the open proposal: the public notice of the challenge's rules begins, under the key of the proposal; the award is
 * final only when it has ended. Refuses everyone but the issuer, and while a loser lacks its feedback.
 */
export function publishProposal({ store, actor, code, now }: PublishProposal) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnProposal(tx, { code, kind: 'challenge.noticed', actor, at })
		if (!attempt.ok) return attempt
		const { challenge, proposal, standing, entry } = attempt.value
		const { rules } = packOf(challenge)
		const outcome = publish({ status: challenge.status, proposal, bids: standing, rules, at, calendar: await currentCalendar(tx) })
		const [bidId] = proposal ? placedAs(proposal.places, 'winner') : []
		if (!outcome.ok) return refused(tx, entry, outcome)
		if (!proposal || !bidId) throw new Error(`challenge ${challenge.id} publishes a proposal without a winner`)

		const { notice, ...moves } = outcome.value
		if (!(await ProposalRepository.moveStatus(tx, proposal.id, moves.proposal, at))) return refuse({ code: 'stale' })
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, moves.challenge, at)))
			throw new Error(`challenge ${challenge.id} moved within the transaction`)
		const { id, reason } = proposal
		await AwardRepository.insert(tx, { id, challengeId: challenge.id, bidId, reason, ...notice, proposedAt: at, proposedByUserId: actor.userId })
		const after = { status: moves.challenge.to, bidId, noticeEndsAt: notice.noticeEndsAt.toISOString() }
		await AuditRepository.appendAll(tx, [
			{ ...entry, kind: 'proposal.published', subject: 'proposal', subjectId: id, before: { status: 'open' }, after: { status: moves.proposal.to } },
			{ ...entry, before: { status: challenge.status }, after, reason },
		])
		return accept(notice)
	})
}
