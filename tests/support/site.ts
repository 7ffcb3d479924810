import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import pino from 'pino'
import { createHttpServer } from '#app/server/http-server.ts'
import { createLimits } from '#app/server/limits.server.ts'
import { openSessions } from '#app/server/session.server.ts'
import type { Shared } from '#app/server/shared.ts'
import type { Store } from '#db/client.ts'
import { logSigner } from './log-signer.ts'
import { vault } from './vault.ts'

type Site = { store: Store; routes: ServerBuild['routes']; entry: ServerBuild['entry']; publicUrl?: string | null } & Partial<Pick<Shared, 'storage' | 'now'>>

/** A site of a few routes behind the whole HTTP server, in this process; answers its address and what stops it. */
export async function serve({ store, routes, entry, publicUrl = null, now = () => new Date(), storage }: Site) {
	const isSecure = publicUrl?.startsWith('https:') ?? false
	const build: ServerBuild = {
		entry,
		routes,
		assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
		publicPath: '/',
		assetsBuildDirectory: '',
		future: {
			v3_fetcherPersist: true,
			v3_relativeSplatPath: true,
			v3_throwAbortReason: true,
			v3_singleFetch: true,
			v3_lazyRouteDiscovery: true,
		},
		mode: 'production',
		isSpaMode: false,
	}
	const app = createHttpServer(
		{
			store,
			vault,
			logSigner,
			now,
			sessions: openSessions(store, { isSecure, now }),
			storage: storage ?? { put: async () => '', read: () => process.stdin, remove: async () => undefined, async *list() {} },
			mailFolder: null,
			limits: createLimits(),
			log: pino({ level: 'silent' }),
			isDemo: false,
			publicUrl,
			isSecure,
			trustProxy: 1,
			pageThread: null,
		},
		{ build, assets: null },
	)
	const server = app.listen(0, '127.0.0.1')
	await new Promise((resolve) => server.once('listening', resolve))
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	return { address, close: () => new Promise((resolve) => server.close(resolve)) }
}
