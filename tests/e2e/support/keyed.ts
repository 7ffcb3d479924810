import path from 'node:path'
import { asc, eq, inArray } from 'drizzle-orm'
import { open, type Store } from '#db/client.ts'
import { challenges, organisations, users } from '#db/schema/index.ts'
import { makeKeys } from '../../support/sealed-bids.ts'

/** The database of a demo, which its server may be using. */
export const storeIn = (dataDir: string): Store => open(path.join(dataDir, 'lianbang.sqlite'))

const holders = ['lead-energy@lianbang.example', 'lead-forensics@lianbang.example', 'lead-geo@lianbang.example']

/** Gives an open challenge of a demo opening keys, as if its list had been released with them; answers the challenge and its keys. */
export async function giveKeys(store: Store, code: string) {
	const [challenge] = await store.db.select().from(challenges).where(eq(challenges.code, code))
	const people = await store.db
		.select({ userId: users.id, organisation: { id: organisations.id } })
		.from(users)
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(inArray(users.email, holders))
		.orderBy(asc(users.email))
	if (!challenge) throw new Error(`no challenge ${code}`)
	return { challenge, ...(await makeKeys(store, challenge, people)) }
}
