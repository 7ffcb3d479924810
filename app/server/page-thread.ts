import { Worker } from 'node:worker_threads'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { isForVisitors, keepPage } from './page-cache.ts'
import { nonceOf } from './security.ts'

export type AskedPage = { origin: string; path: string; headers: [string, string][]; nonce: string }
/** Null where the answer is no page: then the main thread gives it. */
export type RenderedPage = { status: number; headers: [string, string][]; html: Uint8Array<ArrayBuffer> } | null

const pages = /^\/(?:(?:challenges|lists|events|chains|organisations)(?:\/[^/.]+)?)?$/
const megabytes = 160

export type PageThread = { handler: (originOf: (request: Request) => string) => RequestHandler; stop: () => Promise<void> }

/**
 * A thread beside the main one that renders pages for visitors. It is asked as long as it has no more to do than the
 * main thread, which renders what is left, and everything once the thread should have ended.
 */
export function openPageThread(worker: URL, log: Logger): PageThread {
	const thread = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 } })
	const waiting = new Map<number, (rendered: RenderedPage) => void>()
	let isThere = true
	let isStopping = false
	let here = 0
	let last = 0
	thread.on('message', ({ id, rendered }: { id: number; rendered: RenderedPage }) => {
		waiting.get(id)?.(rendered)
		waiting.delete(id)
	})
	thread.on('error', (error) => log.error(error, 'the thread that renders pages ended; the main thread renders all'))
	thread.once('exit', () => {
		isThere = false
		if (!isStopping) log.error('pages are rendered by the main thread alone until the next start')
		for (const give of waiting.values()) give(null)
		waiting.clear()
	})
	const ask = (asked: AskedPage) =>
		new Promise<RenderedPage>((resolve) => {
			waiting.set(++last, resolve)
			thread.postMessage({ id: last, asked })
		})
	const renderHere = (response: Response, next: () => void) => {
		here++
		response.once('close', () => here--)
		next()
	}
	const inTurn = onePerTurn()
	return {
		handler: (originOf) => async (request, response, next) => {
			if (!isThere || !isForVisitors(response) || !pages.test(request.path)) return renderHere(response, next)
			if (waiting.size > here) return renderHere(response, () => inTurn(next))
			const rendered = await ask({ origin: originOf(request), path: request.originalUrl, headers: namedHeaders(request), nonce: nonceOf(response) })
			if (rendered === null) return renderHere(response, next)
			response.status(rendered.status)
			for (const [name, value] of rendered.headers) response.append(name, value)
			const html = Buffer.from(rendered.html.buffer)
			keepPage(response, html, Object.fromEntries(rendered.headers))
			response.end(html)
		},
		async stop() {
			isStopping = true
			await thread.terminate()
		},
	}
}

/**
 * Runs one task a turn of the event loop. A page rendered at once would keep the main thread from hearing what the
 * other one answered until it had rendered all it was asked for meanwhile.
 */
function onePerTurn(): (task: () => void) => void {
	const tasks: (() => void)[] = []
	const turn = () => {
		const task = tasks.shift()
		if (tasks.length > 0) setImmediate(turn)
		task?.()
	}
	return (task) => {
		tasks.push(task)
		if (tasks.length === 1) setImmediate(turn)
	}
}

/** The headers a visitor's page depends on. */
function namedHeaders(request: Request): [string, string][] {
	return ['Cookie', 'Accept-Language'].flatMap((name): [string, string][] => {
		const value = request.get(name)
		return value === undefined ? [] : [[name, value]]
	})
}
