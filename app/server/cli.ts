import { type Command, CommandError } from './commands/command.ts'
import { demoReset } from './commands/demo-reset.ts'
import { importCommand } from './commands/import.ts'
import { keyNew } from './commands/key-new.ts'
import { migrateCommand } from './commands/migrate.ts'
import { officeInvite } from './commands/office-invite.ts'
import { DataKeyError } from './data-keys.server.ts'
import { readEnvironment } from './env.ts'

const commands: Record<string, Command> = {
	'demo:reset': demoReset,
	import: importCommand,
	'key:new': keyNew,
	migrate: migrateCommand,
	'office:invite': officeInvite,
}

const [name = '', ...args] = process.argv.slice(2)
try {
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined
	if (!command) throw new CommandError(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}`)
	console.log(await command(args, environment()))
} catch (error) {
	console.error(error instanceof CommandError || error instanceof DataKeyError ? error.message : error)
	process.exitCode = 1
}

/** The configuration; what is wrong with it is the person's to mend. */
function environment() {
	try {
		return readEnvironment(process.env)
	} catch (error) {
		throw new CommandError(error instanceof Error ? error.message : String(error))
	}
}
