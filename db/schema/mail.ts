import { languages } from '#app/domain/account/account.ts'
import { enumText, id, index, instant, integer, json, table, text } from '../kit.ts'

/** The outbox: mail is written in the unit of work that causes it and sent after the commit. */
export const mails = table(
	'mails',
	{
		id: id(),
		to: text().notNull(),
		language: enumText(languages).notNull(),
		template: text().notNull(),
		parameters: json<Record<string, string>>().notNull(),
		createdAt: instant().notNull(),
		sentAt: instant(),
		attempts: integer().notNull().default(0),
		nextAttemptAt: instant().notNull(),
		lastError: text(),
		/** When no further attempt is made. */
		givenUpAt: instant(),
	},
	(t) => [index('mails_pending').on(t.sentAt, t.nextAttemptAt), index('mails_created').on(t.createdAt, t.id)],
)
