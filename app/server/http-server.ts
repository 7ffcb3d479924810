import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import type { Context } from './context.server.ts'
import { pageCache } from './page-cache.ts'
import { type RemixParts, remixHandler } from './remix-handler.ts'
import { checkOrigin, nonceOf, securityHeaders } from './security.ts'
import { narrowed, segmentOfPath, segmentsOf } from './segments.ts'

/** What every request shares; the rest of the load context is made for each one. */
type Shared = Omit<Context, 'nonce' | 'member' | 'clientAddress' | 'origin' | 'sendPage'> & {
	publicUrl: string | null
	isSecure: boolean
	trustProxy: number
}

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
	const files = express.static(path.resolve(assets ? 'public' : 'build/client'), { maxAge: '1h' })
	app.use((request, response, next) => (/\.\w+$/.test(request.path) ? files(request, response, next) : next()))

	const publicOrigin = shared.publicUrl ? new URL(shared.publicUrl).origin : null
	const originOf = (request: Request) => publicOrigin ?? `${request.protocol}://${request.get('Host')}`
	app.use(checkOrigin(originOf))
	if (!assets)
		app.use(
			pageCache({
				revision: shared.store.revision,
				isSignedIn: shared.sessions.isPresent,
				now: shared.now,
				nextDeadline: (after) => ChallengeRepository.findNextDeadline(shared.store.db, after),
			}),
		)
	const contextOf: RemixParts['contextOf'] = (request, response, sendPage) => {
		const { publicUrl, isSecure, trustProxy, ...context } = shared
		return {
			...context,
			nonce: nonceOf(response),
			origin: originOf(request),
			clientAddress: request.ip ?? '',
			member: memberOnce(shared, request, response),
			sendPage,
		}
	}
	app.all('*', handlePages({ build, originOf, contextOf }))
	app.use(answerBroken)
	return app
}

/** An address that cannot be decoded names nothing; anything else is for Express to report. */
const answerBroken: ErrorRequestHandler = (error, _request, response, next) => {
	if (error instanceof URIError) response.status(404).type('text/plain').send('Not found\n')
	else next(error)
}

/** Remix behind Express; a built server gets one handler for each first segment of an address (see segments.ts). */
function handlePages({ build, ...parts }: RemixParts): RequestHandler {
	const everything = remixHandler({ build, ...parts })
	if (typeof build === 'function') return everything
	const handlers = new Map([...segmentsOf(build)].map((segment) => [segment, remixHandler({ build: narrowed(build, segment), ...parts })]))
	const nothing = remixHandler({ build: narrowed(build, '*'), ...parts })
	return (request, response, next) => {
		const segment = segmentOfPath(request.path)
		const handler = segment === '__manifest' ? everything : (handlers.get(segment) ?? nothing)
		return handler(request, response, next)
	}
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
