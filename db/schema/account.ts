import { languages, linkPurposes } from '#app/domain/account/account.ts'
import type { OrganisationDetails } from '#app/domain/account/forms.ts'
import { boolean, enumText, id, index, instant, json, oneOf, table, text, uniqueIndex } from '../kit.ts'
import { organisations } from './organisation.ts'

export const users = table(
	'users',
	{
		id: id(),
		/** Lower case. */
		email: text().notNull(),
		name: text().notNull(),
		passwordHash: text().notNull(),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		/** Acts for its organisation; without it the organisation is where a person works and no more: what a conflict is found in. */
		isMember: boolean().notNull().default(true),
		/** May invite colleagues and edit the organisation. */
		isAdministrator: boolean().notNull(),
		language: enumText(languages).notNull().default('zh'),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
	},
	(t) => [uniqueIndex('users_email').on(t.email), index('users_organisation').on(t.organisationId, t.createdAt)],
)

export const sessions = table(
	'sessions',
	{
		/** SHA-256 of the token in the cookie: a copy of the database signs nobody in. */
		id: text().primaryKey(),
		userId: text()
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** Sliding limit. */
		expiresAt: instant().notNull(),
		/** Start of the absolute limit. */
		createdAt: instant().notNull(),
	},
	(t) => [index('sessions_user').on(t.userId), index('sessions_expires').on(t.expiresAt)],
)

export const oneTimeLinks = table(
	'one_time_links',
	{
		/** SHA-256 of the token in the link. */
		id: text().primaryKey(),
		purpose: enumText(linkPurposes).notNull(),
		/** The account to recover; none for an invitation. */
		userId: text().references(() => users.id, { onDelete: 'cascade' }),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		email: text(),
		isAdministrator: boolean().notNull().default(false),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		usedAt: instant(),
	},
	(t) => [
		index('one_time_links_organisation').on(t.organisationId, t.createdAt),
		index('one_time_links_user').on(t.userId),
		oneOf('one_time_links_purpose', t.purpose, linkPurposes),
	],
)

/**
 * Registrations that wait for their address to be confirmed. Nothing of one is known to anyone until then, so that asking
 * for an account tells nobody whether there is one. `id` is the SHA-256 of the token in the link.
 */
export const registrations = table(
	'registrations',
	{
		id: text().primaryKey(),
		details: json<OrganisationDetails>().notNull(),
		name: text().notNull(),
		email: text().notNull(),
		passwordHash: text().notNull(),
		language: enumText(languages).notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		usedAt: instant(),
	},
	(t) => [index('registrations_expires').on(t.expiresAt)],
)
