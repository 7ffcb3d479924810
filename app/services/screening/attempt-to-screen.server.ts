import type { AuditKind } from '#app/domain/audit/audit.ts'
import type { Screened } from '#app/domain/bid/screening.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { noConflicts } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Db, Tx } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'

/** What screening decides on, of a bid as it stands. */
export async function screenedOf(
	db: Db,
	{ bid, challenge }: BidRepository.FoundBid,
): Promise<Screened & { correction: ScreeningRepository.CorrectionRow | null }> {
	return { status: bid.status, challengeStatus: challenge.status, correction: (await ScreeningRepository.findCorrection(db, bid.id)) ?? null }
}

/** `code`: the challenge its page was opened under, where it was. */
type Attempt<Kind extends AuditKind> = { code?: string; bidId: string; kind: Kind; actor: Member; permission: 'bid.screen' | 'bid.correct'; at: Date }

/** Opens an attempt at a step of screening: finds the bid, asks permission, and answers it with the audit entry of the attempt. To whoever may not, the bid is not there; whoever is in conflict with any bid on the challenge is told so. */
export async function attemptToScreen<const Kind extends AuditKind>(tx: Tx, { code, bidId, kind, actor, permission, at }: Attempt<Kind>) {
	const found = await BidRepository.findById(tx, bidId)
	if (!found || (code !== undefined && found.challenge.code !== code)) return refuse({ code: 'not-found' })
	const { bid, challenge } = found
	const entry = { kind, actor, at, subject: 'bid' as const, subjectId: bid.id, challengeId: challenge.id, before: { status: bid.status } }
	const facts = BidRepository.bidFactsOf(found)
	const { why } = permission === 'bid.screen' ? await ownConflicts(tx, actor, challenge, at) : noConflicts
	const isConflicted = why.length > 0
	if (!can(actor, permission, { ...facts, isConflicted })) {
		const isForThis = isConflicted && can(actor, permission, { ...facts, isConflicted: false })
		return isForThis ? refused(tx, entry, refuse({ code: 'conflicted', why })) : refused(tx, entry, refuse({ code: 'not-found' }))
	}
	return accept({ found, screened: await screenedOf(tx, found), entry })
}
