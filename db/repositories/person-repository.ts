import { and, eq, gt, inArray, max, ne, or, type SQL } from 'drizzle-orm'
import type { Language } from '#app/domain/account/account.ts'
import type { FollowKind } from '#app/domain/notification/notification.ts'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import { type Account, type Member, memberOf } from '#app/domain/permission/actor.ts'
import type { Db } from '#db/client.ts'
import { bids, brokers, ceremonies, chains, challenges, experts, follows, holders, organisations, panelSeats, panels, users } from '#db/schema/index.ts'

/** Someone who can be told: the actor they sign in as, and the language of their mail. */
export type Person = { member: Member; language: Language }

/** The most people one organisation, or one challenge by its bidders, is told through. */
const most = 5000

/** What an actor is made of. */
export const memberColumns = {
	userId: users.id,
	name: users.name,
	email: users.email,
	isMember: users.isMember,
	isAdministrator: users.isAdministrator,
	organisation: {
		id: organisations.id,
		slug: organisations.slug,
		name: organisations.name,
		kind: organisations.kind,
		status: organisations.status,
		citySlug: organisations.citySlug,
	},
}
export const personColumns = { ...memberColumns, language: users.language }
export type PersonRow = Account & { language: Language }

/** People as the actors they sign in as: one query for the chains that all their organisations lead, one for those that are brokers. */
export async function asMembers(db: Db, rows: readonly PersonRow[]): Promise<Map<string, Person>> {
	const institutes = [...new Set(rows.flatMap(({ organisation }) => (organisation.kind === 'institute' ? [organisation.id] : [])))]
	const led =
		institutes.length === 0
			? []
			: await db
					.select({ slug: chains.slug, organisationId: chains.leadOrganisationId })
					.from(chains)
					.where(inArray(chains.leadOrganisationId, institutes))
					.orderBy(chains.slug)
					.limit(500)
	const organisationIds = [...new Set(rows.map(({ organisation }) => organisation.id))]
	const named = new Set((await listBrokers(db, organisationIds)).map(({ id }) => id))
	return new Map(
		rows.map(({ language, ...person }) => {
			const ledChains = led.flatMap(({ slug, organisationId }) => (organisationId === person.organisation.id ? [slug] : []))
			return [person.userId, { language, member: memberOf(person, ledChains, named.has(person.organisation.id)) }]
		}),
	)
}

async function listBrokers(db: Db, organisationIds: readonly string[]) {
	if (organisationIds.length === 0) return []
	return db
		.select({ id: brokers.organisationId })
		.from(brokers)
		.where(inArray(brokers.organisationId, [...organisationIds]))
		.orderBy(brokers.organisationId)
		.limit(most)
}

/** Of those who act for an organisation; who works there and no more is told nothing of it. */
export const isMember = eq(users.isMember, true)

const selectPeople = (db: Db) => db.select(personColumns).from(users).innerJoin(organisations, eq(organisations.id, users.organisationId))

async function listWhere(db: Db, condition: SQL | undefined): Promise<PersonRow[]> {
	return selectPeople(db).where(condition).orderBy(users.id).limit(most)
}

/** The people of an organisation; at most 5,000. */
export async function listOfOrganisation(db: Db, organisationId: string): Promise<PersonRow[]> {
	return listWhere(db, and(isMember, eq(users.organisationId, organisationId)))
}

/** One person by their key, as a list; empty when there is none. */
export async function listOfUser(db: Db, userId: string): Promise<PersonRow[]> {
	return listWhere(db, eq(users.id, userId))
}

/** The officers of a city's bureau; at most 5,000. */
export async function listOfBureau(db: Db, citySlug: CitySlug): Promise<PersonRow[]> {
	return listWhere(db, and(isMember, eq(organisations.kind, 'bureau'), eq(organisations.citySlug, citySlug)))
}

/** The people of the institute that leads a chain; at most 5,000. */
export async function listOfLead(db: Db, chainSlug: string): Promise<PersonRow[]> {
	return selectPeople(db)
		.innerJoin(chains, eq(chains.leadOrganisationId, organisations.id))
		.where(and(isMember, eq(chains.slug, chainSlug)))
		.orderBy(users.id)
		.limit(most)
}

/** The people of the organisations with a bid or a draft on a challenge that they have not taken back; at most 5,000. */
export async function listOfBidders(db: Db, challengeId: string): Promise<PersonRow[]> {
	return selectPeople(db)
		.innerJoin(bids, eq(bids.organisationId, organisations.id))
		.where(and(isMember, eq(bids.challengeId, challengeId), ne(bids.status, 'withdrawn')))
		.orderBy(users.id)
		.limit(most)
}

/** The people of the issuers of a list's challenges; at most 5,000. */
export async function listOfIssuers(db: Db, listId: string): Promise<PersonRow[]> {
	const issuers = db.select({ id: challenges.issuerOrganisationId }).from(challenges).where(eq(challenges.listId, listId))
	return listWhere(db, and(isMember, inArray(users.organisationId, issuers)))
}

/** Who holds shares of the opening keys of a list's challenges. */
export async function listOfHolders(db: Db, listId: string): Promise<PersonRow[]> {
	const holding = db
		.select({ id: holders.userId })
		.from(holders)
		.innerJoin(ceremonies, eq(ceremonies.id, holders.ceremonyId))
		.where(eq(ceremonies.listId, listId))
	return listWhere(db, inArray(users.id, holding))
}

/** Who accepted a seat of a challenge's panel that was not dissolved. */
export async function listOfPanel(db: Db, challengeId: string): Promise<PersonRow[]> {
	const newest = db
		.select({ number: max(panels.number) })
		.from(panels)
		.where(eq(panels.challengeId, challengeId))
	const seated = db
		.select({ id: experts.userId })
		.from(panelSeats)
		.innerJoin(panels, eq(panels.id, panelSeats.panelId))
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.where(and(eq(panels.challengeId, challengeId), eq(panels.number, newest), eq(panelSeats.status, 'accepted')))
	return listWhere(db, inArray(users.id, seated))
}

export type Target = { kind: FollowKind; target: string }

/** Who follows any of the targets, with what of it; `limit` follows in the order of people, after those of `afterUserId`. */
export async function listFollowers(db: Db, targets: readonly Target[], { afterUserId, limit }: { afterUserId: string; limit: number }) {
	const any = or(...targets.map(({ kind, target }) => and(eq(follows.kind, kind), eq(follows.target, target))))
	const people = db
		.selectDistinct({ userId: follows.userId })
		.from(follows)
		.where(and(any, gt(follows.userId, afterUserId)))
		.orderBy(follows.userId)
		.limit(limit)
	return db
		.select({ ...personColumns, followed: follows.kind })
		.from(follows)
		.innerJoin(users, eq(users.id, follows.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(and(any, inArray(follows.userId, people)))
		.orderBy(follows.userId, follows.kind)
		.limit(limit * targets.length)
}
