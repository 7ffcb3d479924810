import type { Period } from '#app/domain/calendar/working-days.ts'
import { id, index, instant, integer, json, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { challenges } from './challenge.ts'

/** Questions about a challenge. The answer makes a question public; who asked is never shown. */
export const questions = table(
	'questions',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		/** Counts the questions of one challenge, from 1. */
		number: integer().notNull(),
		question: text().notNull(),
		askedAt: instant().notNull(),
		askedByUserId: text()
			.notNull()
			.references(() => users.id),
		/** By when it is to be answered, with the days that was counted from. */
		dueAt: instant().notNull(),
		duePeriod: json<Period>().notNull(),
		answer: text(),
		answeredAt: instant(),
		answeredByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('questions_challenge').on(t.challengeId, t.number),
		index('questions_asker').on(t.askedByUserId),
		index('questions_answerer').on(t.answeredByUserId),
	],
)
