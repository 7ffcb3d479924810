import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'

type EndExpert = { store: Store; actor: Member; expertId: string; now: () => Date }

/** The office ends it: the person is drawn no more. Their ties stay, for they are what a conflict was found in. */
export function endExpert({ store, actor, expertId, now }: EndExpert) {
	return store.tx(async (tx) => {
		const at = now()
		const entry = { kind: 'expert.ended', actor, at, subject: 'expert', subjectId: expertId } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'forbidden' }))
		if (!(await ExpertRepository.end(tx, expertId, at))) return refuse({ code: 'not-found' })
		await AuditRepository.append(tx, entry)
		return accept(null)
	})
}
