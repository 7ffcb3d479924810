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
			// SQLite changes a check by building the table anew; with keys on, dropping the old one would delete what points to it.
			run('pragma foreign_keys = off')
			migrateSqlite(db, { migrationsFolder: path.join(folder, 'sqlite') })
			run('pragma foreign_keys = on')
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
