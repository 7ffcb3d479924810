import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { ceremonies, challengeLists, challenges, holders, openingKeys, openingShares, organisations, personKeys, users } from '#db/schema/index.ts'

export type CeremonyRow = typeof ceremonies.$inferSelect
export type OpeningKeyRow = typeof openingKeys.$inferSelect

/** The ceremony of a list; undefined when it has none. */
export async function findOfList(db: Db, listId: string): Promise<CeremonyRow | undefined> {
	const [row] = await db.select().from(ceremonies).where(eq(ceremonies.listId, listId)).limit(1)
	return row
}

/** One ceremony by its key. */
export async function findById(db: Db, id: string): Promise<CeremonyRow | undefined> {
	const [row] = await db.select().from(ceremonies).where(eq(ceremonies.id, id))
	return row
}

/** The holders of a ceremony in the order of their numbers. */
export async function listHolders(db: Db, ceremonyId: string) {
	return db
		.select({
			number: holders.number,
			userId: holders.userId,
			name: users.name,
			organisation: { id: organisations.id, slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn },
			recipient: personKeys.recipient,
			loss: personKeys.loss,
			checkedAt: holders.checkedAt,
		})
		.from(holders)
		.innerJoin(users, eq(users.id, holders.userId))
		.innerJoin(organisations, eq(organisations.id, holders.organisationId))
		.innerJoin(personKeys, eq(personKeys.id, holders.keyId))
		.where(eq(holders.ceremonyId, ceremonyId))
		.orderBy(asc(holders.number))
		.limit(3)
}

/** The opening keys of a ceremony; the one without a challenge is its rehearsal's. */
export async function listKeys(db: Db, ceremonyId: string): Promise<OpeningKeyRow[]> {
	return db.select().from(openingKeys).where(eq(openingKeys.ceremonyId, ceremonyId)).orderBy(openingKeys.challengeId, openingKeys.part).limit(1001)
}

/** When which holder gave its share of these keys. */
export async function listGivenAt(db: Db, keyIds: readonly string[]) {
	if (keyIds.length === 0) return []
	return db
		.select({ openingKeyId: openingShares.openingKeyId, number: openingShares.number, givenAt: openingShares.givenAt })
		.from(openingShares)
		.where(inArray(openingShares.openingKeyId, [...keyIds]))
		.orderBy(openingShares.openingKeyId, asc(openingShares.number))
		.limit(5000)
}

type NewCeremony = {
	ceremony: Omit<typeof ceremonies.$inferInsert, 'id' | 'status'>
	holders: readonly Pick<typeof holders.$inferInsert, 'keyId' | 'userId' | 'organisationId'>[]
	keys: readonly (Pick<typeof openingKeys.$inferInsert, 'challengeId' | 'part' | 'suite' | 'recipient'> & { shares: readonly string[] })[]
}

/** Puts a ceremony in the place of the one its list has; answers its key. */
export async function replace(tx: Tx, { ceremony, holders: given, keys }: NewCeremony): Promise<string> {
	await tx.delete(ceremonies).where(eq(ceremonies.listId, ceremony.listId))
	const [row] = await tx
		.insert(ceremonies)
		.values({ ...ceremony, status: 'made' })
		.returning({ id: ceremonies.id })
	if (!row) throw new Error('ceremony not inserted')
	await tx.insert(holders).values(given.map((holder, at) => ({ ...holder, ceremonyId: row.id, number: at + 1 })))
	const withIds = keys.map((key) => ({ ...key, id: crypto.randomUUID(), ceremonyId: row.id }))
	for (let at = 0; at < withIds.length; at += 200) {
		const some = withIds.slice(at, at + 200)
		await tx.insert(openingKeys).values(some.map(({ shares, ...key }) => key))
		await tx
			.insert(openingShares)
			.values(some.flatMap(({ id: openingKeyId, shares }) => shares.map((sealedShare, index) => ({ openingKeyId, number: index + 1, sealedShare }))))
	}
	return row.id
}

/** Notes that a holder found its shares right. */
export async function markChecked(tx: Tx, ceremonyId: string, number: number, now: Date): Promise<void> {
	await tx
		.update(holders)
		.set({ checkedAt: now })
		.where(and(eq(holders.ceremonyId, ceremonyId), eq(holders.number, number)))
}

/** Notes that a ceremony is tested. */
export async function markTested(tx: Tx, id: string, now: Date): Promise<void> {
	await tx.update(ceremonies).set({ status: 'tested', testedAt: now }).where(eq(ceremonies.id, id))
}

/** Keeps the share a holder gave, as ciphertext under the data key; false when it has given it before. */
export async function give(tx: Tx, { openingKeyId, number }: { openingKeyId: string; number: number }, given: string, now: Date): Promise<boolean> {
	const rows = await tx
		.update(openingShares)
		.set({ given, givenAt: now })
		.where(and(eq(openingShares.openingKeyId, openingKeyId), eq(openingShares.number, number), isNull(openingShares.givenAt)))
		.returning({ number: openingShares.number })
	return rows.length === 1
}

/** Everything a person holds a share of and whose opening is not over, and rehearsals it has not taken part in: key, share, list, challenge; at most 2,000. */
export async function listHeld(db: Db, userId: string) {
	return db
		.select({
			ceremony: ceremonies,
			list: { code: challengeLists.code, title: challengeLists.title },
			number: holders.number,
			checkedAt: holders.checkedAt,
			keyId: holders.keyId,
			key: openingKeys,
			sealedShare: openingShares.sealedShare,
			givenAt: openingShares.givenAt,
			challenge: {
				code: challenges.code,
				title: challenges.title,
				language: challenges.language,
				status: challenges.status,
				bidsCloseAt: challenges.bidsCloseAt,
			},
		})
		.from(holders)
		.innerJoin(ceremonies, eq(ceremonies.id, holders.ceremonyId))
		.innerJoin(challengeLists, eq(challengeLists.id, ceremonies.listId))
		.innerJoin(openingKeys, eq(openingKeys.ceremonyId, ceremonies.id))
		.innerJoin(openingShares, and(eq(openingShares.openingKeyId, openingKeys.id), eq(openingShares.number, holders.number)))
		.leftJoin(challenges, eq(challenges.id, openingKeys.challengeId))
		.where(and(eq(holders.userId, userId), or(isNull(openingKeys.finishedAt), and(isNull(openingKeys.challengeId), isNull(holders.checkedAt)))))
		.orderBy(asc(challenges.bidsCloseAt), openingKeys.id)
		.limit(2000)
}

/** Puts a holder's new key and shares sealed to it in the place of the old ones. */
export async function reseal(
	tx: Tx,
	{ oldKeyId, keyId, shares }: { oldKeyId: string; keyId: string; shares: readonly { openingKeyId: string; number: number; sealedShare: string }[] },
) {
	await tx.update(holders).set({ keyId }).where(eq(holders.keyId, oldKeyId))
	for (const { openingKeyId, number, sealedShare } of shares)
		await tx
			.update(openingShares)
			.set({ sealedShare })
			.where(and(eq(openingShares.openingKeyId, openingKeyId), eq(openingShares.number, number)))
}
