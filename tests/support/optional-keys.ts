import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import type { Store } from '#db/client.ts'
import { rulePacks } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'

/** Rules of the office under which lists are released without opening keys, for tests of something else. */
export async function keysOptional(store: Store): Promise<void> {
	const rules = { ...shippedPack.rules, openingKeys: 'optional' as const }
	await store.tx((tx) => tx.insert(rulePacks).values({ owner: 'office', version: 1, source: shippedPack.source, rules, createdAt: testNow }))
}
