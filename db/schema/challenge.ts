import { unfilledReasons } from '#app/domain/award/unfilled.ts'
import { challengeKinds, contentLanguages, solutionModes } from '#app/domain/challenge/challenge.ts'
import { comparators } from '#app/domain/challenge/indicator.ts'
import { challengeStatuses } from '#app/domain/challenge/lifecycle.ts'
import { citySlugs } from '#app/domain/organisation/organisation.ts'
import type { RulePack } from '#app/domain/rules/rule-pack.ts'
import { boolean, enumText, id, index, instant, integer, json, oneOf, serial, table, text, uniqueIndex } from '../kit.ts'
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
