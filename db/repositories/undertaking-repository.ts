import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { undertakings } from '#db/schema/index.ts'

type UndertakingRow = typeof undertakings.$inferSelect

/** The undertaking of an organisation for a challenge; undefined while it has accepted none. */
export async function find(db: Db, challengeId: string, organisationId: string): Promise<UndertakingRow | undefined> {
	const [row] = await db
		.select()
		.from(undertakings)
		.where(and(eq(undertakings.challengeId, challengeId), eq(undertakings.organisationId, organisationId)))
	return row
}

/** Records an undertaking; false when there was one. */
export async function insert(tx: Tx, undertaking: UndertakingRow): Promise<boolean> {
	const added = await tx.insert(undertakings).values(undertaking).onConflictDoNothing().returning()
	return added.length === 1
}
