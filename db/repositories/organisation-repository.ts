import { and, count, desc, eq, like, ne, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { OrganisationMove } from '#app/domain/organisation/lifecycle.ts'
import type { CitySlug, OrganisationKind, OrganisationStatus } from '#app/domain/organisation/organisation.ts'
import type { KnownOrganisation } from '#app/domain/organisation/registration.ts'
import { freeSlug, slugOf } from '#app/domain/organisation/slug.ts'
import type { Db, Tx } from '#db/client.ts'
import { organisations } from '#db/schema/index.ts'

export type OrganisationRow = typeof organisations.$inferSelect

/** One organisation by the name in its address; undefined when there is none. */
export async function findBySlug(db: Db, slug: string): Promise<OrganisationRow | undefined> {
	const [row] = await db.select().from(organisations).where(eq(organisations.slug, slug))
	return row
}

/** One organisation by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<OrganisationRow | undefined> {
	const [row] = await db.select().from(organisations).where(eq(organisations.id, id))
	return row
}

/** The alliance office; undefined until its first account is invited. */
export async function findOffice(db: Db): Promise<OrganisationRow | undefined> {
	const [row] = await db.select().from(organisations).where(eq(organisations.kind, 'office')).orderBy(organisations.createdAt, organisations.id).limit(1)
	return row
}

/** Organisations with the same code or exactly the same name, those with the code first; at most 20, without `exceptId`. */
export async function listAlike(
	db: Db,
	{ creditCode, name, exceptId }: { creditCode: string | null; name: string; exceptId?: string },
): Promise<(KnownOrganisation & { slug: string })[]> {
	const { id, slug, kind, status, citySlug } = organisations
	const sameCode = creditCode === null ? undefined : eq(organisations.creditCode, creditCode)
	return db
		.select({ id, slug, name: organisations.name, kind, status, creditCode: organisations.creditCode, citySlug })
		.from(organisations)
		.where(and(or(sameCode, eq(organisations.name, name)), exceptId === undefined ? undefined : ne(id, exceptId)))
		.orderBy(sameCode ? sql`case when ${sameCode} then 0 else 1 end` : organisations.createdAt, organisations.createdAt, id)
		.limit(20)
}

/** Adds an organisation; its address is made of its name. */
export async function insert(tx: Tx, organisation: Omit<typeof organisations.$inferInsert, 'slug'>): Promise<OrganisationRow> {
	const slug = slugOf(organisation.nameEn ?? organisation.name)
	const alike = await tx
		.select({ slug: organisations.slug })
		.from(organisations)
		.where(like(organisations.slug, `${slug}%`))
		.orderBy(organisations.slug)
		.limit(5000)
	const taken = alike.map((row) => row.slug)
	const [row] = await tx
		.insert(organisations)
		.values({ ...organisation, slug: freeSlug(slug, taken) })
		.returning()
	if (!row) throw new Error('the organisation was not inserted')
	return row
}

type Changes = Partial<Omit<typeof organisations.$inferInsert, 'id' | 'slug' | 'status' | 'createdAt'>>

/** Moves an organisation, with what changes along, only from the status the decision was made on; false means someone was faster. */
export async function moveStatus(tx: Tx, id: string, move: OrganisationMove, changes: Changes): Promise<boolean> {
	const moved = await tx
		.update(organisations)
		.set({ ...changes, status: move.to })
		.where(and(eq(organisations.id, id), eq(organisations.status, move.from)))
		.returning({ id: organisations.id })
	return moved.length === 1
}

export type OrganisationFilter = { status?: OrganisationStatus; kind?: OrganisationKind; citySlug?: CitySlug; name?: string }

function matching({ status, kind, citySlug, name }: OrganisationFilter): SQL | undefined {
	return and(
		status ? eq(organisations.status, status) : undefined,
		kind ? eq(organisations.kind, kind) : undefined,
		citySlug ? eq(organisations.citySlug, citySlug) : undefined,
		name
			? or(like(lower(organisations.name), contains(name)), like(lower(organisations.nameEn), contains(name)), eq(organisations.creditCode, name.toUpperCase()))
			: undefined,
	)
}

const contains = (text: string) => `%${text.toLowerCase().replace(/[%_\\]/g, '')}%`
const lower = (column: SQLWrapper) => sql`lower(${column})`

/** Organisations, those waiting for a decision first, then the newest; `limit` of them from `offset`. */
export async function listOrganisations(
	db: Db,
	{ limit, offset, ...filter }: OrganisationFilter & { limit: number; offset: number },
): Promise<OrganisationRow[]> {
	return db
		.select()
		.from(organisations)
		.where(matching(filter))
		.orderBy(sql`case when ${organisations.status} = 'pending' then 0 else 1 end`, desc(organisations.createdAt), organisations.id)
		.limit(limit)
		.offset(offset)
}

/** How many organisations the filter finds. */
export async function countOrganisations(db: Db, filter: OrganisationFilter): Promise<number> {
	const [row] = await db.select({ total: count() }).from(organisations).where(matching(filter))
	return row?.total ?? 0
}
