import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { experts, expertTies, organisations, users } from '#db/schema/index.ts'

/** Most experts of the register. */
const most = 5000

const { id, userId, fields, speciality, enteredAt, endedAt } = experts
const columns = {
	id,
	userId,
	fields,
	speciality,
	enteredAt,
	endedAt,
	name: users.name,
	email: users.email,
	organisation: { id: organisations.id, slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn, citySlug: organisations.citySlug },
}
const select = (db: Db) =>
	db.select(columns).from(experts).innerJoin(users, eq(users.id, userId)).innerJoin(organisations, eq(organisations.id, users.organisationId))

/** The experts that may be drawn, with whom they belong to, by name; at most 5,000. */
export async function listExperts(db: Db) {
	return select(db).where(isNull(endedAt)).orderBy(users.name, id).limit(most)
}
export type ExpertRow = Awaited<ReturnType<typeof listExperts>>[number]

/** One expert by its key; undefined when there is none, or it is drawn no more. */
export async function findById(db: Db, expertId: string): Promise<ExpertRow | undefined> {
	const [row] = await select(db).where(and(eq(id, expertId), isNull(endedAt)))
	return row
}

/** The expert of an address; undefined when there is none, or it is drawn no more. */
export async function findByEmail(db: Db, email: string): Promise<ExpertRow | undefined> {
	const [row] = await select(db).where(and(eq(users.email, email), isNull(endedAt)))
	return row
}

type NewExpert = Omit<typeof experts.$inferInsert, 'id' | 'endedAt'>

/** Enters a person, also one who was in the register before; answers its key, undefined when it stands there already. */
export async function enter(tx: Tx, expert: NewExpert): Promise<string | undefined> {
	const again = { ...expert, endedAt: null }
	const [row] = await tx
		.insert(experts)
		.values(expert)
		.onConflictDoUpdate({ target: userId, set: again, setWhere: isNotNull(endedAt) })
		.returning({ id })
	return row?.id
}

/** Ends it; false when it had ended. */
export async function end(tx: Tx, expertId: string, at: Date): Promise<boolean> {
	const ended = await tx
		.update(experts)
		.set({ endedAt: at })
		.where(and(eq(id, expertId), isNull(endedAt)))
		.returning({ id })
	return ended.length === 1
}

/** The ties of experts, by organisation and kind. */
export async function listTies(db: Db, expertIds: readonly string[]) {
	if (expertIds.length === 0) return []
	const { kind, until } = expertTies
	const { slug, name, nameEn } = organisations
	return db
		.select({ id: expertTies.id, expertId: expertTies.expertId, kind, until, organisationId: expertTies.organisationId, organisation: { slug, name, nameEn } })
		.from(expertTies)
		.innerJoin(organisations, eq(organisations.id, expertTies.organisationId))
		.where(inArray(expertTies.expertId, [...expertIds]))
		.orderBy(name, expertTies.id)
		.limit(most * 10)
}

/** Adds a tie; false when it stands there already. */
export async function insertTie(tx: Tx, tie: Omit<typeof expertTies.$inferInsert, 'id'>): Promise<boolean> {
	const added = await tx.insert(expertTies).values(tie).onConflictDoNothing().returning({ id: expertTies.id })
	return added.length === 1
}

/** Takes a tie of an expert away; answers it, undefined when there was none. */
export async function removeTie(tx: Tx, expertId: string, tieId: string) {
	const [removed] = await tx
		.delete(expertTies)
		.where(and(eq(expertTies.id, tieId), eq(expertTies.expertId, expertId)))
		.returning()
	return removed
}
