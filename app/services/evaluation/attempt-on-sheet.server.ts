import { accept, refuse } from '#app/domain/decision.ts'
import { scoredCriteria } from '#app/domain/evaluation/sheet.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Db } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'

/** A sheet for its own expert, with what it is about. Refuses everybody else as `not-found`, and who has come into conflict with any bid on the challenge as `conflicted`. */
export async function ownSheet(db: Db, actor: Member, sheetId: string, at: Date) {
	const found = await SheetRepository.findById(db, sheetId)
	if (!found || !can(actor, 'sheet.read', SheetRepository.sheetFactsOf(found))) return refuse({ code: 'not-found' })
	const { why } = await ownConflicts(db, actor, found.challenge, at)
	if (why.length > 0) return refuse({ code: 'conflicted', why })
	const criteria = scoredCriteria(found.challenge)
	const indicators = await ChallengeRepository.listIndicators(db, found.challenge.id)
	return accept({ found, criteria, indicators, mayWrite: can(actor, 'sheet.write', SheetRepository.sheetFactsOf(found)) })
}

/** As `ownSheet`, for what changes it: refuses `scores-locked` once nothing of it changes any more. */
export async function attemptOnSheet(db: Db, actor: Member, sheetId: string, at: Date) {
	const own = await ownSheet(db, actor, sheetId, at)
	return !own.ok || own.value.mayWrite ? own : refuse({ code: 'scores-locked' })
}
