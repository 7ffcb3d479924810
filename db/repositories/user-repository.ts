import { and, eq, inArray } from 'drizzle-orm'
import type { Language } from '#app/domain/account/account.ts'
import type { Db, Tx } from '#db/client.ts'
import { users } from '#db/schema/index.ts'

type UserRow = typeof users.$inferSelect

/** The account of an address (lower case); undefined when there is none. */
export async function findByEmail(db: Db, email: string): Promise<UserRow | undefined> {
	const [row] = await db.select().from(users).where(eq(users.email, email))
	return row
}

/** One account by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<UserRow | undefined> {
	const [row] = await db.select().from(users).where(eq(users.id, id))
	return row
}

/** The names of people by their keys; of at most 100. */
export async function listNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map()
	const rows = await db
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(inArray(users.id, ids.slice(0, 100)))
		.orderBy(users.id)
		.limit(100)
	return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Adds an account. */
export async function insert(tx: Tx, user: Omit<typeof users.$inferInsert, 'id'>): Promise<UserRow> {
	const [row] = await tx.insert(users).values(user).returning()
	if (!row) throw new Error('the account was not inserted')
	return row
}

/** The accounts that act for an organisation, oldest first; at most 200. */
export async function listByOrganisation(db: Db, organisationId: string) {
	const { id, name, email, isAdministrator, createdAt } = users
	return db
		.select({ id, name, email, isAdministrator, createdAt })
		.from(users)
		.where(and(eq(users.organisationId, organisationId), eq(users.isMember, true)))
		.orderBy(users.createdAt, users.id)
		.limit(200)
}

/** Whom mail about an organisation goes to: its administrators; at most 50. */
export async function listAdministrators(db: Db, organisationId: string): Promise<{ email: string; language: Language }[]> {
	return db
		.select({ email: users.email, language: users.language })
		.from(users)
		.where(and(eq(users.organisationId, organisationId), eq(users.isAdministrator, true)))
		.orderBy(users.createdAt, users.id)
		.limit(50)
}

/** Changes what a person says of themselves, or their password. */
export async function update(tx: Tx, id: string, changes: { name?: string; language?: Language; passwordHash?: string }): Promise<void> {
	await tx.update(users).set(changes).where(eq(users.id, id))
}
