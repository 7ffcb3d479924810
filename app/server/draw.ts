import { CommandError } from './commands/command.ts'
import { repeatDrawOf } from './commands/draw.ts'

// A program of its own, for it must run where there is no configuration and no database. Status 1: an answer is no; 2: nothing was asked.
try {
	const { isGood, text } = await repeatDrawOf(process.argv.slice(2))
	console.log(text)
	process.exitCode = isGood ? 0 : 1
} catch (error) {
	console.error(error instanceof CommandError ? error.message : error)
	process.exitCode = 2
}
