import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { openJobLease } from '#app/services/operation/job-lease.server.ts'
import { open } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openClock } from './clock.ts'
import type { Environment } from './env.ts'
import { openFileStorage } from './file-storage.server.ts'
import { createHttpServer, type Pages } from './http-server.ts'
import { jobsOf } from './job-list.ts'
import { startJobs } from './jobs.ts'
import { createLimits } from './limits.server.ts'
import { openLog } from './log.ts'
import { openMailFolder } from './mail-folder.server.ts'
import { seedNewDatabase } from './seed.server.ts'
import { openSessions } from './session.server.ts'

export type Running = { url: string; isDemo: boolean; stop: () => Promise<void> }

/** Brings the whole process up: database, seed, jobs, HTTP. Answers once it listens. */
export async function start(env: Environment, pages: Pages): Promise<Running> {
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 })
	const log = openLog(env.logLevel)
	const now = openClock(env.clockOffsetFile)
	const store = open(env.databaseUrl)
	await migrate(store, path.resolve('drizzle'))
	await seedNewDatabase(store, { isDemo: env.isDemo, now: now() })

	const sessions = openSessions(store, { isSecure: env.isSecure, now })
	const storage = openFileStorage(path.join(env.dataDir, 'uploads'))
	const { publicUrl, isSecure, trustProxy, isDemo } = env
	const mailFolder = isDemo && env.smtpUrl === null ? openMailFolder(path.join(env.dataDir, 'mail')) : null
	const app = createHttpServer({ store, now, sessions, storage, mailFolder, limits: createLimits(), log, isDemo, publicUrl, isSecure, trustProxy }, pages)
	const server = await listen(app, env)
	const origin = publicUrl ? new URL(publicUrl).origin : `http://localhost:${addressOf(server).port}`
	const lease = openJobLease({ store, owner: crypto.randomUUID(), now })
	const stopJobs = startJobs(jobsOf({ store, now, sessions, storage, env, origin }), { lease, now, log })
	return {
		url: publicUrl ?? origin,
		isDemo,
		async stop() {
			await stopJobs()
			server.closeIdleConnections()
			await new Promise((resolve) => server.close(resolve))
			await store.close()
		},
	}
}

function listen(app: ReturnType<typeof createHttpServer>, { port, host }: Environment): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = app.listen(port, host, () => resolve(server))
		server.once('error', reject)
	})
}

function addressOf(server: Server): AddressInfo {
	const address = server.address()
	if (address === null || typeof address === 'string') throw new Error('the server has no port')
	return address
}
