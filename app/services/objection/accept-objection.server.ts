import { countDays, dayOf, endOfDay } from '#app/domain/calendar/working-days.ts'
import { refuse } from '#app/domain/decision.ts'
import { moveObjection } from '#app/domain/objection/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'

type AcceptObjection = { store: Store; actor: Member; objectionId: string; now: () => Date }

/** The bureau takes an objection up; its decision is due after the days of the rules. */
export function acceptObjection({ store, actor, objectionId, now }: AcceptObjection) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ObjectionRepository.findById(tx, objectionId)
		if (!found) return refuse({ code: 'not-found' })
		const { objection, challenge } = found
		const entry = { kind: 'objection.accepted', actor, at, subject: 'objection', subjectId: objectionId, challengeId: challenge.id } as const
		const facts = { citySlug: challenge.citySlug, objectorOrganisationId: objection.organisationId }
		if (!can(actor, 'objection.settle', facts)) return refused(tx, entry, refuse({ code: 'not-found' }))
		const { why } = await ownConflicts(tx, actor, challenge, at)
		if (!can(actor, 'objection.decide', { ...facts, isConflicted: why.length > 0 })) return refused(tx, entry, refuse({ code: 'conflicted', why }))
		const decision = moveObjection('accept', objection.status)
		if (!decision.ok) return refused(tx, entry, decision)
		const { rules } = packOf(challenge)
		const duePeriod = countDays(dayOf(at), rules.objectionDecideDays, 'working', await currentCalendar(tx))
		if (!(await ObjectionRepository.moveStatus(tx, objectionId, decision.value, { duePeriod, dueAt: endOfDay(duePeriod.to) }))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, before: { status: decision.value.from }, after: { status: decision.value.to } })
		return decision
	})
}
