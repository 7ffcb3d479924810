import { desc, eq, max } from 'drizzle-orm'
import type { DemandValues } from '#app/domain/challenge/demand-values.ts'
import type { Db, Tx } from '#db/client.ts'
import { challengeVersions, users } from '#db/schema/index.ts'

type NewVersion = { challengeId: string; values: DemandValues; createdAt: Date; createdByUserId: string }

/** Keeps what a demand says under the next number of its challenge; answers the number. */
export async function insert(tx: Tx, version: NewVersion): Promise<number> {
	const [last] = await tx
		.select({ number: max(challengeVersions.number) })
		.from(challengeVersions)
		.where(eq(challengeVersions.challengeId, version.challengeId))
	const number = (last?.number ?? 0) + 1
	await tx.insert(challengeVersions).values({ ...version, values: { ...version.values }, number })
	return number
}

/** The versions of a challenge with who kept each, the latest first; at most 100. */
export async function listByChallenge(db: Db, challengeId: string) {
	const { number, values, createdAt } = challengeVersions
	return db
		.select({ number, values, createdAt, createdBy: users.name })
		.from(challengeVersions)
		.leftJoin(users, eq(users.id, challengeVersions.createdByUserId))
		.where(eq(challengeVersions.challengeId, challengeId))
		.orderBy(desc(number))
		.limit(100)
}
