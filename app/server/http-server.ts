import path from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type Express, type Request, type RequestHandler } from 'express'
import type { Context } from './context.server.ts'
import { checkOrigin, nonceOf, securityHeaders } from './security.ts'

/** What every request shares; the rest of the load context is made for each one. */
export type Shared = Omit<Context, 'nonce' | 'member' | 'clientAddress' | 'origin'> & { publicUrl: string | null; isSecure: boolean; trustProxy: number }

/** Where the Remix build comes from: the built one, or in development the one of the moment, behind hot reload. */
export type Pages = { build: ServerBuild | (() => Promise<ServerBuild>); assets: RequestHandler | null }

/** The whole HTTP side: headers, origin check, static files, then Remix. */
export function createHttpServer(shared: Shared, { build, assets }: Pages): Express {
	const app = express()
	app.disable('x-powered-by')
	app.set('trust proxy', shared.trustProxy)
	app.use(securityHeaders({ isSecure: shared.isSecure, isDev: assets !== null }))
	if (assets) app.use(assets)
	else app.use('/assets', express.static(path.resolve('build/client/assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
	app.use(express.static(path.resolve(assets ? 'public' : 'build/client'), { maxAge: '1h' }))

	const originOf = (request: Request) => (shared.publicUrl ? new URL(shared.publicUrl).origin : `${request.protocol}://${request.get('Host')}`)
	app.use(checkOrigin(originOf))
	app.all(
		'*',
		createRequestHandler({
			build,
			async getLoadContext(request, response) {
				const { publicUrl, isSecure, trustProxy, ...context } = shared
				return {
					...context,
					nonce: nonceOf(response),
					origin: originOf(request),
					clientAddress: request.ip ?? '',
					member: memberOnce(shared, request, response),
				}
			},
		}),
	)
	return app
}

/** Reads the session at most once a request, and renews its cookie when its sliding limit moved. */
function memberOnce({ sessions }: Shared, request: Request, response: express.Response): Context['member'] {
	const read = async () => {
		const { member, cookie } = await sessions.read(request.get('Cookie') ?? null)
		if (cookie && !response.headersSent) response.append('Set-Cookie', cookie)
		return member
	}
	let reading: ReturnType<typeof read> | undefined
	return () => {
		reading ??= read()
		return reading
	}
}
