import type { AuditKind } from '#app/domain/audit/audit.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Tx } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import { ownConflicts } from './own-conflicts.server.ts'

type Attempt<Kind extends AuditKind> = { code: string; kind: Kind; actor: Member; permission: 'panel.commit' | 'panel.draw'; at: Date; reason?: string }

/**
 * Opens an attempt at a command on the panel of a challenge: answers the challenge, its newest panel if there is one, and the audit entry.
 * Everyone knows that panels are made, so who may read the challenge and may not do this is refused as `forbidden`, whoever is in conflict with one of its bids as `conflicted`; the attempt is kept.
 */
export async function attemptOnPanel<const Kind extends AuditKind>(tx: Tx, { code, permission, ...own }: Attempt<Kind>) {
	const found = await ChallengeRepository.findByCode(tx, code)
	if (!found || !can(own.actor, 'challenge.read', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const entry = { ...own, subject: 'panel' as const, subjectId: challenge.id, challengeId: challenge.id }
	if (!can(own.actor, permission, ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'forbidden' }))
	const { why } = await ownConflicts(tx, own.actor, challenge, own.at)
	if (why.length > 0) return refused(tx, entry, refuse({ code: 'conflicted', why }))
	return accept({ challenge, latest: await PanelRepository.findLatest(tx, challenge.id), entry })
}
