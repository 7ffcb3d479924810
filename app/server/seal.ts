import { CommandError } from './commands/command.ts'
import { seal } from './commands/seal.ts'

// A program of its own, for it must run on the bidder's machine, where there is no configuration and no database.
try {
	console.log(await seal(process.argv.slice(2), { LIANBANG_PASSWORD: process.env.LIANBANG_PASSWORD }))
} catch (error) {
	console.error(error instanceof CommandError ? error.message : error)
	process.exitCode = 1
}
