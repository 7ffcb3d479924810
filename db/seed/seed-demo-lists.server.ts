import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { challengeLists } from '#db/schema/index.ts'
import { corridorChains } from './corridor.ts'
import { beijingYear, daysAfter, officeHour } from './demo-instants.ts'
import { type DemoList, demoLists } from './demo-lists.ts'
import { actorOf, type Places, placedAt } from './placed.ts'
import type { MadeEvent } from './seed-demo-events.server.ts'

/** A list of the demo with the key it was given; `year` is the one its challenges are numbered in. */
export type MadeList = {
	id: string
	key: string
	chainSlug: string
	codePrefix: string
	leadSlug: string
	year: number
	createdAt: Date
	releasedAt: Date | null
	/** When the clock is to release it. */
	releaseAt: Date | null
	isCollection: boolean
}

/** Writes the lists of the demo, released ones and ones in preparation; answers them by their keys. */
export async function seedDemoLists(tx: Tx, now: Date, places: Places, events: ReadonlyMap<string, MadeEvent>): Promise<Map<string, MadeList>> {
	const rows: { made: MadeList; row: typeof challengeLists.$inferInsert }[] = []
	for (const demo of demoLists) rows.push(await listOf(tx, now, demo, { places, events }))
	await tx.insert(challengeLists).values(rows.map(({ row }) => row))
	return new Map(rows.map(({ made }) => [made.key, made]))
}

type Known = { places: Places; events: ReadonlyMap<string, MadeEvent> }

async function listOf(
	tx: Tx,
	now: Date,
	{ key, chain: chainSlug, title, titleEn, note, releasedDaysAgo, event: eventKey, isCollection = false }: DemoList,
	{ places, events }: Known,
) {
	const chain = corridorChains.find((known) => known.slug === chainSlug)
	if (!chain) throw new Error(`the demo names a chain it does not have: ${chainSlug}`)
	const { codePrefix, leadSlug } = chain
	const releasedAt = releasedDaysAgo === null ? null : officeHour(now, -releasedDaysAgo, 14)
	const createdAt = releasedDaysAgo === null ? officeHour(now, -32, 9) : officeHour(now, -releasedDaysAgo - 30, 9)
	const year = beijingYear(releasedAt ?? now)
	const [code = ''] = isCollection ? [`${codePrefix}-C`] : await ChallengeRepository.takeCodes(tx, `${codePrefix}-${year}-L`, 1)
	const event = eventKey ? events.get(eventKey) : undefined
	const releaseAt = event && !releasedAt ? event.beginsAt : null
	const made: MadeList = { id: newId(), key, chainSlug, codePrefix, leadSlug, year, createdAt, releasedAt, releaseAt, isCollection }
	const row = {
		id: made.id,
		// As the lists that chain leads begin are numbered: XCL-2026-L001.
		code: code.replace('-L-0', '-L'),
		chainSlug,
		title: title.replace('{year}', String(year)),
		titleEn: titleEn.replace('{year}', String(year)),
		note,
		status: releasedAt ? ('released' as const) : ('draft' as const),
		origin: 'corridor' as const,
		ownerOrganisationId: placedAt(places, leadSlug).id,
		releaseEventId: event?.id ?? null,
		releaseAt,
		scheduledByUserId: releaseAt ? placedAt(places, leadSlug).userId : null,
		releasedAt,
		isCollection,
		isDemo: true,
		createdAt,
	}
	return { made, row }
}

/** The audit entries of the lists: composed, scheduled, and released. A collection is made on the way and leaves none. */
export function listTrail(lists: Iterable<MadeList>, places: Places, now: Date): NewAuditEntry[] {
	return [...lists].flatMap(({ id, leadSlug, createdAt, releasedAt, releaseAt, isCollection }) => {
		if (isCollection) return []
		const entry = { actor: actorOf(placedAt(places, leadSlug)), subject: 'list' as const, subjectId: id }
		const created: NewAuditEntry = { ...entry, kind: 'list.created', at: createdAt, after: { status: 'draft' } }
		if (releaseAt) return [created, { ...entry, kind: 'list.scheduled', at: daysAfter(now, -1), after: { status: 'draft', releaseAt: releaseAt.getTime() } }]
		if (!releasedAt) return [created]
		return [created, { ...entry, kind: 'list.released', at: releasedAt, before: { status: 'draft' }, after: { status: 'released' } }]
	})
}
