import { CommandError } from './commands/command.ts'
import { witness } from './commands/witness.ts'

// A program of its own, for it runs where there is no configuration and no database: on the machine of a witness.
try {
	console.log(await witness(process.argv.slice(2)))
} catch (error) {
	console.error(error instanceof CommandError ? error.message : error)
	process.exitCode = 1
}
