import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { EventDetails } from '#app/domain/event/forms.ts'
import { freeSlug, slugOf } from '#app/domain/organisation/slug.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as EventRepository from '#db/repositories/event-repository.ts'
import { refused } from '../audit/refused.server.ts'

type Creating = { store: Store; actor: Member; details: EventDetails; now: Date }

/** The office or a chain lead enters an event; answers its address: the name in pinyin and the day. Refuses `forbidden`. */
export function createEvent({ store, actor, details, now }: Creating): Promise<Decision<string, { code: 'forbidden' }>> {
	return store.tx(async (tx): Promise<Decision<string, { code: 'forbidden' }>> => {
		const attempt = { kind: 'event.created', actor, at: now, subject: 'event' } as const
		if (!can(actor, 'event.create', null)) return refused(tx, { ...attempt, subjectId: 'new' }, refuse({ code: 'forbidden' }))
		const wanted = `${slugOf(details.name)}-${toBeijingInput(details.beginsAt).slice(0, 10)}`
		const slug = freeSlug(wanted, await EventRepository.listSlugs(tx, wanted))
		const event = await EventRepository.insert(tx, { ...details, nameEn: details.nameEn ?? '', slug, createdAt: now, createdByUserId: actor.userId })
		await AuditRepository.append(tx, { ...attempt, subjectId: event.id, after: summaryOf(event) })
		return accept(slug)
	})
}

/** What the audit log keeps of an event. */
export function summaryOf({ name, place, beginsAt }: Pick<EventRepository.EventRow, 'name' | 'place' | 'beginsAt'>) {
	return { name, place, beginsAt: beginsAt.getTime() }
}
