import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { declarations, experts, organisations, users } from '#db/schema/index.ts'

const most = 50_000

/** Those of these people whom anything may tie: in the register of experts now or before, or with a declaration; a row for each declaration. */
export async function listTied(db: Db, userIds: readonly string[]) {
	if (userIds.length === 0) return []
	return db
		.select({ userId: users.id, worksAtId: users.organisationId, expertId: experts.id, endedAt: experts.endedAt, declaredId: declarations.organisationId })
		.from(users)
		.leftJoin(experts, eq(experts.userId, users.id))
		.leftJoin(declarations, eq(declarations.userId, users.id))
		.where(and(inArray(users.id, [...userIds]), or(isNotNull(experts.id), isNotNull(declarations.userId))))
		.orderBy(users.id, declarations.organisationId)
		.limit(most)
}

/** What a person declared, the newest first; at most 500. */
export async function listOfUser(db: Db, userId: string) {
	const { slug, name, nameEn } = organisations
	return db
		.select({ declaredAt: declarations.declaredAt, organisation: { slug, name, nameEn } })
		.from(declarations)
		.innerJoin(organisations, eq(organisations.id, declarations.organisationId))
		.where(eq(declarations.userId, userId))
		.orderBy(desc(declarations.declaredAt), name)
		.limit(500)
}

/** Keeps a declaration; false when it stands there already. Nobody takes one away. */
export async function insert(tx: Tx, declaration: typeof declarations.$inferInsert): Promise<boolean> {
	const added = await tx.insert(declarations).values(declaration).onConflictDoNothing().returning({ userId: declarations.userId })
	return added.length === 1
}
