import { and, eq, gt, inArray, isNull, lte, ne, notExists, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { openObjections } from '#app/domain/objection/lifecycle.ts'
import type { Db } from '#db/client.ts'
import {
	awards,
	bids,
	chains,
	challengeLists,
	challenges,
	clarifications,
	evaluations,
	experts,
	follows,
	notifications,
	objections,
	organisations,
	panelSeats,
	panels,
	questions,
	reviews,
	scoreSheets,
	users,
} from '#db/schema/index.ts'
import { isMember, personColumns } from './person-repository.ts'

/** The step of a reminder, and the span its deadlines lie in: after `after`, up to and with `until`. */
type Span = { step: string; after: Date; until: Date }

/** The most reminders one query answers; the next run finds the rest, for who was told drops out. */
const most = 2000

/** Says the same reminder only once: what it is of, its deadline, and the step. A deadline that moved makes it another. */
function keyOf(name: string, id: SQLWrapper, dueAt: SQLWrapper, step: string): SQL<string> {
	return sql<string>`${sql.raw(`'${name}:'`)} || ${id} || ':' || ${dueAt} || ${sql.raw(`':${step}'`)}`
}

const isUntold = (db: Db, key: SQL) =>
	notExists(
		db
			.select({ id: notifications.id })
			.from(notifications)
			.where(and(eq(notifications.userId, users.id), eq(notifications.key, key))),
	)

type Due = typeof challenges.bidsCloseAt | typeof questions.dueAt | typeof reviews.dueAt | typeof objections.dueAt | typeof evaluations.dueAt
const within = (dueAt: Due, { after, until }: Span) => and(gt(dueAt, after), lte(dueAt, until))
const challengeWords = { code: challenges.code, title: challenges.title }

const closing = (db: Db, key: SQL<string>) =>
	db
		.select({ ...personColumns, key, dueAt: challenges.bidsCloseAt, ...challengeWords })
		.from(challenges)
		.$dynamic()

/** Followers of challenges that close in the span and who were not reminded of it; at most 2,000. */
export async function listFollowersOfClosing(db: Db, span: Span) {
	const key = keyOf('closes', challenges.id, challenges.bidsCloseAt, span.step)
	return closing(db, key)
		.innerJoin(follows, and(eq(follows.kind, 'challenge'), eq(follows.target, challenges.id)))
		.innerJoin(users, eq(users.id, follows.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(and(eq(challenges.status, 'open'), within(challenges.bidsCloseAt, span), isUntold(db, key)))
		.orderBy(challenges.bidsCloseAt, challenges.id, users.id)
		.limit(most)
}

/** The people of organisations with a draft, or a bid not confirmed since the last clarification, on such challenges; at most 2,000. */
export async function listBiddersOfClosing(db: Db, span: Span) {
	const key = keyOf('closes', challenges.id, challenges.bidsCloseAt, span.step)
	const later = db
		.select({ id: clarifications.id })
		.from(clarifications)
		.where(and(eq(clarifications.challengeId, bids.challengeId), gt(clarifications.number, bids.confirmedClarification)))
	const isUnfinished = or(eq(bids.status, 'draft'), and(eq(bids.status, 'sealed'), sql`exists ${later}`))
	return closing(db, key)
		.innerJoin(bids, eq(bids.challengeId, challenges.id))
		.innerJoin(users, and(isMember, eq(users.organisationId, bids.organisationId)))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(and(eq(challenges.status, 'open'), within(challenges.bidsCloseAt, span), isUnfinished, isUntold(db, key)))
		.orderBy(challenges.bidsCloseAt, challenges.id, users.id)
		.limit(most)
}

/** Followers of lists with challenges that close in the span, once a list and deadline; at most 2,000. */
export async function listFollowersOfClosingLists(db: Db, span: Span) {
	const key = keyOf('closes-list', challengeLists.id, challenges.bidsCloseAt, span.step)
	return db
		.selectDistinct({
			...personColumns,
			key,
			dueAt: challenges.bidsCloseAt,
			code: challengeLists.code,
			title: challengeLists.title,
			titleEn: challengeLists.titleEn,
		})
		.from(challenges)
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.innerJoin(follows, and(eq(follows.kind, 'list'), eq(follows.target, challengeLists.id)))
		.innerJoin(users, eq(users.id, follows.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(and(eq(challenges.status, 'open'), within(challenges.bidsCloseAt, span), isUntold(db, key)))
		.orderBy(challenges.bidsCloseAt, challengeLists.code, users.id)
		.limit(most)
}

/** The people of issuers with a question to answer that is due in the span; at most 2,000. */
export async function listAnswersDue(db: Db, span: Span) {
	const key = keyOf('answer', questions.id, questions.dueAt, span.step)
	return db
		.select({ ...personColumns, key, dueAt: questions.dueAt, ...challengeWords, challenge: challenges, origin: challengeLists.origin })
		.from(questions)
		.innerJoin(challenges, eq(challenges.id, questions.challengeId))
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.innerJoin(organisations, eq(organisations.id, challenges.issuerOrganisationId))
		.innerJoin(users, and(isMember, eq(users.organisationId, organisations.id)))
		.where(and(isNull(questions.answer), within(questions.dueAt, span), inArray(challenges.status, ['open', 'suspended', 'closed']), isUntold(db, key)))
		.orderBy(questions.dueAt, questions.id, users.id)
		.limit(most)
}

/** Whoever makes the next step of a review that is due in the span: the chain lead, or the broker who was asked; at most 2,000. */
export async function listReviewsDue(db: Db, span: Span) {
	const key = keyOf('review', reviews.id, reviews.dueAt, span.step)
	const isAsked = or(
		and(eq(reviews.status, 'waiting'), eq(organisations.id, chains.leadOrganisationId)),
		and(eq(reviews.status, 'diagnosing'), eq(organisations.id, reviews.brokerOrganisationId)),
	)
	return db
		.select({ ...personColumns, key, dueAt: reviews.dueAt, ...challengeWords, challenge: challenges, origin: challengeLists.origin })
		.from(reviews)
		.innerJoin(challenges, eq(challenges.id, reviews.challengeId))
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.innerJoin(chains, eq(chains.slug, challenges.chainSlug))
		.innerJoin(organisations, isAsked)
		.innerJoin(users, and(isMember, eq(users.organisationId, organisations.id)))
		.where(and(inArray(reviews.status, ['waiting', 'diagnosing']), within(reviews.dueAt, span), isUntold(db, key)))
		.orderBy(reviews.dueAt, reviews.id, users.id)
		.limit(most)
}

/** The officers of the bureau whose next step on an objection is due in the span; at most 2,000. */
export async function listObjectionsDue(db: Db, span: Span) {
	const key = keyOf('objection', objections.id, objections.dueAt, span.step)
	const objection = { id: objections.id, organisationId: objections.organisationId }
	return db
		.select({ ...personColumns, key, dueAt: objections.dueAt, ...challengeWords, challengeId: challenges.id, citySlug: challenges.citySlug, objection })
		.from(objections)
		.innerJoin(awards, eq(awards.id, objections.awardId))
		.innerJoin(challenges, eq(challenges.id, awards.challengeId))
		.innerJoin(organisations, and(eq(organisations.kind, 'bureau'), eq(organisations.citySlug, challenges.citySlug)))
		.innerJoin(users, and(isMember, eq(users.organisationId, organisations.id)))
		.where(and(inArray(objections.status, [...openObjections]), within(objections.dueAt, span), isUntold(db, key)))
		.orderBy(objections.dueAt, objections.id, users.id)
		.limit(most)
}

/** Experts with a sheet that is not in, of an evaluation whose sheets are due in the span; at most 2,000. */
export async function listSheetsDue(db: Db, span: Span) {
	const key = keyOf('sheets', evaluations.id, evaluations.dueAt, span.step)
	const { id: challengeId, code, title } = challenges
	return db
		.selectDistinct({ ...personColumns, key, dueAt: evaluations.dueAt, code, title, challengeId, evaluationId: evaluations.id })
		.from(evaluations)
		.innerJoin(panels, and(eq(panels.id, evaluations.panelId), eq(panels.status, 'drawn')))
		.innerJoin(challenges, and(eq(challenges.id, evaluations.challengeId), eq(challenges.status, 'evaluating')))
		.innerJoin(scoreSheets, and(eq(scoreSheets.evaluationId, evaluations.id), ne(scoreSheets.status, 'submitted')))
		.innerJoin(panelSeats, and(eq(panelSeats.id, scoreSheets.seatId), eq(panelSeats.status, 'accepted')))
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.innerJoin(users, eq(users.id, experts.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(and(eq(evaluations.status, 'scoring'), within(evaluations.dueAt, span), isUntold(db, key)))
		.orderBy(evaluations.dueAt, evaluations.id, users.id)
		.limit(most)
}
