import { eq, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { brokers, chains, organisations, sessions, users } from '#db/schema/index.ts'
import { memberColumns } from './person-repository.ts'

type SessionRow = typeof sessions.$inferSelect

const selectWithAccount = prepared('session_with_account', (db) =>
	db
		.select({
			session: sessions,
			...memberColumns,
			brokerId: brokers.organisationId,
		})
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.leftJoin(brokers, eq(brokers.organisationId, organisations.id))
		.where(eq(sessions.id, sql.placeholder('id'))),
)

/** The session with the account and organisation it belongs to, in one read; undefined when there is none. */
export async function findWithAccount(db: Db, id: string) {
	const [row] = await selectWithAccount(db, { id })
	return row
}

const selectLedChains = prepared('led_chains', (db) =>
	db
		.select({ slug: chains.slug })
		.from(chains)
		.where(eq(chains.leadOrganisationId, sql.placeholder('organisationId')))
		.orderBy(chains.slug)
		.limit(50),
)

/** Slugs of the chains an organisation leads; at most 50. */
export async function listLedChains(db: Db, organisationId: string): Promise<string[]> {
	const rows = await selectLedChains(db, { organisationId })
	return rows.map((row) => row.slug)
}

/** The sessions of one account, newest first; at most 100. */
export async function listByUser(db: Db, userId: string): Promise<SessionRow[]> {
	return db.select().from(sessions).where(eq(sessions.userId, userId)).orderBy(sessions.createdAt, sessions.id).limit(100)
}

/** Starts a session. */
export async function insert(tx: Tx, session: SessionRow): Promise<void> {
	await tx.insert(sessions).values(session)
}

/** Moves the sliding limit. */
export async function updateExpiry(tx: Tx, id: string, expiresAt: Date): Promise<void> {
	await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, id))
}

/** Ends one session. */
export async function remove(tx: Tx, id: string): Promise<void> {
	await tx.delete(sessions).where(eq(sessions.id, id))
}

/** Ends every session of an account. */
export async function removeByUser(tx: Tx, userId: string): Promise<void> {
	await tx.delete(sessions).where(eq(sessions.userId, userId))
}

/** Clears away sessions whose limit has passed. */
export async function removeExpired(tx: Tx, now: Date): Promise<void> {
	await tx.delete(sessions).where(lt(sessions.expiresAt, now))
}
