import { citySlugs, organisationKinds, organisationStatuses } from '#app/domain/organisation/organisation.ts'
import { boolean, enumText, id, index, instant, integer, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'

export const cities = table('cities', {
	slug: enumText(citySlugs).primaryKey(),
	nameZh: text().notNull(),
	nameEn: text().notNull(),
	position: integer().notNull(),
})

/** Without a city: the alliance office and foreign bodies. */
export const organisations = table(
	'organisations',
	{
		id: id(),
		slug: text().notNull(),
		name: text().notNull(),
		nameEn: text(),
		kind: enumText(organisationKinds).notNull(),
		status: enumText(organisationStatuses).notNull(),
		/** 18 characters, GB 32100; unknown while unclaimed. */
		creditCode: text(),
		citySlug: enumText(citySlugs).references(() => cities.slug),
		introduction: text().notNull().default(''),
		website: text(),
		/** Why the bureau sent the registration back. */
		returnReason: text(),
		decidedAt: instant(),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('organisations_slug').on(t.slug),
		uniqueIndex('organisations_credit_code').on(t.creditCode),
		index('organisations_name').on(t.name),
		index('organisations_city_status').on(t.citySlug, t.status, t.createdAt),
		oneOf('organisations_kind', t.kind, organisationKinds),
		oneOf('organisations_status', t.status, organisationStatuses),
	],
)

export const chains = table(
	'chains',
	{
		slug: text().primaryKey(),
		/** Prefix of the codes of its challenges: XCL, XNY, … */
		codePrefix: text().notNull(),
		nameZh: text().notNull(),
		nameEn: text().notNull(),
		position: integer().notNull(),
		/** Which of the five chain hues marks it. */
		hue: integer().notNull(),
		leadOrganisationId: text().references(() => organisations.id),
	},
	(t) => [uniqueIndex('chains_code_prefix').on(t.codePrefix), index('chains_lead').on(t.leadOrganisationId)],
)

/** The alliance of a chain: the organisations that joined it. */
export const chainMembers = table(
	'chain_members',
	{
		chainSlug: text()
			.notNull()
			.references(() => chains.slug),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		joinedAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.chainSlug, t.organisationId] }), index('chain_members_organisation').on(t.organisationId)],
)
