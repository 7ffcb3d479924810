import type { Period } from '#app/domain/calendar/working-days.ts'
import { reviewStatuses } from '#app/domain/review/review.ts'
import { enumText, id, index, instant, integer, json, oneOf, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { challenges } from './challenge.ts'
import { organisations } from './organisation.ts'

/** What a demand said when it went into review, or when a clarification changed it; never changed afterwards. */
export const challengeVersions = table(
	'challenge_versions',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id, { onDelete: 'cascade' }),
		/** Counts the versions of one challenge, from 1. */
		number: integer().notNull(),
		/** See domain/challenge/demand-values. */
		values: json<Record<string, string>>().notNull(),
		createdAt: instant().notNull(),
		createdByUserId: text().references(() => users.id),
	},
	(t) => [uniqueIndex('challenge_versions_challenge').on(t.challengeId, t.number), index('challenge_versions_creator').on(t.createdByUserId)],
)

/** Organisations the office named technology brokers (技术经纪人). */
export const brokers = table(
	'brokers',
	{
		organisationId: text()
			.primaryKey()
			.references(() => organisations.id),
		namedAt: instant().notNull(),
		namedByUserId: text().references(() => users.id),
	},
	(t) => [index('brokers_namer').on(t.namedByUserId)],
)

/** Reviews (需求论证) of a demand by its chain lead; one is open at a time. */
export const reviews = table(
	'reviews',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id, { onDelete: 'cascade' }),
		/** The version that is reviewed. */
		versionNumber: integer().notNull(),
		status: enumText(reviewStatuses).notNull(),
		submittedAt: instant().notNull(),
		submittedByUserId: text().references(() => users.id),
		/** By when the next step is due, with the days that was counted from. */
		dueAt: instant().notNull(),
		duePeriod: json<Period>().notNull(),
		/** Who makes the second diagnosis (二次诊断), and what it is asked. */
		brokerOrganisationId: text().references(() => organisations.id),
		brokerTask: text().notNull().default(''),
		diagnosedAt: instant(),
		/** What the chain lead says of the whole. */
		note: text().notNull().default(''),
		/** The reason for each field that was sent back. */
		fieldReasons: json<Record<string, string>>().notNull().default({}),
		settledAt: instant(),
		settledByUserId: text().references(() => users.id),
	},
	(t) => [
		index('reviews_challenge').on(t.challengeId, t.submittedAt),
		index('reviews_due').on(t.status, t.dueAt, t.id),
		index('reviews_broker').on(t.brokerOrganisationId, t.status, t.dueAt),
		index('reviews_submitter').on(t.submittedByUserId),
		index('reviews_settler').on(t.settledByUserId),
		oneOf('reviews_status', t.status, reviewStatuses),
	],
)

/** What a broker notes beside a field of the demand. */
export const annotations = table(
	'annotations',
	{
		id: id(),
		reviewId: text()
			.notNull()
			.references(() => reviews.id, { onDelete: 'cascade' }),
		field: text().notNull(),
		note: text().notNull(),
		writtenAt: instant().notNull(),
		writtenByUserId: text().references(() => users.id),
	},
	(t) => [index('annotations_review').on(t.reviewId, t.writtenAt, t.id), index('annotations_writer').on(t.writtenByUserId)],
)

/** Numbered clarifications (澄清/补遗): the only way a released demand changes. */
export const clarifications = table(
	'clarifications',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		/** Counts the clarifications of one challenge, from 1. */
		number: integer().notNull(),
		reason: text().notNull(),
		/** The values before and after, of the fields it changes. */
		before: json<Record<string, string>>().notNull(),
		after: json<Record<string, string>>().notNull(),
		/** The number of the question whose answer brought it about. */
		questionNumber: integer(),
		/** The deadline it moved, and where to; none where it stayed. */
		deadlineBeforeAt: instant(),
		deadlineAfterAt: instant(),
		publishedAt: instant().notNull(),
		publishedByUserId: text().references(() => users.id),
	},
	(t) => [uniqueIndex('clarifications_challenge').on(t.challengeId, t.number), index('clarifications_publisher').on(t.publishedByUserId)],
)
