import { listOrigins, listStatuses } from '#app/domain/list/list.ts'
import { boolean, enumText, id, index, instant, integer, oneOf, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { chains, organisations } from './organisation.ts'

/** An alliance event at which lists are released. */
export const releaseEvents = table(
	'release_events',
	{
		id: id(),
		slug: text().notNull(),
		name: text().notNull(),
		nameEn: text().notNull().default(''),
		place: text().notNull(),
		beginsAt: instant().notNull(),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
		createdByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('release_events_slug').on(t.slug),
		index('release_events_begin').on(t.beginsAt, t.id),
		index('release_events_creator').on(t.createdByUserId),
	],
)

export const challengeLists = table(
	'challenge_lists',
	{
		id: id(),
		code: text().notNull(),
		/** None for a foreign list. */
		chainSlug: text().references(() => chains.slug),
		title: text().notNull(),
		titleEn: text(),
		note: text().notNull().default(''),
		status: enumText(listStatuses).notNull(),
		origin: enumText(listOrigins).notNull(),
		/** Who composed it: the chain's lead institute. None for a foreign list. */
		ownerOrganisationId: text().references(() => organisations.id),
		/** Deadline given to its challenges that carry none of their own. */
		bidsCloseAt: instant(),
		/** Whether it is where the demands of a chain stand until they are taken into a list; it is never released itself. */
		isCollection: boolean().notNull().default(false),
		releaseEventId: text().references(() => releaseEvents.id),
		/** When it is to be released by the clock, and who said so; none while unscheduled. */
		releaseAt: instant(),
		scheduledByUserId: text().references(() => users.id),
		/** When the clock last found it not ready; it is tried again once it is scheduled anew. */
		releaseRefusedAt: instant(),
		releasedAt: instant(),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('challenge_lists_code').on(t.code),
		index('challenge_lists_chain').on(t.chainSlug, t.status, t.releasedAt),
		index('challenge_lists_released').on(t.status, t.releasedAt),
		index('challenge_lists_event').on(t.releaseEventId),
		index('challenge_lists_scheduled').on(t.status, t.releaseAt),
		index('challenge_lists_scheduler').on(t.scheduledByUserId),
		index('challenge_lists_owner').on(t.ownerOrganisationId, t.createdAt),
		oneOf('challenge_lists_status', t.status, listStatuses),
		oneOf('challenge_lists_origin', t.origin, listOrigins),
	],
)

/** The last number given out for a code prefix and year, such as XCL-2026. */
export const codeCounters = table('code_counters', {
	prefix: text().primaryKey(),
	last: integer().notNull(),
})
