import { bidStatuses } from '#app/domain/bid/lifecycle.ts'
import { boolean, enumText, id, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { challenges, indicators } from './challenge.ts'
import { organisations } from './organisation.ts'

/** One a bidder and challenge; its content lives in versions. */
export const bids = table(
	'bids',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		status: enumText(bidStatuses).notNull(),
		/** When the standing version was sealed. */
		sealedAt: instant(),
		/** Given back at submission; names the bid on its receipt. */
		receiptCode: text(),
		/** What the issuer tells this bidder about its decision; empty when it gave no reason of their own. */
		outcomeReason: text().notNull().default(''),
		/** The number of the last clarification its standing version was confirmed against. */
		confirmedClarification: integer().notNull().default(0),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('bids_challenge_organisation').on(t.challengeId, t.organisationId),
		uniqueIndex('bids_receipt').on(t.receiptCode),
		index('bids_challenge_status').on(t.challengeId, t.status),
		index('bids_organisation').on(t.organisationId, t.updatedAt, t.id),
		oneOf('bids_status', t.status, bidStatuses),
	],
)

/** The content of a bid. The highest number without `sealedAt` is the working draft; the highest with it stands. */
export const bidVersions = table(
	'bid_versions',
	{
		id: id(),
		bidId: text()
			.notNull()
			.references(() => bids.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		/** 技术方案与路线 */
		approach: text().notNull().default(''),
		/** 团队 */
		team: text().notNull().default(''),
		/** 研究基础 */
		foundation: text().notNull().default(''),
		/** 进度安排 */
		schedule: text().notNull().default(''),
		/** 报价, in fen */
		priceFen: integer(),
		savedAt: instant().notNull(),
		savedByUserId: text().references(() => users.id),
		sealedAt: instant(),
		/** Counts the saves of this version; a form names the one it was loaded with. */
		revision: integer().notNull().default(0),
		/** The revision in which each field changed last, so that two colleagues do not overwrite one another unseen. */
		fieldRevisions: json<Record<string, number>>().notNull().default({}),
	},
	(t) => [uniqueIndex('bid_versions_bid').on(t.bidId, t.number), index('bid_versions_saver').on(t.savedByUserId)],
)

/** The pledge (军令状): a promised value for each indicator of the challenge. */
export const promises = table(
	'promises',
	{
		versionId: text()
			.notNull()
			.references(() => bidVersions.id, { onDelete: 'cascade' }),
		indicatorId: text()
			.notNull()
			.references(() => indicators.id),
		value: text().notNull(),
		note: text().notNull().default(''),
	},
	(t) => [primaryKey({ columns: [t.versionId, t.indicatorId] }), index('promises_indicator').on(t.indicatorId)],
)

/** An uploaded file; its bytes stand outside the web root under `storageName`. */
export const files = table(
	'files',
	{
		id: id(),
		bidId: text()
			.notNull()
			.references(() => bids.id, { onDelete: 'cascade' }),
		storageName: text().notNull(),
		originalName: text().notNull(),
		/** Found by looking at the content, never taken from the sender. */
		mediaType: text().notNull(),
		size: integer().notNull(),
		sha256: text().notNull(),
		uploadedByUserId: text().references(() => users.id),
		uploadedAt: instant().notNull(),
	},
	(t) => [uniqueIndex('files_storage_name').on(t.storageName), index('files_bid').on(t.bidId, t.uploadedAt), index('files_uploader').on(t.uploadedByUserId)],
)

export const bidVersionFiles = table(
	'bid_version_files',
	{
		versionId: text()
			.notNull()
			.references(() => bidVersions.id, { onDelete: 'cascade' }),
		fileId: text()
			.notNull()
			.references(() => files.id, { onDelete: 'cascade' }),
	},
	(t) => [primaryKey({ columns: [t.versionId, t.fileId] }), index('bid_version_files_file').on(t.fileId)],
)
