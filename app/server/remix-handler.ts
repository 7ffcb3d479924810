import { type AppLoadContext, createReadableStreamFromReadable, createRequestHandler, type ServerBuild, writeReadableStreamToWritable } from '@remix-run/node'
import type { Response as Answer, Request as Asked, RequestHandler } from 'express'
import { keepPage } from './page-cache.ts'

export type RemixParts = {
	build: ServerBuild | (() => Promise<ServerBuild>)
	originOf: (asked: Asked) => string
	contextOf: (asked: Asked, answer: Answer, sendPage: (html: string) => void) => AppLoadContext
}

/**
 * Remix behind Express, as @remix-run/express has it, save for two things. A rendered page is written in one piece
 * past the streams of a web response. And the signal of a request ends with its answer: until then Remix keeps a timer
 * and all data of the page, which would be ten seconds.
 */
export function remixHandler({ build, originOf, contextOf }: RemixParts): RequestHandler {
	const handle = createRequestHandler(build, process.env.NODE_ENV)
	return async (asked, answer, next) => {
		try {
			let page: Buffer | undefined
			const context = contextOf(asked, answer, (html) => {
				page = Buffer.from(html)
			})
			const response = await handle(webRequest(asked, answer, originOf(asked)), context)
			answer.statusMessage = response.statusText
			answer.status(response.status)
			for (const [name, value] of response.headers) answer.append(name, value)
			if (page !== undefined) {
				keepPage(answer, page, Object.fromEntries(response.headers))
				answer.end(page)
			} else if (response.body) await writeReadableStreamToWritable(response.body, answer)
			else answer.end()
		} catch (error) {
			next(error)
		}
	}
}

function webRequest(asked: Asked, answer: Answer, origin: string): Request {
	const ending = new AbortController()
	answer.once('close', () => ending.abort('answered'))
	const headers = new Headers()
	for (const [name, values] of Object.entries(asked.headers)) for (const value of [values ?? []].flat()) headers.append(name, value)
	const init: RequestInit & { duplex?: 'half' } = { method: asked.method, headers, signal: ending.signal }
	if (asked.method !== 'GET' && asked.method !== 'HEAD') {
		init.body = createReadableStreamFromReadable(asked)
		init.duplex = 'half'
	}
	return new Request(origin + asked.originalUrl, init)
}
