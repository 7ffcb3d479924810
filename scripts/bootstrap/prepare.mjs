import { readFileSync } from 'node:fs'
import path from 'node:path'
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
		if ((await run(program, args, { env: { ...headersHere(), ...process.env }, heartbeat: 'installing' })) !== 0)
			throw new Stop('npm ci failed; its reasons are above.')
		console.log(`Installed in ${seconds(started)}.`)
	})
}

/** Where better-sqlite3 must be compiled, Node's headers beside this Node spare a download of them, if they are its own. */
function headersHere() {
	const folder = path.resolve(process.execPath, '../..')
	try {
		const header = readFileSync(path.join(folder, 'include/node/node_version.h'), 'utf8')
		const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`NODE_${part}_VERSION (\\d+)`).exec(header)?.[1]).join('.')
		return version === process.versions.node ? { npm_package_config_node_gyp_nodedir: folder } : {}
	} catch {
		return {}
	}
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
			(await runTool('@remix-run/dev/dist/cli.js', ['vite:build', '--logLevel', 'error'], { env, heartbeat: 'building' })) || (await buildServer(env))
		if (status !== 0) throw new Stop('The build failed; its reasons are above.')
		console.log(`Built in ${seconds(started)}.`)
	})
}

/** Builds what runs beside the pages: the server, the command line, the workers. */
export function buildServer(env = process.env, args = []) {
	return run(process.execPath, ['scripts/build-server.mjs', ...args], { env })
}
