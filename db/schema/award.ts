import { sql } from 'drizzle-orm'
import { awardStatuses, placeRoles, proposalStatuses } from '#app/domain/award/lifecycle.ts'
import type { Period } from '#app/domain/calendar/working-days.ts'
import { objectionOutcomes, rejectionCodes } from '#app/domain/objection/forms.ts'
import { objectionStatuses } from '#app/domain/objection/lifecycle.ts'
import { objectionForms } from '#app/domain/rules/rule-pack.ts'
import { enumText, id, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { bids } from './bid.ts'
import { challenges } from './challenge.ts'
import { organisations } from './organisation.ts'

/** Proposals for the award (定榜建议), before they stand under notice: who wins, who is in reserve, and why. */
export const proposals = table(
	'proposals',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		/** Counts the proposals of one challenge, from 1. */
		number: integer().notNull(),
		status: enumText(proposalStatuses).notNull(),
		/** Why these and not others; public with the notice. */
		reason: text().notNull(),
		madeAt: instant().notNull(),
		madeByUserId: text().references(() => users.id),
		/** When it was published, refused or withdrawn. */
		settledAt: instant(),
	},
	(t) => [
		uniqueIndex('proposals_challenge').on(t.challengeId, t.number),
		uniqueIndex('proposals_one_a_challenge').on(t.challengeId).where(sql`status in ('open', 'published')`),
		index('proposals_maker').on(t.madeByUserId),
		oneOf('proposals_status', t.status, proposalStatuses),
	],
)

/** The bids of a proposal: winners (several in a race) and reserves (候补), each in their order, with what became of them. */
export const proposalPlaces = table(
	'proposal_places',
	{
		proposalId: text()
			.notNull()
			.references(() => proposals.id, { onDelete: 'cascade' }),
		bidId: text()
			.notNull()
			.references(() => bids.id),
		role: enumText(placeRoles).notNull(),
		/** From 1 within its role. */
		place: integer().notNull(),
		refusedAt: instant(),
		refusedByUserId: text().references(() => users.id),
		/** Why the winner gave up. */
		refusal: text().notNull().default(''),
	},
	(t) => [
		primaryKey({ columns: [t.proposalId, t.bidId] }),
		uniqueIndex('proposal_places_order').on(t.proposalId, t.role, t.place),
		index('proposal_places_bid').on(t.bidId),
		index('proposal_places_refuser').on(t.refusedByUserId),
		oneOf('proposal_places_role', t.role, placeRoles),
	],
)

/** Proposed awards (拟定榜) with their public notices (公示). */
export const awards = table(
	'awards',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		bidId: text()
			.notNull()
			.references(() => bids.id),
		status: enumText(awardStatuses).notNull(),
		reason: text().notNull(),
		/** The days of the notice as they are counted now. */
		period: json<Period>().notNull(),
		/** When the award becomes final; none while an objection stops the clock. */
		noticeEndsAt: instant(),
		/** Days the notice still owes while it is stopped. */
		daysLeft: integer(),
		proposedAt: instant().notNull(),
		proposedByUserId: text().references(() => users.id),
		/** When it became final, or was taken back. */
		settledAt: instant(),
	},
	(t) => [
		index('awards_challenge').on(t.challengeId, t.proposedAt),
		uniqueIndex('awards_one_a_challenge').on(t.challengeId).where(sql`status in ('noticed', 'stopped', 'final')`),
		index('awards_due').on(t.status, t.noticeEndsAt),
		index('awards_bid').on(t.bidId),
		index('awards_proposer').on(t.proposedByUserId),
		oneOf('awards_status', t.status, awardStatuses),
	],
)

/** Objections (异议). Who objects is for the bureau alone. */
export const objections = table(
	'objections',
	{
		id: id(),
		awardId: text()
			.notNull()
			.references(() => awards.id),
		/** Counts the objections to one award, from 1; what others call it. */
		number: integer().notNull(),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		userId: text()
			.notNull()
			.references(() => users.id),
		form: enumText(objectionForms).notNull(),
		statement: text().notNull(),
		status: enumText(objectionStatuses).notNull(),
		filedAt: instant().notNull(),
		/** By when the bureau's next step is due, with the days it was counted from. */
		dueAt: instant(),
		duePeriod: json<Period>(),
		rejectionCode: enumText(rejectionCodes),
		outcome: enumText(objectionOutcomes),
		/** What the bureau answered; public once decided, for the objector where rejected. */
		answer: text().notNull().default(''),
		settledAt: instant(),
		settledByUserId: text().references(() => users.id),
		/** The evidence, or the stamped letter. */
		storageName: text(),
		fileName: text(),
		mediaType: text(),
		size: integer(),
	},
	(t) => [
		uniqueIndex('objections_award').on(t.awardId, t.number),
		index('objections_due').on(t.status, t.dueAt, t.id),
		index('objections_user').on(t.userId, t.filedAt),
		index('objections_organisation').on(t.organisationId),
		index('objections_settler').on(t.settledByUserId),
		oneOf('objections_status', t.status, objectionStatuses),
		oneOf('objections_form', t.form, objectionForms),
		oneOf('objections_outcome', t.outcome, objectionOutcomes),
		oneOf('objections_rejection', t.rejectionCode, rejectionCodes),
	],
)

/** Anonymous tips (匿名线索) to the bureau; nothing of the sender is kept. */
export const tips = table(
	'tips',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		statement: text().notNull(),
		leftAt: instant().notNull(),
		readAt: instant(),
		readByUserId: text().references(() => users.id),
	},
	(t) => [index('tips_challenge').on(t.challengeId, t.leftAt), index('tips_left').on(t.leftAt, t.id), index('tips_reader').on(t.readByUserId)],
)
