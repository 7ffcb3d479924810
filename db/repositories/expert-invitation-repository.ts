import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { expertInvitations, oneTimeLinks, organisations } from '#db/schema/index.ts'

/** The most that are shown at once. */
const most = 500

const { slug, name, nameEn } = organisations
const select = (db: Db) =>
	db
		.select({ invitation: expertInvitations, organisation: { slug, name, nameEn }, sentAt: oneTimeLinks.createdAt, expiresAt: oneTimeLinks.expiresAt })
		.from(expertInvitations)
		.innerJoin(oneTimeLinks, eq(oneTimeLinks.id, expertInvitations.linkId))
		.innerJoin(organisations, eq(organisations.id, expertInvitations.organisationId))
const isPending = and(isNull(expertInvitations.acceptedAt), isNull(expertInvitations.withdrawnAt))

/** Keeps an invitation; answers its key. */
export async function insert(tx: Tx, invitation: Omit<typeof expertInvitations.$inferInsert, 'id'>): Promise<string> {
	const [row] = await tx.insert(expertInvitations).values(invitation).returning({ id: expertInvitations.id })
	if (!row) throw new Error('the invitation was not inserted')
	return row.id
}

/** Invitations nobody has answered yet, those whose link has run out among them, the last sent first; at most 500. */
export async function listPending(db: Db) {
	return select(db).where(isPending).orderBy(desc(oneTimeLinks.createdAt), expertInvitations.id).limit(most)
}

/** One that waits for its answer, by its key; undefined when there is none. */
export async function findPending(db: Db, id: string) {
	const [row] = await select(db).where(and(isPending, eq(expertInvitations.id, id)))
	return row
}

/** The one that waits for the answer of this address; undefined when there is none. */
export async function findPendingOf(db: Db, email: string) {
	const [row] = await select(db)
		.where(and(isPending, eq(expertInvitations.email, email)))
		.orderBy(expertInvitations.id)
		.limit(1)
	return row
}

/** The one a link was mailed for last; undefined once it was answered or withdrawn. */
export async function findByLink(db: Db, linkId: string) {
	const [row] = await select(db).where(and(isPending, eq(expertInvitations.linkId, linkId)))
	return row
}

type Change = Partial<Pick<typeof expertInvitations.$inferInsert, 'linkId' | 'acceptedAt' | 'withdrawnAt'>>

/** Changes one that waits for its answer; false when somebody was faster. */
export async function change(tx: Tx, id: string, changes: Change): Promise<boolean> {
	const changed = await tx
		.update(expertInvitations)
		.set(changes)
		.where(and(isPending, eq(expertInvitations.id, id)))
		.returning({ id: expertInvitations.id })
	return changed.length === 1
}
