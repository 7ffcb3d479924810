import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

/** Brings the database to the present schema. */
export const migrateCommand: Command = async (_args, env) => {
	await withDatabase(env, async () => undefined)
	return 'The database has the present schema.'
}
