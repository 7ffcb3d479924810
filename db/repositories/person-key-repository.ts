import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Candidate, KeyLoss } from '#app/domain/seal/ceremony.ts'
import type { Db, Tx } from '#db/client.ts'
import { organisations, personKeys, users } from '#db/schema/index.ts'

type PersonKeyRow = typeof personKeys.$inferSelect

/** The key a person uses; undefined when there is none. */
export async function findActive(db: Db, userId: string): Promise<PersonKeyRow | undefined> {
	const [row] = await db
		.select()
		.from(personKeys)
		.where(and(eq(personKeys.userId, userId), isNull(personKeys.retiredAt)))
	return row
}

/** Adds a person's key; answers its id. */
export async function insert(tx: Tx, key: Pick<PersonKeyRow, 'userId' | 'recipient' | 'createdAt'>): Promise<string> {
	const [row] = await tx.insert(personKeys).values(key).returning({ id: personKeys.id })
	if (!row) throw new Error('key not inserted')
	return row.id
}

/** Retires a key that is in use; false when it was before. */
export async function retire(tx: Tx, id: string, loss: KeyLoss, now: Date): Promise<boolean> {
	const rows = await tx
		.update(personKeys)
		.set({ retiredAt: now, loss })
		.where(and(eq(personKeys.id, id), isNull(personKeys.retiredAt)))
		.returning({ id: personKeys.id })
	return rows.length === 1
}

/** People with a key in use of the bureaus, the office and these organisations, in the order of their organisations; at most 500. */
export async function listCandidates(db: Db, organisationIds: readonly string[]): Promise<(Candidate & { name: string })[]> {
	const { id, slug, name, kind, status, citySlug } = organisations
	return db
		.select({
			userId: users.id,
			name: users.name,
			keyId: personKeys.id,
			recipient: personKeys.recipient,
			organisation: { id, slug, name, kind, status, citySlug },
		})
		.from(personKeys)
		.innerJoin(users, eq(users.id, personKeys.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(
			and(
				isNull(personKeys.retiredAt),
				eq(users.isMember, true),
				eq(organisations.status, 'verified'),
				or(inArray(organisations.kind, ['bureau', 'office']), inArray(organisations.id, [...organisationIds])),
			),
		)
		.orderBy(asc(organisations.kind), organisations.name, users.name, users.id)
		.limit(500)
}
