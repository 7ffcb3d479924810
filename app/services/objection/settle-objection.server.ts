import type { AuditKind } from '#app/domain/audit/audit.ts'
import { losses } from '#app/domain/award/award.ts'
import { type AwardCommand, type AwardMove, moveProposal } from '#app/domain/award/lifecycle.ts'
import { resumeNotice } from '#app/domain/award/notice.ts'
import { move } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { noConflicts } from '#app/domain/judging/own-conflicts.ts'
import type { ObjectionOutcome, RejectForm } from '#app/domain/objection/forms.ts'
import type { ObjectionCommand } from '#app/domain/objection/lifecycle.ts'
import { settle } from '#app/domain/objection/objection.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { tellBidders } from '#app/services/award/tell-bidders.server.ts'
import { winnersOf } from '#app/services/award/winners-of.server.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'

/** How an objection ends: rejected with a code, withdrawn by its objector, or decided. `answer` is what the bureau says to it. */
type Ending = { outcome: 'rejected'; code: RejectForm['code']; answer: string } | { outcome: 'withdrawn' } | { outcome: ObjectionOutcome; answer: string }
type SettleObjection = { store: Store; actor: Member; objectionId: string; ending: Ending; now: () => Date }

const objectionKinds: Record<Exclude<ObjectionCommand, 'accept'>, AuditKind> = {
	reject: 'objection.rejected',
	withdraw: 'objection.withdrawn',
	dismiss: 'objection.dismissed',
	grant: 'objection.granted',
	lapse: 'objection.lapsed',
}
const awardKinds: Record<Exclude<AwardCommand, 'stop' | 'finalise' | 'refuse'>, AuditKind> = {
	resume: 'award.resumed',
	revoke: 'award.revoked',
	return: 'award.returned',
}

/**
 * Ends an objection. When none is open any more the notice runs on for the days it owes; a revoked award leaves its
 * challenge unfilled, one to be judged again sends it back to the evaluation. Refuses everyone but the bureau of the
 * challenge's city, and for a withdrawal everyone but the objector.
 */
export function settleObjection({ store, actor, objectionId, ending, now }: SettleObjection) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ObjectionRepository.findById(tx, objectionId)
		if (!found) return refuse({ code: 'not-found' })
		const { objection, award, challenge } = found
		const entry = { actor, at, challengeId: challenge.id }
		const attempt = { ...entry, kind: objectionKinds[commandOf(ending)], subject: 'objection', subjectId: objectionId } as const
		const isByBureau = ending.outcome !== 'withdrawn'
		const facts = { citySlug: challenge.citySlug, objectorOrganisationId: objection.organisationId }
		const isAllowed = isByBureau ? can(actor, 'objection.settle', facts) : objection.userId === actor.userId
		if (!isAllowed) return refused(tx, attempt, refuse({ code: 'not-found' }))
		const { why } = isByBureau ? await ownConflicts(tx, actor, challenge, at) : noConflicts
		if (isByBureau && !can(actor, 'objection.decide', { ...facts, isConflicted: why.length > 0 }))
			return refused(tx, attempt, refuse({ code: 'conflicted', why }))
		const decision = settle({ objectionId, all: await ObjectionRepository.listByAward(tx, award.id), award: award.status, outcome: ending.outcome })
		if (!decision.ok) return refused(tx, attempt, decision)

		const marks = marksOf(ending)
		for (const { id, move: moving } of decision.value.objections) {
			const own = id === objectionId ? marks : {}
			if (!(await ObjectionRepository.moveStatus(tx, id, moving, { ...own, dueAt: null, settledAt: at, settledByUserId: actor.userId })))
				throw new Error(`objection ${id} moved within the transaction`)
			if (moving.command === 'accept') continue
			const kind = objectionKinds[moving.command]
			await AuditRepository.append(tx, {
				...entry,
				kind,
				subject: 'objection',
				subjectId: id,
				before: { status: moving.from },
				after: { status: moving.to },
				reason: own.answer,
			})
		}
		if (decision.value.award) await moveAwardOn(tx, { award, move: decision.value.award, reason: marks.answer, actor, at })
		return accept({ award: decision.value.award?.to ?? award.status })
	})
}

function commandOf({ outcome }: Ending): keyof typeof objectionKinds {
	switch (outcome) {
		case 'rejected':
			return 'reject'
		case 'withdrawn':
			return 'withdraw'
		case 'stands':
			return 'dismiss'
		default:
			return 'grant'
	}
}

function marksOf(ending: Ending) {
	switch (ending.outcome) {
		case 'withdrawn':
			return {}
		case 'rejected':
			return { rejectionCode: ending.code, answer: ending.answer }
		default:
			return { outcome: ending.outcome, answer: ending.answer }
	}
}

type Moving = { award: AwardRepository.AwardRow; move: AwardMove; reason: string | undefined; actor: Member; at: Date }

async function moveAwardOn(tx: Tx, { award, move: moving, reason, actor, at }: Moving): Promise<void> {
	const { challengeId, period, daysLeft } = award
	const { command } = moving
	if (command === 'stop' || command === 'finalise' || command === 'refuse') throw new Error(`an objection does not ${command} an award`)
	const marks =
		command === 'resume' ? { ...resumeNotice(daysLeft ?? period.count, period.counts, at, await currentCalendar(tx)), daysLeft: null } : { settledAt: at }
	if (!(await AwardRepository.moveStatus(tx, award.id, moving, marks))) throw new Error(`award ${award.id} moved within the transaction`)
	const entry = { actor, at, challengeId, reason }
	await AuditRepository.append(tx, {
		...entry,
		kind: awardKinds[command],
		subject: 'award',
		subjectId: award.id,
		before: { status: moving.from },
		after: { status: moving.to },
	})
	if (command === 'resume') return
	await fallWith(tx, award, at)

	const sent = move(command === 'revoke' ? 'revoke' : 'reevaluate', 'noticed')
	if (!sent.ok || !(await ChallengeRepository.moveStatus(tx, challengeId, sent.value, at)))
		throw new Error(`challenge ${challengeId} moved within the transaction`)
	const subject = { ...entry, subject: 'challenge' as const, subjectId: challengeId, before: { status: 'noticed' } }
	if (command === 'return') {
		await AuditRepository.append(tx, { ...subject, kind: 'challenge.reevaluated', after: { status: sent.value.to } })
		return
	}
	await ChallengeRepository.decide(tx, challengeId, { unfilledReason: 'award-revoked', decisionReason: reason ?? '', decidedAt: at })
	const standing = (await BidRepository.listStanding(tx, challengeId)).map(({ bid }) => bid)
	const winners = await winnersOf(tx, award)
	const reasons = Object.fromEntries(standing.map(({ id, outcomeReason }) => [id, winners.includes(id) ? reason : outcomeReason]))
	await tellBidders(tx, { challengeId, moves: losses(standing), reasons, actor, at })
	await AuditRepository.append(tx, { ...subject, kind: 'challenge.unfilled', after: { status: sent.value.to, reasonCode: 'award-revoked' } })
}

/** The proposal falls with the award that published it. */
async function fallWith(tx: Tx, { challengeId }: AwardRepository.AwardRow, at: Date): Promise<void> {
	const proposal = await ProposalRepository.findLive(tx, challengeId)
	const fall = proposal && moveProposal('fall', proposal.status)
	if (proposal && !(fall?.ok && (await ProposalRepository.moveStatus(tx, proposal.id, fall.value, at))))
		throw new Error(`proposal ${proposal.id} moved within the transaction`)
}
