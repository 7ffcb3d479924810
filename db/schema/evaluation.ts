import { blindOutcomes, evaluationStatuses, type Judgement, sheetStatuses } from '#app/domain/evaluation/lifecycle.ts'
import { enumText, id, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { bids, files } from './bid.ts'
import { challenges } from './challenge.ts'
import { panelSeats, panels } from './judging.ts'

/** What the panel reads of a bid (匿名评审材料): under which code, and what its screener had masked besides. */
export const blindPackages = table(
	'blind_packages',
	{
		bidId: text()
			.primaryKey()
			.references(() => bids.id, { onDelete: 'cascade' }),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		/** What the panel calls the bid; unique within its challenge. */
		code: text().notNull(),
		/** Further words the screener had masked. */
		words: json<string[]>().notNull().default([]),
		preparedAt: instant().notNull(),
		passedAt: instant(),
		passedByUserId: text().references(() => users.id),
	},
	(t) => [uniqueIndex('blind_packages_challenge').on(t.challengeId, t.code), index('blind_packages_passer').on(t.passedByUserId)],
)

/** A file of a bid in its blind package; the masked bytes stand encrypted under `storageName`, where there are any. */
export const blindFiles = table(
	'blind_files',
	{
		bidId: text()
			.notNull()
			.references(() => blindPackages.bidId, { onDelete: 'cascade' }),
		fileId: text()
			.notNull()
			.references(() => files.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		/** What the panel calls the file. */
		name: text().notNull(),
		outcome: enumText(blindOutcomes).notNull(),
		/** Codes of what was found in it. */
		findings: json<string[]>().notNull().default([]),
		storageName: text(),
		/** Size and SHA-256 of the masked plain bytes. */
		size: integer(),
		sha256: text(),
		decidedAt: instant(),
		decidedByUserId: text().references(() => users.id),
	},
	(t) => [
		primaryKey({ columns: [t.bidId, t.fileId] }),
		index('blind_files_file').on(t.fileId),
		uniqueIndex('blind_files_storage').on(t.storageName),
		index('blind_files_decider').on(t.decidedByUserId),
		oneOf('blind_files_outcome', t.outcome, blindOutcomes),
	],
)

/** Evaluations (评榜) of a challenge; the next one follows an objection that was upheld. */
export const evaluations = table(
	'evaluations',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		/** Counts the evaluations of one challenge, from 1. */
		number: integer().notNull(),
		panelId: text()
			.notNull()
			.references(() => panels.id),
		status: enumText(evaluationStatuses).notNull(),
		beganAt: instant().notNull(),
		beganByUserId: text().references(() => users.id),
		/** Until when every sheet is due. */
		dueAt: instant().notNull(),
		lockedAt: instant(),
		lockedByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('evaluations_challenge').on(t.challengeId, t.number),
		index('evaluations_panel').on(t.panelId),
		index('evaluations_due').on(t.status, t.dueAt, t.id),
		index('evaluations_beginner').on(t.beganByUserId),
		index('evaluations_locker').on(t.lockedByUserId),
		oneOf('evaluations_status', t.status, evaluationStatuses),
	],
)

/** Score sheets (评分表): what one expert holds of one bid. */
export const scoreSheets = table(
	'score_sheets',
	{
		id: id(),
		evaluationId: text()
			.notNull()
			.references(() => evaluations.id, { onDelete: 'cascade' }),
		seatId: text()
			.notNull()
			.references(() => panelSeats.id),
		bidId: text()
			.notNull()
			.references(() => bids.id),
		status: enumText(sheetStatuses).notNull(),
		/** Points from 0 to 100 by the number of the criterion, from 0. */
		points: json<Record<string, number>>().notNull().default({}),
		/** By indicator. */
		judgements: json<Record<string, Judgement>>().notNull().default({}),
		/** Ciphertext of the comments, bound to this row; empty until there are any. */
		comments: text().notNull().default(''),
		/** Hundredths of a point; none until it is submitted for the first time. */
		total: integer(),
		/** Ciphertext of why it lies far from the others; empty until it is said. */
		note: text().notNull().default(''),
		/** Counts the saves; a form names the one it was loaded with. */
		revision: integer().notNull().default(0),
		/** The save in which each field changed last. */
		fieldRevisions: json<Record<string, number>>().notNull().default({}),
		savedAt: instant().notNull(),
		submittedAt: instant(),
	},
	(t) => [
		uniqueIndex('score_sheets_evaluation').on(t.evaluationId, t.bidId, t.seatId),
		index('score_sheets_seat').on(t.seatId, t.evaluationId),
		index('score_sheets_bid').on(t.bidId),
		oneOf('score_sheets_status', t.status, sheetStatuses),
	],
)

/** Every version of a score sheet that was submitted, with why the next one was opened. */
export const sheetVersions = table(
	'sheet_versions',
	{
		id: id(),
		sheetId: text()
			.notNull()
			.references(() => scoreSheets.id, { onDelete: 'cascade' }),
		/** From 1. */
		number: integer().notNull(),
		/** Ciphertext of what was submitted, as canonical JSON with its salt. */
		content: text().notNull(),
		/** SHA-256 of that canonical JSON, in hex. */
		hash: text().notNull(),
		total: integer().notNull(),
		submittedAt: instant().notNull(),
		/** Its place in the public log. */
		logIndex: integer(),
		reopenedAt: instant(),
		reopenReason: text().notNull().default(''),
	},
	(t) => [uniqueIndex('sheet_versions_sheet').on(t.sheetId, t.number)],
)

/** Defence sessions (答辩) of shortlisted bids. */
export const defenceSessions = table(
	'defence_sessions',
	{
		id: id(),
		evaluationId: text()
			.notNull()
			.references(() => evaluations.id, { onDelete: 'cascade' }),
		bidId: text()
			.notNull()
			.references(() => bids.id),
		startsAt: instant().notNull(),
		endsAt: instant().notNull(),
		place: text().notNull(),
		setAt: instant().notNull(),
		setByUserId: text().references(() => users.id),
		/** Ciphertext of what was asked and answered; empty until it is written. */
		minutes: text().notNull().default(''),
		minutesAt: instant(),
		minutesByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('defence_sessions_evaluation').on(t.evaluationId, t.bidId),
		index('defence_sessions_bid').on(t.bidId),
		index('defence_sessions_setter').on(t.setByUserId),
		index('defence_sessions_writer').on(t.minutesByUserId),
	],
)
