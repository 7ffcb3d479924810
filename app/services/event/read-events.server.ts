import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as EventRepository from '#db/repositories/event-repository.ts'

const pageSize = 30

/** The events to come, the next one first, and one page of those that have begun, each with the number of its released lists. A page past the end is the last one. */
export async function readEvents({ store: { db }, actor, page, now }: { store: Store; actor: Actor; page: number; now: Date }) {
	const pages = Math.max(1, Math.ceil((await EventRepository.countPast(db, now)) / pageSize))
	const shown = Math.min(page, pages)
	const upcoming = await EventRepository.listUpcoming(db, now, 50)
	const past = await EventRepository.listPast(db, now, { offset: (shown - 1) * pageSize, limit: pageSize })
	const counts = await EventRepository.countReleasedLists(
		db,
		[...upcoming, ...past].map(({ id }) => id),
	)
	const entryOf = ({ id, slug, name, nameEn, place, beginsAt, isDemo }: EventRepository.EventRow) => {
		return { slug, name, nameEn, place, beginsAt, isDemo, listCount: counts.get(id) ?? 0 }
	}
	return { upcoming: upcoming.map(entryOf), past: past.map(entryOf), page: shown, pages, mayCreate: can(actor, 'event.create', null) }
}

/** The event that begins next; null when none is announced. */
export async function readNextEvent(db: Db, now: Date) {
	const [event] = await EventRepository.listUpcoming(db, now, 1)
	if (!event) return null
	const { slug, name, nameEn, place, beginsAt, isDemo } = event
	return { slug, name, nameEn, place, beginsAt, isDemo }
}

/** The events a list can be given to: those still to begin, and the one it has; at most 51. */
export async function listChoosableEvents({ store: { db }, chosenId, now }: { store: Store; chosenId: string | null; now: Date }) {
	const upcoming = await EventRepository.listUpcoming(db, now, 50)
	const isMissing = chosenId !== null && !upcoming.some(({ id }) => id === chosenId)
	const chosen = isMissing ? await EventRepository.findById(db, chosenId) : undefined
	return (chosen ? [chosen, ...upcoming] : upcoming).map(({ id, slug, name, nameEn, beginsAt }) => ({ id, slug, name, nameEn, beginsAt }))
}
