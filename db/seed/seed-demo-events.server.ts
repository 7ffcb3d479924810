import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import { releaseEvents } from '#db/schema/index.ts'
import { beijingYear, daysAfter, officeHour } from './demo-instants.ts'
import { demoEvents } from './demo-lists.ts'
import { actorOf, type Places, placedAt } from './placed.ts'

/** An event of the demo with the key and instants it was given. */
export type MadeEvent = { id: string; name: string; beginsAt: Date; createdAt: Date }

/** Writes the events of the demo, one that was held and one to come; answers them by their keys. */
export async function seedDemoEvents(tx: Tx, now: Date, places: Places): Promise<Map<string, MadeEvent>> {
	const made = new Map<string, MadeEvent>()
	const rows = demoEvents.map(({ key, name, nameEn, place, inDays }) => {
		const beginsAt = officeHour(now, inDays, 14)
		const year = String(beijingYear(beginsAt))
		const createdAt = inDays < 0 ? daysAfter(beginsAt, -30) : daysAfter(now, -20)
		const event = { id: newId(), name: name.replace('{year}', year), beginsAt, createdAt }
		made.set(key, event)
		const createdByUserId = placedAt(places, 'demo-office').userId
		return { ...event, slug: `demo-${key}`, nameEn: nameEn.replace('{year}', year), place, isDemo: true, createdByUserId }
	})
	await tx.insert(releaseEvents).values(rows)
	return made
}

/** The audit entries of the events. */
export function eventTrail(events: Iterable<MadeEvent>, places: Places): NewAuditEntry[] {
	return [...events].map(({ id, name, beginsAt, createdAt }) => ({
		kind: 'event.created',
		actor: actorOf(placedAt(places, 'demo-office')),
		at: createdAt,
		subject: 'event',
		subjectId: id,
		after: { name, beginsAt: beginsAt.getTime() },
	}))
}
