import type { AuditKind } from '#app/domain/audit/audit.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Tx } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'

/** What of a challenge this is about and who tries it at what instant; `permission` is what it takes. */
type Attempt<Kind extends AuditKind> = {
	code: string
	kind: Kind
	actor: Member
	permission:
		| 'challenge.submit'
		| 'challenge.awaitBids'
		| 'challenge.halt'
		| 'challenge.moveDeadline'
		| 'challenge.clarify'
		| 'challenge.relist'
		| 'question.answer'
	at: Date
}

/**
 * Opens an attempt at a command on a challenge: finds it, asks permission, and answers it with the audit entry of the
 * attempt. To whoever may not, the challenge is not there, and the attempt is kept.
 */
export async function attemptOn<const Kind extends AuditKind>(tx: Tx, { code, kind, actor, permission, at }: Attempt<Kind>) {
	const found = await ChallengeRepository.findByCode(tx, code)
	if (!found) return refuse({ code: 'not-found' })
	const { challenge } = found
	const facts = ChallengeRepository.factsOf(found)
	const entry = { kind, actor, at, subject: 'challenge' as const, subjectId: challenge.id, challengeId: challenge.id }
	if (!can(actor, permission, facts)) return refused(tx, entry, refuse({ code: 'not-found' }))
	return accept({ found, challenge, facts, entry })
}

type Deciding<Kind extends AuditKind> = Omit<Attempt<Kind>, 'permission'>

/** As `attemptOn`, for what the issuer decides of its bids: not before the deadline, and nobody in conflict with one of them. */
export async function attemptToDecide<const Kind extends AuditKind>(tx: Tx, { code, kind, actor, at }: Deciding<Kind>) {
	const attempt = await attemptOn(tx, { code, kind, actor, permission: 'challenge.awaitBids', at })
	if (!attempt.ok) return attempt
	const { entry, facts, challenge } = attempt.value
	const { why } = await ownConflicts(tx, actor, challenge, at)
	if (can(actor, 'challenge.decide', { facts, now: at, isConflicted: why.length > 0 })) return attempt
	return why.length > 0 ? refused(tx, entry, refuse({ code: 'conflicted', why })) : refused(tx, entry, refuse({ code: 'too-early' }))
}
