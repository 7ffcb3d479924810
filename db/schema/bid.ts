import { partnerStatuses } from '#app/domain/bid/consortium.ts'
import { bidStatuses } from '#app/domain/bid/lifecycle.ts'
import { boolean, enumText, id, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { challenges } from './challenge.ts'
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
		/** What its bidder can learn from the decision; it reads that from the notice on. */
		feedback: text().notNull().default(''),
		/** The number of the last clarification its standing version was confirmed against. */
		confirmedClarification: integer().notNull().default(0),
		/** Why its opening failed, while it is `failed` or `void`; and until when the bidder's own key may still open it. */
		failure: text(),
		recoveryEndsAt: instant(),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('bids_challenge_organisation').on(t.challengeId, t.organisationId),
		uniqueIndex('bids_receipt').on(t.receiptCode),
		index('bids_recovery').on(t.status, t.recoveryEndsAt),
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
		/** Ciphertext of what the version says, bound to this row; empty only in rows from before contents were encrypted. */
		content: text().notNull().default(''),
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

/** An uploaded file; its bytes stand encrypted outside the web root under `storageName`. Size and SHA-256 are those of the plain bytes. */
export const files = table(
	'files',
	{
		id: id(),
		bidId: text()
			.notNull()
			.references(() => bids.id, { onDelete: 'cascade' }),
		storageName: text().notNull(),
		/** Ciphertext of the name it was sent under, bound to this row. */
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

/** The other organisations of a consortium. What each does and gets stands in the content of the bid, `partners`, and never here. */
export const bidPartners = table(
	'bid_partners',
	{
		bidId: text()
			.notNull()
			.references(() => bids.id, { onDelete: 'cascade' }),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		status: enumText(partnerStatuses).notNull(),
		/** The revision of the bid's `partners` that it confirmed; a later change asks anew. */
		confirmedRevision: integer(),
		answeredAt: instant(),
		answeredByUserId: text().references(() => users.id),
		invitedAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.bidId, t.organisationId] }),
		index('bid_partners_organisation').on(t.organisationId, t.invitedAt),
		index('bid_partners_answerer').on(t.answeredByUserId),
		oneOf('bid_partners_status', t.status, partnerStatuses),
	],
)

/** In which bid an organisation stands, as lead from its sealing or as partner from its confirmation: one a challenge. */
export const bidSeats = table(
	'bid_seats',
	{
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		bidId: text()
			.notNull()
			.references(() => bids.id, { onDelete: 'cascade' }),
	},
	(t) => [primaryKey({ columns: [t.challengeId, t.organisationId] }), index('bid_seats_bid').on(t.bidId), index('bid_seats_organisation').on(t.organisationId)],
)

/** Stored bytes that no row carries any more and that a job removes; written in the unit of work that lets go of them. */
export const discardedFiles = table(
	'discarded_files',
	{
		storageName: text().primaryKey(),
		discardedAt: instant().notNull(),
	},
	(t) => [index('discarded_files_at').on(t.discardedAt)],
)
