import { envelopeParts } from '#app/crypto/envelope.ts'
import { suites } from '#app/crypto/suite.ts'
import { ceremonyStatuses, keyLosses } from '#app/domain/seal/ceremony.ts'
import { sealingWays } from '#app/domain/seal/sealing.ts'
import { enumText, id, index, instant, integer, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { bids, bidVersions } from './bid.ts'
import { challenges } from './challenge.ts'
import { challengeLists } from './list.ts'
import { organisations } from './organisation.ts'

/** A person's own key (age recipient), as bidder or holder; the secret half is in a recovery file of theirs and never here. */
export const personKeys = table(
	'person_keys',
	{
		id: id(),
		userId: text()
			.notNull()
			.references(() => users.id),
		recipient: text().notNull(),
		createdAt: instant().notNull(),
		retiredAt: instant(),
		/** Why it is used no more; null while it is. */
		loss: enumText(keyLosses),
	},
	(t) => [
		uniqueIndex('person_keys_recipient').on(t.recipient),
		index('person_keys_user').on(t.userId, t.retiredAt),
		oneOf('person_keys_loss', t.loss, keyLosses),
	],
)

/** The making of the opening keys of a list's challenges, by one person, for three holders. The newest of a list counts. */
export const ceremonies = table(
	'ceremonies',
	{
		id: id(),
		listId: text()
			.notNull()
			.references(() => challengeLists.id),
		status: enumText(ceremonyStatuses).notNull(),
		madeByUserId: text()
			.notNull()
			.references(() => users.id),
		madeAt: instant().notNull(),
		/** What is opened in the test: an envelope sealed to the rehearsal key, base64. */
		rehearsal: text().notNull(),
		/** When two holders opened the rehearsal and all three found their shares right. */
		testedAt: instant(),
	},
	(t) => [
		index('ceremonies_list').on(t.listId, t.madeAt),
		index('ceremonies_maker').on(t.madeByUserId),
		oneOf('ceremonies_status', t.status, ceremonyStatuses),
	],
)

/** Who holds shares, 1 to 3, each of another organisation. */
export const holders = table(
	'holders',
	{
		ceremonyId: text()
			.notNull()
			.references(() => ceremonies.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		keyId: text()
			.notNull()
			.references(() => personKeys.id),
		userId: text()
			.notNull()
			.references(() => users.id),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		/** When the holder's own browser opened every share of theirs and found it right. */
		checkedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.ceremonyId, t.number] }),
		uniqueIndex('holders_organisation').on(t.ceremonyId, t.organisationId),
		index('holders_user').on(t.userId),
		index('holders_key').on(t.keyId),
		index('holders_of_organisation').on(t.organisationId),
	],
)

/** The public half of an opening key: of a part of a challenge's bids, or, without a challenge, of the ceremony's rehearsal. */
export const openingKeys = table(
	'opening_keys',
	{
		id: id(),
		ceremonyId: text()
			.notNull()
			.references(() => ceremonies.id, { onDelete: 'cascade' }),
		challengeId: text().references(() => challenges.id),
		part: enumText(envelopeParts).notNull(),
		suite: enumText(suites).notNull(),
		recipient: text().notNull(),
		/** When the shares of two holders gave the key back and the opening began, and when every bid was dealt with. */
		rebuiltAt: instant(),
		finishedAt: instant(),
	},
	(t) => [
		uniqueIndex('opening_keys_recipient').on(t.recipient),
		index('opening_keys_ceremony').on(t.ceremonyId),
		index('opening_keys_challenge').on(t.challengeId, t.part),
		oneOf('opening_keys_part', t.part, envelopeParts),
		oneOf('opening_keys_suite', t.suite, suites),
	],
)

/** A share of an opening key, sealed to its holder; `given` is the opened share under the data key, from when the holder gave it until the opening is over. */
export const openingShares = table(
	'opening_shares',
	{
		openingKeyId: text()
			.notNull()
			.references(() => openingKeys.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		/** base64 */
		sealedShare: text().notNull(),
		given: text(),
		givenAt: instant(),
	},
	(t) => [primaryKey({ columns: [t.openingKeyId, t.number] })],
)

/** A sealed part of a bid: ciphertext in chunks. Without a version it is still on its way. */
export const sealedParts = table(
	'sealed_parts',
	{
		id: id(),
		bidId: text()
			.notNull()
			.references(() => bids.id, { onDelete: 'cascade' }),
		versionId: text().references(() => bidVersions.id, { onDelete: 'cascade' }),
		openingKeyId: text()
			.notNull()
			.references(() => openingKeys.id),
		part: enumText(envelopeParts).notNull(),
		suite: enumText(suites).notNull(),
		way: enumText(sealingWays).notNull(),
		/** Of the whole ciphertext: SHA-256 in hex, and bytes; as announced, checked when complete. */
		sha256: text().notNull(),
		size: integer().notNull(),
		/** How many bytes have come. */
		received: integer().notNull().default(0),
		startedByUserId: text()
			.notNull()
			.references(() => users.id),
		startedAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('sealed_parts_version').on(t.versionId, t.part),
		index('sealed_parts_bid').on(t.bidId, t.startedAt),
		index('sealed_parts_key').on(t.openingKeyId),
		index('sealed_parts_starter').on(t.startedByUserId),
		oneOf('sealed_parts_part', t.part, envelopeParts),
		oneOf('sealed_parts_suite', t.suite, suites),
		oneOf('sealed_parts_way', t.way, sealingWays),
	],
)

/** A piece of ciphertext, stored outside the web root under `storageName`. */
export const sealedChunks = table(
	'sealed_chunks',
	{
		partId: text()
			.notNull()
			.references(() => sealedParts.id, { onDelete: 'cascade' }),
		/** Place of its first byte in the whole. */
		offset: integer().notNull(),
		size: integer().notNull(),
		storageName: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.partId, t.offset] }), uniqueIndex('sealed_chunks_storage_name').on(t.storageName)],
)

/** What became of each standing bid at the opening; written once, in the same unit of work as its content. */
export const openedParts = table(
	'opened_parts',
	{
		partId: text()
			.primaryKey()
			.references(() => sealedParts.id, { onDelete: 'cascade' }),
		openingKeyId: text()
			.notNull()
			.references(() => openingKeys.id),
		at: instant().notNull(),
		/** Empty when it opened; else the code of the reason. */
		failure: text().notNull().default(''),
	},
	(t) => [index('opened_parts_key').on(t.openingKeyId, t.at)],
)
