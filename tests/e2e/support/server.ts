import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

type RunningServer = { url: string; stop: () => Promise<void> }

/** Starts the built server on a free port with its data in `dataDir`, and answers once it can serve. With `logFile` it logs all it can. */
export async function startServer(dataDir: string, clockOffsetFile: string, logFile?: string): Promise<RunningServer> {
	const port = await freePort()
	const { DATABASE_URL, KEY_DIR, PUBLIC_URL, APP_SECRET, SMTP_URL, ...rest } = process.env
	const env: NodeJS.ProcessEnv = {
		...rest,
		NODE_ENV: 'production',
		HOST: '127.0.0.1',
		PORT: String(port),
		DATA_DIR: dataDir,
		CLOCK_OFFSET_FILE: clockOffsetFile,
		LOG_LEVEL: logFile ? 'trace' : 'warn',
	}
	const child = spawn(process.execPath, ['build/app/main.js'], { env, stdio: ['ignore', logFile ? openSync(logFile, 'a') : 'ignore', 'inherit'] })
	const killWithUs = () => child.kill('SIGKILL')
	process.once('exit', killWithUs)
	const url = `http://127.0.0.1:${port}`
	await serving(url, child)
	return {
		url,
		async stop() {
			process.off('exit', killWithUs)
			await stopped(child)
		},
	}
}

async function serving(url: string, child: ChildProcess) {
	const deadline = Date.now() + 120_000
	while (Date.now() < deadline && child.exitCode === null) {
		const answer = await fetch(`${url}/healthz`).catch(() => undefined)
		if (answer?.ok) return
		await wait(50)
	}
	child.kill('SIGKILL')
	throw new Error('The built server did not come up; what it said is above.')
}

/** Asks the server to stop, so that its database is whole on disk; ends it when it does not. */
async function stopped(child: ChildProcess) {
	if (child.exitCode !== null || child.signalCode !== null) return
	const end = once(child, 'exit')
	child.kill('SIGTERM')
	const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
	await end
	clearTimeout(patience)
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1')
	await once(probe, 'listening')
	const address = probe.address()
	probe.close()
	await once(probe, 'close')
	if (address === null || typeof address === 'string') throw new Error('the system gave no port')
	return address.port
}
