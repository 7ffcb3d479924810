import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { importLimits } from '#app/domain/import/file-refusal.ts'
import en from '#app/i18n/en/index.ts'
import { importFile } from '#app/services/import/import-file.server.ts'
import { seedNewDatabase } from '../seed.server.ts'
import { type Command, CommandError } from './command.ts'
import { vaultOf } from './vault-of.ts'
import { withDatabase } from './with-database.ts'

const usage = 'Usage: npm run import -- FILE --list CODE [--chain SLUG]'

/** Imports a file of demands, or of JSON-lines records of Challenge.gov, into a list, which is made when it is new. */
export const importCommand: Command = async (args, env) => {
	const { file, list, chain } = readArguments(args)
	const bytes = await readFile(file).catch(() => {
		throw new CommandError(`${file} cannot be read.`)
	})
	if (bytes.length > importLimits.bytes) throw new CommandError(`${file} is larger than ${importLimits.bytes / 1024 / 1024} MB.`)
	const now = new Date()
	const outcome = await withDatabase(env, async (store) => {
		await seedNewDatabase(store, { vault: await vaultOf(env, store), isDemo: env.isDemo, now })
		return importFile({ store, bytes, fileName: path.basename(file), listCode: list, chainSlug: chain, now })
	})
	if (!outcome.ok) throw new CommandError(`${file} was not imported: ${explain(outcome.refusal)}`)
	const { isNew, read, taken, existing, refused, warnings } = outcome.value
	return `${path.basename(file)} → ${list}${isNew ? ' (made now)' : ''}: ${read} read, ${taken} taken, ${existing} already there, ${refused} refused, ${warnings} with notes.`
}

function readArguments(args: string[]): { file: string; list: string; chain: string | null } {
	const options = new Map<string, string>()
	const files: string[] = []
	for (let at = 0; at < args.length; at++) {
		const argument = args[at] ?? ''
		if (argument === '--list' || argument === '--chain') options.set(argument, args[++at] ?? '')
		else if (argument.startsWith('--')) throw new CommandError(`Unknown option ${argument}. ${usage}`)
		else files.push(argument)
	}
	const [file, ...more] = files
	const list = options.get('--list')
	if (!file || more.length > 0 || !list) throw new CommandError(usage)
	if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(list)) throw new CommandError(`${list} is no code of a list: letters, digits and hyphens.`)
	return { file, list: list.toUpperCase(), chain: options.get('--chain') ?? null }
}

function explain({ code, ...params }: { code: string } & Record<string, unknown>): string {
	const texts: Record<string, string> = en.import.refusal
	const text = texts[code]
	if (text !== undefined) return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
	return [code, ...Object.entries(params).map(([name, value]) => `${name} ${String(value)}`)].join(', ')
}
