import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { oneTimeLinks } from '#db/schema/index.ts'

type LinkRow = typeof oneTimeLinks.$inferSelect

/** Keeps a link; `id` is the digest of its token. */
export async function insert(tx: Tx, link: typeof oneTimeLinks.$inferInsert): Promise<void> {
	await tx.insert(oneTimeLinks).values(link)
}

const isUsable = (id: string, now: Date) => and(eq(oneTimeLinks.id, id), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now))

/** The link of a digest, as long as it can be used; else undefined. */
export async function findUsable(db: Db, id: string, now: Date): Promise<LinkRow | undefined> {
	const [row] = await db.select().from(oneTimeLinks).where(isUsable(id, now))
	return row
}

/** Uses a link up and answers it; undefined when it is unknown, used or past its time, so that only one of two callers gets it. */
export async function consume(tx: Tx, id: string, now: Date): Promise<LinkRow | undefined> {
	const [row] = await tx.update(oneTimeLinks).set({ usedAt: now }).where(isUsable(id, now)).returning()
	return row
}

/** Makes every recovery link of an account useless. */
export async function consumeAllOfUser(tx: Tx, userId: string, now: Date): Promise<void> {
	await tx
		.update(oneTimeLinks)
		.set({ usedAt: now })
		.where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt)))
}

/** Invitations of an organisation nobody has answered yet, newest first; at most 50. */
export async function listOpenInvitations(db: Db, organisationId: string, now: Date) {
	const { email, isAdministrator, expiresAt } = oneTimeLinks
	return db
		.select({ email, isAdministrator, expiresAt })
		.from(oneTimeLinks)
		.where(
			and(
				eq(oneTimeLinks.organisationId, organisationId),
				eq(oneTimeLinks.purpose, 'invitation'),
				isNull(oneTimeLinks.usedAt),
				gt(oneTimeLinks.expiresAt, now),
			),
		)
		.orderBy(desc(oneTimeLinks.createdAt), oneTimeLinks.id)
		.limit(50)
}
