import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { cosignatures, organisations, users, witnesses } from '#db/schema/index.ts'

type WitnessRow = typeof witnesses.$inferSelect

/** The witnesses, of all organisations or one, with who keeps them: those in use first, then the latest added; at most 200. */
export async function listWitnesses(db: Db, organisationId?: string) {
	return db
		.select({ witness: witnesses, organisation: { slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn }, addedBy: users.name })
		.from(witnesses)
		.innerJoin(organisations, eq(organisations.id, witnesses.organisationId))
		.innerJoin(users, eq(users.id, witnesses.addedByUserId))
		.where(organisationId === undefined ? undefined : eq(witnesses.organisationId, organisationId))
		.orderBy(asc(witnesses.retiredAt), desc(witnesses.addedAt), asc(witnesses.id))
		.limit(200)
}

/** The witnesses whose signatures are taken; at most 200. */
export async function listInUse(db: Db): Promise<WitnessRow[]> {
	return db.select().from(witnesses).where(isNull(witnesses.retiredAt)).orderBy(asc(witnesses.addedAt), asc(witnesses.id)).limit(200)
}

/** One witness by its key in the database; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<WitnessRow | undefined> {
	const [row] = await db.select().from(witnesses).where(eq(witnesses.id, id))
	return row
}

/** Adds a witness; undefined when its public key is there already, in use or not. */
export async function insert(tx: Tx, witness: Omit<WitnessRow, 'id' | 'retiredAt'>): Promise<WitnessRow | undefined> {
	const [row] = await tx.insert(witnesses).values(witness).onConflictDoNothing().returning()
	return row
}

/** Ends the use of a witness; false when it had ended. */
export async function retire(tx: Tx, id: string, now: Date): Promise<boolean> {
	const retired = await tx
		.update(witnesses)
		.set({ retiredAt: now })
		.where(and(eq(witnesses.id, id), isNull(witnesses.retiredAt)))
		.returning({ id: witnesses.id })
	return retired.length === 1
}

/** Notes what witnesses signed; what is noted already stays as it is. */
export async function insertCosignatures(tx: Tx, rows: readonly (typeof cosignatures.$inferInsert)[]): Promise<void> {
	await tx
		.insert(cosignatures)
		.values([...rows])
		.onConflictDoNothing()
}

/** What witnesses signed of these checkpoints, at most 50 of them, in the order they came. */
export async function listCosignatures(db: Db, checkpointIds: readonly string[]) {
	if (checkpointIds.length === 0) return []
	return db
		.select({ checkpointId: cosignatures.checkpointId, witnessId: cosignatures.witnessId, line: cosignatures.line, at: cosignatures.at })
		.from(cosignatures)
		.where(inArray(cosignatures.checkpointId, [...checkpointIds]))
		.orderBy(asc(cosignatures.at), asc(cosignatures.checkpointId), asc(cosignatures.witnessId))
		.limit(10_000)
}
