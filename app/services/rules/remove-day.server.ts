import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as RuleRepository from '#db/repositories/rule-repository.ts'

type Removing = { store: Store; actor: Member; day: string; now: Date }

/** The office takes one of its own days out of the calendar; the published word holds again. */
export function removeDay({ store, actor, day, now }: Removing): Promise<Decision<null, { code: 'not-found' | 'forbidden' }>> {
	return store.tx(async (tx) => {
		const attempt = { kind: 'calendar.day-removed', actor, at: now, subject: 'calendar', subjectId: day } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		if (!(await RuleRepository.removeDay(tx, day))) return refuse({ code: 'not-found' })
		await AuditRepository.append(tx, attempt)
		return accept(null)
	})
}
