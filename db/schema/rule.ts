import { dayKinds } from '#app/domain/calendar/official-days.ts'
import { type Rules, ruleOwners } from '#app/domain/rules/rule-pack.ts'
import { enumText, id, index, instant, integer, json, oneOf, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'

/** Days the office added to the published calendar, or changed in it. */
export const calendarDays = table(
	'calendar_days',
	{
		/** 2026-10-01 */
		day: text().primaryKey(),
		kind: enumText(dayKinds).notNull(),
		name: text().notNull(),
		nameEn: text().notNull(),
	},
	(t) => [oneOf('calendar_days_kind', t.kind, dayKinds)],
)

/** Every version of every owner's rules; the highest holds. Rows are never changed. */
export const rulePacks = table(
	'rule_packs',
	{
		id: id(),
		owner: enumText(ruleOwners).notNull(),
		version: integer().notNull(),
		source: text().notNull(),
		rules: json<Rules>().notNull(),
		createdAt: instant().notNull(),
		createdByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('rule_packs_owner').on(t.owner, t.version),
		index('rule_packs_creator').on(t.createdByUserId),
		oneOf('rule_packs_owner_known', t.owner, ruleOwners),
	],
)
