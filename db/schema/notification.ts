import { channels, followKinds } from '#app/domain/notification/notification.ts'
import { boolean, enumText, id, index, instant, integer, json, oneOf, primaryKey, serial, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { auditEntries } from './audit.ts'

/** What a person follows. */
export const follows = table(
	'follows',
	{
		id: id(),
		userId: text()
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		kind: enumText(followKinds).notNull(),
		/** The key of a challenge or list, the slug of a chain, or the query of a search in its one order. */
		target: text().notNull(),
		createdAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('follows_user').on(t.userId, t.kind, t.target),
		index('follows_target').on(t.kind, t.target, t.userId),
		oneOf('follows_kind', t.kind, followKinds),
	],
)

/** Audit entries whose news are still to be told; written with the entry, removed when they were. */
export const tellings = table(
	'tellings',
	{
		id: serial(),
		auditEntryId: integer()
			.notNull()
			.references(() => auditEntries.id),
	},
	(t) => [index('tellings_entry').on(t.auditEntryId)],
)

/** The inbox: what a person was told. */
export const notifications = table(
	'notifications',
	{
		id: id(),
		userId: text()
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** What happened: a kind of the notification vocabulary. */
		kind: text().notNull(),
		/** Says the same thing only once: what it is about, and for reminders of which step. */
		key: text().notNull(),
		/** Where it leads, a path of this site. */
		path: text().notNull(),
		/** What its words are filled in with; never more than the page it leads to shows the reader. */
		parameters: json<Record<string, string>>().notNull(),
		channel: enumText(channels).notNull(),
		createdAt: instant().notNull(),
		readAt: instant(),
		/** When it went into a digest. */
		digestedAt: instant(),
		isDemo: boolean().notNull().default(false),
	},
	(t) => [
		uniqueIndex('notifications_once').on(t.userId, t.key),
		index('notifications_inbox').on(t.userId, t.createdAt, t.id),
		index('notifications_unread').on(t.userId, t.readAt),
		index('notifications_digest').on(t.channel, t.digestedAt, t.userId),
		oneOf('notifications_channel', t.channel, channels),
	],
)

/** How a person wants to hear of a kind of news, where it is not the usual way. */
export const notificationChoices = table(
	'notification_choices',
	{
		userId: text()
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		kind: text().notNull(),
		channel: enumText(channels).notNull(),
	},
	(t) => [primaryKey({ columns: [t.userId, t.kind] }), oneOf('notification_choices_channel', t.channel, channels)],
)
