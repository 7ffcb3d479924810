import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { begin, sheetsDueAt } from '#app/domain/evaluation/begin.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'
import { readBeginning } from './beginning.server.ts'

type BeginEvaluation = { store: Store; actor: Member; code: string; now: () => Date }

/**
 * The issuer has the panel begin to score (开始评榜): a sheet for each expert and each bid that passed the screening, due at the end of the
 * last working day of the rules. After an upheld objection the bids are judged anew, on new sheets. Refuses while anything of
 * `beginGaps` is missing, while an evaluation runs or what it led to stands, and those in conflict with one of the bids.
 */
export function beginEvaluation({ store, actor, code, now }: BeginEvaluation) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found) return refuse({ code: 'not-found' })
		const { challenge } = found
		const entry = { kind: 'challenge.evaluating', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		if (!can(actor, 'evaluation.begin', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const { why } = await ownConflicts(tx, actor, challenge, at)
		if (why.length > 0) return refused(tx, entry, refuse({ code: 'conflicted', why }))
		const { beginning, scorable, panel, seats, before, scoringDays } = await readBeginning(tx, challenge, at)
		const decision = begin(beginning)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!panel) throw new Error(`challenge ${code} has no panel`)

		const number = (before?.number ?? 0) + 1
		const dueAt = sheetsDueAt(at, scoringDays, await currentCalendar(tx))
		const place = { challengeId: challenge.id, number, panelId: panel.id, beganAt: at, beganByUserId: actor.userId, dueAt }
		const evaluationId = await EvaluationRepository.insert(tx, place)
		if (evaluationId === undefined) return refuse({ code: 'stale' })
		if (decision.value && !(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) throw new Error(`challenge ${code} moved`)
		const rescored = await rescore(tx, scorable, at)
		const held = seats.filter(({ status }) => status === 'accepted')
		const sheets = scorable.flatMap(({ id: bidId }) => held.map(({ id: seatId }) => ({ evaluationId, seatId, bidId })))
		await SheetRepository.insertDrafts(tx, sheets, at)
		const after = { status: 'evaluating', number, dueAt: dueAt.toISOString(), bids: scorable.length, experts: held.length, rescored }
		await AuditRepository.append(tx, { ...entry, before: { status: challenge.status }, after })
		return accept({ evaluationId, number, dueAt, sheets: sheets.length })
	})
}

/** Takes bids that were scored before back to `qualified`; answers how many. */
async function rescore(tx: Tx, bids: readonly BidRepository.BidRow[], at: Date): Promise<number> {
	let count = 0
	for (const bid of bids) {
		const decision = moveBid('rescore', bid.status)
		if (!decision.ok) continue
		if (!(await BidRepository.moveStatus(tx, bid, decision.value, at))) throw new Error(`bid ${bid.id} moved within the transaction`)
		count++
	}
	return count
}
