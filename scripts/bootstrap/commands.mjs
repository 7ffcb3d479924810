import { build, buildServer, install } from './prepare.mjs'
import { become, Stop } from './process.mjs'
import { test, testPostgres } from './test.mjs'

/** Runs a built program in place of this process, as the last arguments of which it gets those of the command. */
const program =
	(script, ...before) =>
	async (args) => {
		await install()
		await build()
		process.env.NODE_ENV = 'production'
		await become(script, [...before, ...args])
	}
const commandLine = (name) => program('build/app/cli.js', name)

/** What `npm run …` can ask for. Each installs and builds what it needs first. */
export const commands = {
	async start() {
		await install()
		await build()
		process.env.NODE_ENV = 'production'
		await become('build/app/main.js')
	},
	async dev() {
		await install()
		process.env.NODE_ENV = 'development'
		if ((await buildServer()) !== 0) throw new Stop('The server could not be built; the reasons are above.')
		await become('build/app/main.js')
	},
	async bench(args) {
		await install()
		await build()
		process.env.NODE_ENV = 'production'
		if ((await buildServer(process.env, ['--bench'])) !== 0) throw new Stop('The benchmark could not be built; the reasons are above.')
		await become('build/bench/main.js', args)
	},
	test,
	'test:postgres': testPostgres,
	import: commandLine('import'),
	'demo:reset': commandLine('demo:reset'),
	'key:new': commandLine('key:new'),
	'office:invite': commandLine('office:invite'),
	verify: program('build/app/verify.js'),
	witness: program('build/app/witness.js'),
	seal: program('build/app/seal.js'),
	draw: program('build/app/draw.js'),
}
