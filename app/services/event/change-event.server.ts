import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type EventDetails, eventVersion } from '#app/domain/event/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as EventRepository from '#db/repositories/event-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { summaryOf } from './create-event.server.ts'

type Changing = { store: Store; actor: Member; slug: string; basedOn: string; details: EventDetails; now: Date }
type Outcome = Decision<null, { code: 'not-found' | 'stale' }>

/** Changes name, place and time of an event; its address stays, and so do the seconds lists are scheduled for. Refuses `stale` where somebody changed it since `basedOn`. */
export function changeEvent({ store, actor, slug, basedOn, details, now }: Changing): Promise<Outcome> {
	return store.tx(async (tx): Promise<Outcome> => {
		const found = await EventRepository.findBySlug(tx, slug)
		if (!found) return refuse({ code: 'not-found' })
		const { event, facts } = found
		const attempt = { kind: 'event.changed', actor, at: now, subject: 'event', subjectId: event.id } as const
		if (!can(actor, 'event.change', facts)) return refused(tx, attempt, refuse({ code: 'not-found' }))
		if (eventVersion(event) !== basedOn) return refuse({ code: 'stale' })
		const changed = { ...details, nameEn: details.nameEn ?? '' }
		await EventRepository.update(tx, event.id, changed)
		await AuditRepository.append(tx, { ...attempt, before: summaryOf(event), after: summaryOf(changed) })
		return accept(null)
	})
}
