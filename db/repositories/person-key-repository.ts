import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { personKeys } from '#db/schema/index.ts'

type PersonKeyRow = typeof personKeys.$inferSelect

/** The key a person uses; undefined when there is none. */
export async function findActive(db: Db, userId: string): Promise<PersonKeyRow | undefined> {
	const [row] = await db
		.select()
		.from(personKeys)
		.where(and(eq(personKeys.userId, userId), isNull(personKeys.retiredAt)))
	return row
}
