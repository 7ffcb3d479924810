import path from 'node:path'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { Store } from './client.ts'
import { searchIndexStatements } from './search/match-challenges.ts'

const postgresLock = 7_261_001

/**
 * Brings the database to the present schema from `folder` (the project's drizzle/). Safe to repeat, and for
 * several processes starting at once.
 */
export async function migrate(store: Store, folder: string): Promise<void> {
	await store.migrate({
		sqlite(db, run) {
			migrateSqlite(db, { migrationsFolder: path.join(folder, 'sqlite') })
			run(searchIndexStatements.sqlite)
		},
		async postgres(db, run) {
			await db.transaction(async (tx) => {
				await tx.execute(`select pg_advisory_xact_lock(${postgresLock})`)
				await migratePostgres(db, { migrationsFolder: path.join(folder, 'postgres') })
				await run(searchIndexStatements.postgres)
			})
		},
	})
}
