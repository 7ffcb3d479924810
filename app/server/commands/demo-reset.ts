import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import * as DataKeyRepository from '#db/repositories/data-key-repository.ts'
import { eraseEverything } from '#db/seed/erase-everything.ts'
import { openDataKeys } from '../data-keys.server.ts'
import { judgeDemo } from '../demo-judging.server.ts'
import { sealDemo } from '../demo-sealing.server.ts'
import { openFileStorage } from '../file-storage.server.ts'
import { openLogSigner } from '../log-signer.server.ts'
import { seed } from '../seed.server.ts'
import { openVault } from '../vault.server.ts'
import { type Command, CommandError } from './command.ts'
import { withDatabase } from './with-database.ts'

/**
 * Makes the demo new again. The rows are replaced in one unit of work rather than the file, so that a server that is
 * running carries on with the new data, and a reset that fails leaves the old.
 */
export const demoReset: Command = async (_args, env) => {
	if (!env.isDemo) throw new CommandError('This is no demo (PUBLIC_URL is set, or DEMO=0); nothing was reset.')
	const now = new Date()
	const keys = openDataKeys({ folder: env.keyDir, appSecret: env.appSecret })
	const { id } = keys.isEmpty() ? keys.create(now) : keys.current()
	clear(path.join(env.dataDir, 'uploads'))
	clear(path.join(env.dataDir, 'mail'))
	const vault = openVault(keys)
	await withDatabase(env, async (store) => {
		await store.tx(async (tx) => {
			await eraseEverything(tx)
			await DataKeyRepository.insert(tx, { id, firstUsedAt: now })
			await seed(tx, { vault, isDemo: true, now })
		})
		const storage = openFileStorage(path.join(env.dataDir, 'uploads'))
		const signer = openLogSigner({ folder: env.keyDir, appSecret: env.appSecret, publicUrl: env.publicUrl })
		await sealDemo({ store, vault, storage, signer, dataDir: env.dataDir, now })
		await judgeDemo({ store, vault, storage, signer, now })
	})
	return 'The demo data is new again; everyone has been signed out.'
}

function clear(folder: string) {
	if (!existsSync(folder)) return
	for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true })
}
