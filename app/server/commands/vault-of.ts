import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import { openDataKeys } from '../data-keys.server.ts'
import type { Environment } from '../env.ts'
import { readyKeys } from '../ready-keys.server.ts'
import { openVault } from '../vault.server.ts'

/** The vault of this configuration, with every key its database needs. */
export async function vaultOf(env: Environment, store: Store): Promise<Vault> {
	const keys = openDataKeys({ folder: env.keyDir, appSecret: env.appSecret })
	await readyKeys(keys, store, new Date())
	return openVault(keys)
}
