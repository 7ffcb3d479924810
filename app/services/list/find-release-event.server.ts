import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Db } from '#db/client.ts'
import * as EventRepository from '#db/repositories/event-repository.ts'

/** The key of the event a list's form names by its address; null where it names none, `event-unknown` where there is no such event. */
export async function findReleaseEvent(db: Db, slug: string | undefined): Promise<Decision<string | null, { code: 'event-unknown' }>> {
	if (slug === undefined) return accept(null)
	const found = await EventRepository.findBySlug(db, slug)
	return found ? accept(found.event.id) : refuse({ code: 'event-unknown' })
}
