import { hashPassword } from '#app/services/account/password.server.ts'
import { encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store, Tx } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import { seedCorridor } from '#db/seed/seed-corridor.server.ts'
import { seedDemo } from '#db/seed/seed-demo.server.ts'

type Options = { vault: Vault; isDemo: boolean; now: Date }

/** Fills a new database: the corridor always, the demo data where there is no deployment. Leaves any other database alone; answers whether it was new. */
export async function seedNewDatabase(store: Store, options: Options): Promise<boolean> {
	if ((await ChainRepository.listCities(store.db)).length > 0) return false
	await store.tx((tx) => seed(tx, options))
	return true
}

/** Writes what a new database holds into an empty one. */
export async function seed(tx: Tx, { vault, isDemo, now }: Options): Promise<void> {
	await seedCorridor(tx, now)
	if (isDemo) await seedDemo(tx, now, { hashPassword, encryptContent: (version, content) => encryptContent(vault, version, content) })
}
