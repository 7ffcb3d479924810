import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { demoLogins } from '#db/seed/demo-users.ts'
import { readEnvironment } from './env.ts'
import { start } from './start.ts'

const buildFile = path.resolve('build/server/index.js')
if (!existsSync(buildFile)) throw new Error('There is no build; run: npm start')
const build: ServerBuild = await import(pathToFileURL(buildFile).href)

try {
	const running = await start(readEnvironment(process.env), { build, assets: null })
	console.log(`\nLianbang is ready: ${running.url}`)
	if (running.isDemo) {
		console.log('\nDemo logins (demo data, this machine only):')
		for (const login of demoLogins) console.log(`  ${login.role.padEnd(28)} ${login.email.padEnd(36)} ${login.password}`)
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			running.stop().then(() => process.exit(0))
		})
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error)
	process.exit(1)
}
