import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { lockScores } from '#app/domain/evaluation/lock.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import { lockingOf } from './read-meeting.server.ts'
import { viewAsExpert } from './view-evaluation.server.ts'

type LockEvaluation = { store: Store; actor: Member; evaluationId: string; now: () => Date }

/**
 * Locks the scores of an evaluation: from then on no sheet is opened again, the issuer reads the ranking, and its bids are scored. Refuses everyone but
 * the chair, whoever is in conflict with a bid, and while a sheet or the note of an outlier is missing.
 */
export function lockEvaluation({ store, actor, evaluationId, now }: LockEvaluation) {
	return store.tx(async (tx) => {
		const at = now()
		const viewed = await viewAsExpert(tx, { actor, evaluationId, now: at })
		if (!viewed.ok) return viewed
		const view = viewed.value
		const { challenge } = view.found
		const entry = { actor, at, challengeId: challenge.id }
		const attempt = { ...entry, kind: 'evaluation.locked' as const, subject: 'evaluation' as const, subjectId: evaluationId }
		if (view.why.length > 0) return refused(tx, attempt, refuse({ code: 'conflicted', why: view.why }))
		if (challenge.status !== 'evaluating') return refused(tx, attempt, refuse({ code: 'wrong-status', status: challenge.status }))
		const decision = lockScores(lockingOf(view))
		if (!decision.ok) return refused(tx, attempt, decision)

		const move = decision.value
		if (!(await EvaluationRepository.moveStatus(tx, evaluationId, move, { lockedAt: at, lockedByUserId: actor.userId }))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...attempt, before: { status: move.from }, after: { status: move.to, sheets: view.all.sheets.length } })
		for (const bid of view.all.bids) {
			const scored = moveBid('score', bid.status)
			if (!scored.ok) continue
			if (!(await BidRepository.moveStatus(tx, { id: bid.id, challengeId: challenge.id }, scored.value, at)))
				throw new Error(`bid ${bid.id} moved within the transaction`)
			await AuditRepository.append(tx, {
				...entry,
				kind: 'bid.scored',
				subject: 'bid',
				subjectId: bid.id,
				before: { status: scored.value.from },
				after: { status: scored.value.to },
			})
		}
		return accept(null)
	})
}
