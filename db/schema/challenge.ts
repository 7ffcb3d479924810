import { unfilledReasons } from '#app/domain/award/unfilled.ts'
import { challengeKinds, contentLanguages, solutionModes } from '#app/domain/challenge/challenge.ts'
import type { Disclosure } from '#app/domain/challenge/disclosure.ts'
import { comparators } from '#app/domain/challenge/indicator.ts'
import { challengeStatuses } from '#app/domain/challenge/lifecycle.ts'
import { type Criterion, ipTemplates, type Payment } from '#app/domain/challenge/terms.ts'
import type { FieldMark } from '#app/domain/draft/field-mark.ts'
import { citySlugs } from '#app/domain/organisation/organisation.ts'
import type { RulePack } from '#app/domain/rules/rule-pack.ts'
import { boolean, enumText, id, index, instant, integer, json, oneOf, primaryKey, serial, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { challengeLists } from './list.ts'
import { chains, cities, organisations } from './organisation.ts'

export const challenges = table(
	'challenges',
	{
		id: id(),
		code: text().notNull(),
		listId: text()
			.notNull()
			.references(() => challengeLists.id),
		/** Place within its list, from 1. */
		position: integer().notNull(),
		chainSlug: text().references(() => chains.slug),
		issuerOrganisationId: text()
			.notNull()
			.references(() => organisations.id),
		/** The issuer's city, kept here for filters. */
		citySlug: enumText(citySlugs).references(() => cities.slug),
		status: enumText(challengeStatuses).notNull(),
		kind: enumText(challengeKinds).notNull(),
		language: enumText(contentLanguages).notNull().default('zh'),
		title: text().notNull(),
		/** 要解决的问题 */
		problem: text().notNull().default(''),
		/** 国内外现状 */
		stateOfArt: text().notNull().default(''),
		/** 主要研究内容 */
		researchContent: text().notNull().default(''),
		/** 预期目标 */
		goal: text().notNull().default(''),
		/** What of the collected indicators could not be read into rows. */
		indicatorText: text().notNull().default(''),
		/** 交付物 */
		deliverables: text().notNull().default(''),
		/** 揭榜条件 */
		conditions: text().notNull().default(''),
		/** 产权归属 */
		ipRule: text().notNull().default(''),
		/** Which of the four templates `ipRule` words or adds to. */
		ipTemplate: enumText(ipTemplates),
		/** What each side brings along (背景知识产权). */
		backgroundIp: text().notNull().default(''),
		/** 收益分配 */
		incomeSplit: text().notNull().default(''),
		/** Test and trial conditions the issuer offers. */
		offered: text().notNull().default(''),
		acceptanceCriteria: text().notNull().default(''),
		/** 所属领域 / 应用行业 */
		field: text().notNull().default(''),
		keywords: json<string[]>().notNull(),
		solutionMode: enumText(solutionModes),
		/** Fen; none when negotiable (面议) or given in another currency. */
		budgetFen: integer(),
		/** The source's own words where the money is no plain CNY sum: "$100,000". Empty with no `budgetFen`: negotiable. */
		budgetNote: text().notNull().default(''),
		/** Public money within the budget, in fen. */
		publicMoneyFen: integer(),
		/** Who pays what when: shares of the money that add up to 100. */
		payments: json<Payment[]>().notNull().default([]),
		/** Weighted criteria of the evaluation, public and fixed from the release on. */
		criteria: json<Criterion[]>().notNull().default([]),
		/** Who may read which field; what is not named is public. */
		disclosure: json<Disclosure>().notNull().default({}),
		durationMonths: integer(),
		bidsOpenAt: instant(),
		bidsCloseAt: instant(),
		/** When the deadline was last moved later, and the public reason. */
		deadlineMovedAt: instant(),
		deadlineReason: text(),
		/** Until when questions may be asked; set at release. */
		questionsCloseAt: instant(),
		/** The rules that hold for it, frozen at its release; those shipped where none are. */
		rulePack: json<RulePack>(),
		/** Whether the price is sealed apart, under a key of its own, and opened after the technical scores are locked (双信封). */
		hasTwoEnvelopes: boolean().notNull().default(false),
		/** Whether the number of sealed bids is shown before the deadline. */
		showsBidCount: boolean().notNull().default(false),
		/** How many bids stand (sealed, or opened and after); kept by the bid repository whenever a bid moves. */
		bidCount: integer().notNull().default(0),
		/** Contact of the issuer; only for the issuer, the chain lead, its bureau and the office. */
		contactName: text().notNull().default(''),
		contactPhone: text().notNull().default(''),
		contactEmail: text().notNull().default(''),
		/** Address of the original for a foreign challenge. */
		sourceUrl: text(),
		/** Identity of the record at its source, so that a second import recognises it. */
		sourceKey: text(),
		/** Since when it stands suspended. */
		suspendedAt: instant(),
		/** Which time it is listed, from 1; `previousChallengeId` is the round before. */
		round: integer().notNull().default(1),
		previousChallengeId: text(),
		/** Counts the saves of the demand before its release; a form names the one it was loaded with. */
		revision: integer().notNull().default(0),
		/** The save in which each field changed last and whose it was, so that two people do not overwrite one another unseen. */
		fieldRevisions: json<Record<string, FieldMark>>().notNull().default({}),
		savedByUserId: text().references(() => users.id),
		/** When it last went into review. */
		submittedAt: instant(),
		/** The number of its last clarification; 0 while there is none. */
		clarificationCount: integer().notNull().default(0),
		awardedBidId: text(),
		/** The reasons for the award, for declaring it unfilled, for suspending or withdrawing it. */
		decisionReason: text(),
		decidedAt: instant(),
		/** Why nobody was awarded (流榜), when it is unfilled. */
		unfilledReason: enumText(unfilledReasons),
		isDemo: boolean().notNull().default(false),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [
		uniqueIndex('challenges_code').on(t.code),
		uniqueIndex('challenges_previous').on(t.previousChallengeId),
		uniqueIndex('challenges_source').on(t.listId, t.sourceKey),
		index('challenges_list').on(t.listId, t.position),
		index('challenges_facets').on(t.status, t.chainSlug, t.citySlug, t.kind, t.budgetFen, t.bidsCloseAt),
		/** Covers the monitor's one pass over all released challenges. */
		index('challenges_monitor').on(t.bidsOpenAt, t.chainSlug, t.citySlug, t.status, t.bidsCloseAt, t.bidCount, t.showsBidCount, t.budgetFen, t.listId),
		index('challenges_chain_closes').on(t.chainSlug, t.status, t.bidsCloseAt, t.id),
		index('challenges_status_closes').on(t.status, t.bidsCloseAt, t.id),
		index('challenges_city_closes').on(t.citySlug, t.status, t.bidsCloseAt, t.id),
		index('challenges_issuer').on(t.issuerOrganisationId, t.createdAt),
		index('challenges_title').on(t.title),
		index('challenges_saver').on(t.savedByUserId),
		oneOf('challenges_status', t.status, challengeStatuses),
		oneOf('challenges_kind', t.kind, challengeKinds),
	],
)

/** The indicator table (考核指标), the spine from demand to acceptance. */
export const indicators = table(
	'indicators',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		name: text().notNull(),
		comparator: enumText(comparators).notNull(),
		target: text().notNull(),
		targetUpper: text(),
		unit: text().notNull().default(''),
		verification: text().notNull().default(''),
		isMust: boolean().notNull().default(true),
		/** What is reached today, in the same unit. */
		baseline: text().notNull().default(''),
		/** Share of the technical score in whole per cent, where the issuer weighs its indicators. */
		weight: integer(),
	},
	(t) => [uniqueIndex('indicators_challenge').on(t.challengeId, t.position), oneOf('indicators_comparator', t.comparator, comparators)],
)

/** What full-text search reads: bigrams and words of a challenge, see db/search. */
export const challengeSearchDocuments = table(
	'challenge_search_documents',
	{
		id: serial(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id, { onDelete: 'cascade' }),
		terms: text().notNull(),
	},
	(t) => [uniqueIndex('challenge_search_documents_challenge').on(t.challengeId)],
)

/** A file the issuer adds to its demand; its bytes stand outside the web root under `storageName`, which a copy of the demand shares. */
export const challengeFiles = table(
	'challenge_files',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id, { onDelete: 'cascade' }),
		storageName: text().notNull(),
		originalName: text().notNull(),
		/** Found by looking at the content, never taken from the sender. */
		mediaType: text().notNull(),
		size: integer().notNull(),
		sha256: text().notNull(),
		uploadedByUserId: text().references(() => users.id),
		uploadedAt: instant().notNull(),
	},
	(t) => [
		index('challenge_files_storage_name').on(t.storageName),
		index('challenge_files_challenge').on(t.challengeId, t.uploadedAt),
		index('challenge_files_uploader').on(t.uploadedByUserId),
	],
)

/** An organisation that accepted the confidentiality undertaking (保密承诺) of a challenge, with the words it accepted. */
export const undertakings = table(
	'undertakings',
	{
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		userId: text()
			.notNull()
			.references(() => users.id),
		words: text().notNull(),
		acceptedAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.challengeId, t.organisationId] }),
		index('undertakings_organisation').on(t.organisationId),
		index('undertakings_user').on(t.userId),
	],
)
