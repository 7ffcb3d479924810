import { sheetKinds } from '#app/crypto/sheet-leaf.ts'
import { submissionKinds } from '#app/crypto/submission-leaf.ts'
import { checkpointReasons } from '#app/domain/log/log.ts'
import { enumText, id, index, instant, integer, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { bids } from './bid.ts'
import { organisations } from './organisation.ts'

/** What was submitted, replaced or withdrawn, in the order of the log; only hashes are public before the opening. */
export const logLeaves = table(
	'log_leaves',
	{
		/** Place in the log, from 0. */
		index: integer().primaryKey(),
		bidId: text()
			.notNull()
			.references(() => bids.id),
		version: integer().notNull(),
		kind: enumText([...submissionKinds, ...sheetKinds]).notNull(),
		/** The leaf as canonical JSON. */
		leaf: text().notNull(),
		at: instant().notNull(),
		/** The checkpoint that its receipt shows. */
		checkpointId: text()
			.notNull()
			.references(() => checkpoints.id),
	},
	(t) => [
		index('log_leaves_bid').on(t.bidId, t.index),
		index('log_leaves_checkpoint').on(t.checkpointId),
		oneOf('log_leaves_kind', t.kind, [...submissionKinds, ...sheetKinds]),
	],
)

/** The complete nodes of the Merkle tree (RFC 6962); written once, never changed. Level 0 are the hashes of leaves. */
export const logNodes = table(
	'log_nodes',
	{
		level: integer().notNull(),
		index: integer().notNull(),
		/** base64 */
		hash: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.level, t.index] })],
)

/** The signed checkpoints of the log, as notes. */
export const checkpoints = table(
	'checkpoints',
	{
		id: id(),
		size: integer().notNull(),
		at: instant().notNull(),
		reason: enumText(checkpointReasons).notNull(),
		note: text().notNull(),
	},
	(t) => [index('checkpoints_at').on(t.at, t.size), index('checkpoints_size').on(t.size), oneOf('checkpoints_reason', t.reason, checkpointReasons)],
)

/** Who signs checkpoints too, on a machine of its own. */
export const witnesses = table(
	'witnesses',
	{
		id: id(),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		/** Public key as text: `name+id+key`. */
		publicKey: text().notNull(),
		addedByUserId: text()
			.notNull()
			.references(() => users.id),
		addedAt: instant().notNull(),
		retiredAt: instant(),
	},
	(t) => [uniqueIndex('witnesses_key').on(t.publicKey), index('witnesses_organisation').on(t.organisationId), index('witnesses_adder').on(t.addedByUserId)],
)

export const cosignatures = table(
	'cosignatures',
	{
		checkpointId: text()
			.notNull()
			.references(() => checkpoints.id),
		witnessId: text()
			.notNull()
			.references(() => witnesses.id),
		/** The signature line of the note. */
		line: text().notNull(),
		at: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.checkpointId, t.witnessId] }), index('cosignatures_witness').on(t.witnessId, t.at)],
)
