import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { signDueCheckpoint } from '#app/services/log/sign-due-checkpoint.server.ts'
import { openJobLease } from '#app/services/operation/job-lease.server.ts'
import { migrate } from '#db/migrate.ts'
import { openDataKeys } from './data-keys.server.ts'
import { judgeDemo } from './demo-judging.server.ts'
import { sealDemo } from './demo-sealing.server.ts'
import type { Environment } from './env.ts'
import { createHttpServer, type Pages } from './http-server.ts'
import { jobsOf } from './job-list.ts'
import { startJobs } from './jobs.ts'
import { checkLogSigner } from './log-signer.server.ts'
import { openPageThread } from './page-thread.ts'
import { readyKeys } from './ready-keys.server.ts'
import { seedNewDatabase } from './seed.server.ts'
import { openShared } from './shared.ts'

export type Running = { url: string; isDemo: boolean; stop: () => Promise<void> }

/** Brings the whole process up: database, seed, jobs, HTTP. Answers once it listens. */
export async function start(env: Environment, pages: Pages): Promise<Running> {
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 })
	const keys = openDataKeys({ folder: env.keyDir, appSecret: env.appSecret })
	const shared = openShared(env, keys)
	const { store, vault, logSigner, now, sessions, storage, log } = shared
	await migrate(store, path.resolve('drizzle'))
	await readyKeys(keys, store, now())
	await checkLogSigner(logSigner, store)
	await signDueCheckpoint({ store, signer: logSigner, now: now() })
	const isNew = await seedNewDatabase(store, { vault, isDemo: env.isDemo, now: now() })
	if (isNew && env.isDemo) {
		await sealDemo({ store, vault, storage, signer: logSigner, dataDir: env.dataDir, now: now() })
		await judgeDemo({ store, vault, storage, signer: logSigner, now: now() })
	}

	const { publicUrl, isSecure, trustProxy, isDemo } = env
	const pageThread = pages.assets === null && availableParallelism() > 1 ? openPageThread(new URL('page-worker.js', import.meta.url), log) : null
	const app = createHttpServer({ ...shared, publicUrl, isSecure, trustProxy, pageThread }, pages)
	const server = await listen(app, env)
	const origin = publicUrl ? new URL(publicUrl).origin : `http://localhost:${addressOf(server).port}`
	const lease = openJobLease({ store, owner: crypto.randomUUID(), now })
	const stopJobs = startJobs(jobsOf({ store, vault, logSigner, now, sessions, storage, env, origin }), { lease, now, log })
	return {
		url: publicUrl ?? origin,
		isDemo,
		async stop() {
			await stopJobs()
			server.closeIdleConnections()
			await new Promise((resolve) => server.close(resolve))
			await pageThread?.stop()
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
