import { demoLogins } from '#db/seed/demo-users.ts'
import { demoKeyFolder, demoPassphrase } from './demo-sealing.server.ts'
import { readEnvironment } from './env.ts'
import { openPages } from './pages.ts'
import { type Running, start } from './start.ts'

function greet({ url, isDemo }: Running, dataDir: string) {
	console.log(`\nLianbang is ready: ${url}`)
	if (!isDemo) return
	console.log('\nDemo logins (demo data, this machine only):')
	for (const login of demoLogins) console.log(`  ${login.role.padEnd(28)} ${login.email.padEnd(36)} ${login.password}`)
	console.log(`\nSealed bids wait for two of the holders bureau-putuo, bureau-suzhou and office to open them at ${url}/shares`)
	console.log(`  recovery files: ${demoKeyFolder(dataDir)}   passphrase: ${demoPassphrase}`)
}

try {
	const env = readEnvironment(process.env)
	const running = await start(env, await openPages({ isDevelopment: process.env.NODE_ENV === 'development' }))
	greet(running, env.dataDir)
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			running.stop().then(() => process.exit(0))
		})
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error)
	process.exit(1)
}
