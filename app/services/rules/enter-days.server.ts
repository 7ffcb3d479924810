import { type CalendarDaysForm, daysOfForm } from '#app/domain/calendar/forms.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as RuleRepository from '#db/repositories/rule-repository.ts'

type Entering = { store: Store; actor: Member; days: CalendarDaysForm; now: Date }

/** The office enters a holiday or made-up days; deadlines computed from now on count by them, those already set stay. */
export function enterDays({ store, actor, days, now }: Entering): Promise<Decision<null, { code: 'forbidden' }>> {
	return store.tx(async (tx) => {
		const { from, to, kind, name } = days
		const attempt = { kind: 'calendar.days-entered', actor, at: now, subject: 'calendar', subjectId: from } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		await RuleRepository.putDays(tx, daysOfForm(days))
		await AuditRepository.append(tx, { ...attempt, after: { from, to, kind, name } })
		return accept(null)
	})
}
