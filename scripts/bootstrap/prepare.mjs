import { run, runTool, Stop, seconds } from './process.mjs'
import { digest, unlessStamped } from './stamp.mjs'

/** Installs the packages of the lock file, unless they already are, for this Node and machine. */
export async function install() {
	const key = `${digest(['package-lock.json'])} ${process.versions.modules} ${process.platform} ${process.arch}`
	await unlessStamped('node_modules/.installed', key, async () => {
		const started = Date.now()
		console.log('Installing packages; the first time takes about two minutes…')
		const [program, before] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []]
		const args = [...before, 'ci', '--include=dev', '--no-progress', '--no-audit', '--no-fund']
		if ((await run(program, args, { heartbeat: 'installing' })) !== 0) throw new Stop('npm ci failed; its reasons are above.')
		console.log(`Installed in ${seconds(started)}.`)
	})
}

const sources = [
	'app',
	'db',
	'drizzle',
	'public',
	'scripts/build-server.mjs',
	'remix.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
]

/** Builds pages and server, unless the last build was of the same sources. */
export async function build() {
	await unlessStamped('build/.stamp', digest(sources), async () => {
		const started = Date.now()
		console.log('Building…')
		const env = { ...process.env, NODE_ENV: 'production' }
		const status =
			(await runTool('@remix-run/dev/dist/cli.js', ['vite:build', '--logLevel', 'warn'], { env, heartbeat: 'building' })) || (await buildServer(env))
		if (status !== 0) throw new Stop('The build failed; its reasons are above.')
		console.log(`Built in ${seconds(started)}.`)
	})
}

/** Builds what runs beside the pages: the server, the command line, the workers. */
export function buildServer(env = process.env, args = []) {
	return run(process.execPath, ['scripts/build-server.mjs', ...args], { env })
}
