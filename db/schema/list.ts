import { listOrigins, listStatuses } from '#app/domain/list/list.ts'
import { boolean, enumText, id, index, instant, integer, oneOf, table, text, uniqueIndex } from '../kit.ts'
import { chains, organisations } from './organisation.ts'

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
		releasedAt: instant(),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('challenge_lists_code').on(t.code),
		index('challenge_lists_chain').on(t.chainSlug, t.status, t.releasedAt),
		index('challenge_lists_released').on(t.status, t.releasedAt),
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
