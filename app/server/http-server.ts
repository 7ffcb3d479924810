import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { byAddress } from './by-address.ts'
import type { Context } from './context.server.ts'
import { pageCache } from './page-cache.ts'
import type { PageThread } from './page-thread.ts'
import { type RemixParts, remixHandler } from './remix-handler.ts'
import { checkOrigin, nonceOf, securityHeaders } from './security.ts'
import type { Shared } from './shared.ts'

type Parts = Shared & { publicUrl: string | null; isSecure: boolean; trustProxy: number; pageThread: PageThread | null }

/** Where the Remix build comes from: the built one, or in development the one of the moment, behind hot reload. */
export type Pages = { build: ServerBuild | (() => Promise<ServerBuild>); assets: RequestHandler | null }

/** The whole HTTP side: headers, origin check, static files, then Remix. */
export function createHttpServer({ publicUrl, isSecure, trustProxy, pageThread, ...shared }: Parts, { build, assets }: Pages): Express {
	const app = express()
	app.disable('x-powered-by')
	app.set('trust proxy', trustProxy)
	app.use(securityHeaders({ isSecure, isDev: assets !== null }))
	if (assets) app.use(assets)
	else app.use('/assets', express.static(path.resolve('build/client/assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
	const files = express.static(path.resolve(assets ? 'public' : 'build/client'), { maxAge: '1h' })
	app.use((request, response, next) => (/\.\w+$/.test(request.path) ? files(request, response, next) : next()))

	const publicOrigin = publicUrl ? new URL(publicUrl).origin : null
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
	if (!assets && pageThread) app.use(pageThread.handler(originOf))
	const contextOf: RemixParts['contextOf'] = (request, response, sendPage) => ({
		...shared,
		nonce: nonceOf(response),
		origin: originOf(request),
		clientAddress: request.ip ?? '',
		member: memberOnce(shared, request, response),
		sendPage,
	})
	app.use(handlePages({ build, originOf, contextOf }))
	app.use(answerBroken)
	return app
}

/** An address that cannot be decoded names nothing; anything else is for Express to report. */
const answerBroken: ErrorRequestHandler = (error, _request, response, next) => {
	if (error instanceof URIError) response.status(404).type('text/plain').send('Not found\n')
	else next(error)
}

/** Remix behind Express; a built server gets one handler for each set of routes an address is held against (see by-address.ts). */
function handlePages({ build, ...parts }: RemixParts): RequestHandler {
	if (typeof build === 'function') return remixHandler({ build, ...parts })
	const handlerOf = byAddress(build, (narrow) => remixHandler({ build: narrow, ...parts }))
	return (request, response, next) => handlerOf(request.path)(request, response, next)
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
