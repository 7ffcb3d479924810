import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { open, type Store } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import type { Environment } from '../env.ts'

/** Opens the database at its present schema for one command, and closes it after, whatever happens. */
export async function withDatabase<Value>(env: Environment, work: (store: Store) => Promise<Value>): Promise<Value> {
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 })
	const store = open(env.databaseUrl)
	try {
		await migrate(store, path.resolve('drizzle'))
		return await work(store)
	} finally {
		await store.close()
	}
}
