import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { Db, Tx } from '#db/client.ts'
import { challengeLists, challenges, organisations } from '#db/schema/index.ts'
import * as DemandRepository from './demand-repository.ts'

/** The standing collection of a chain's demands; undefined while nobody wrote one. */
export async function findCollection(db: Db, chainSlug: string) {
	const [row] = await db
		.select()
		.from(challengeLists)
		.where(and(eq(challengeLists.chainSlug, chainSlug), eq(challengeLists.isCollection, true)))
		.orderBy(asc(challengeLists.createdAt), asc(challengeLists.id))
		.limit(1)
	return row
}

/** The demands of a list in these statuses, the approved ones first; at most 500. */
export async function listDemands(db: Db, listId: string, statuses: readonly ChallengeStatus[]) {
	return db
		.select({ code: challenges.code, title: challenges.title, status: challenges.status, issuer: { name: organisations.name, nameEn: organisations.nameEn } })
		.from(challenges)
		.innerJoin(organisations, eq(organisations.id, challenges.issuerOrganisationId))
		.where(and(eq(challenges.listId, listId), inArray(challenges.status, [...statuses])))
		.orderBy(asc(challenges.status), asc(challenges.position), asc(challenges.id))
		.limit(500)
}

/** Draft lists of a chain, collections included, for what is moved; at most 200. */
export async function listDrafts(db: Db, chainSlug: string) {
	return db
		.select({ code: challengeLists.code, title: challengeLists.title, titleEn: challengeLists.titleEn, isCollection: challengeLists.isCollection })
		.from(challengeLists)
		.where(and(eq(challengeLists.chainSlug, chainSlug), eq(challengeLists.status, 'draft')))
		.orderBy(asc(challengeLists.code), asc(challengeLists.id))
		.limit(200)
}

/** Those challenges of a list that bear these codes, in its order; at most 500. */
export async function listOfCodes(db: Db, listId: string, codes: readonly string[]) {
	return db
		.select({ id: challenges.id, code: challenges.code, status: challenges.status, chainSlug: challenges.chainSlug, sourceKey: challenges.sourceKey })
		.from(challenges)
		.where(and(eq(challenges.listId, listId), inArray(challenges.code, [...codes])))
		.orderBy(asc(challenges.position), asc(challenges.id))
		.limit(500)
}

/** Which of these identities at a source a list already has. */
export async function listTakenKeys(db: Db, listId: string, sourceKeys: readonly string[]): Promise<ReadonlySet<string>> {
	const rows = await db
		.select({ sourceKey: challenges.sourceKey })
		.from(challenges)
		.where(and(eq(challenges.listId, listId), inArray(challenges.sourceKey, [...sourceKeys])))
		.orderBy(asc(challenges.id))
		.limit(500)
	return new Set(rows.flatMap(({ sourceKey }) => sourceKey ?? []))
}

/** The challenges of a list in its order; at most 5,000. */
export async function listOrder(db: Db, listId: string): Promise<{ id: string; code: string; position: number }[]> {
	return db
		.select({ id: challenges.id, code: challenges.code, position: challenges.position })
		.from(challenges)
		.where(eq(challenges.listId, listId))
		.orderBy(asc(challenges.position), asc(challenges.id))
		.limit(5000)
}

/** Puts challenges at the end of a list, in the given order. */
export async function moveToList(tx: Tx, challengeIds: readonly string[], listId: string): Promise<void> {
	const last = await DemandRepository.lastPosition(tx, listId)
	const at = challengeIds.map((id, index) => ({ id, position: last + index + 1 }))
	await setPlaces(tx, at, { listId })
}

/** Writes places of challenges. */
export async function setPlaces(tx: Tx, places: readonly { id: string; position: number }[], { listId }: { listId?: string } = {}): Promise<void> {
	for (let at = 0; at < places.length; at += 200) {
		const batch = places.slice(at, at + 200)
		const cases = batch.map(({ id, position }) => sql`when ${challenges.id} = ${id} then cast(${position} as integer)`)
		await tx
			.update(challenges)
			.set({ position: sql`case ${sql.join(cases, sql` `)} else ${challenges.position} end`, ...(listId ? { listId } : {}) })
			.where(
				inArray(
					challenges.id,
					batch.map(({ id }) => id),
				),
			)
	}
}
