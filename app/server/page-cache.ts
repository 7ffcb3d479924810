import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { nonceOf } from './security.ts'

type Headers = Readonly<Record<string, string>>
/** `places` are where the nonce stands in the bytes; every nonce is as long. */
type Page = { html: Buffer; places: readonly number[]; from: number; until: number; headers: Headers }
type Keep = (html: Buffer, headers: Headers) => void
type Parts = {
	revision: () => number | null
	isSignedIn: (cookie: string | null) => boolean
	now: () => Date
	/** The first deadline after an instant, when pages change without a commit; null when there is none. */
	nextDeadline: (after: Date) => Promise<Date | null>
}

const lifeMs = 15_000
/** Where the engine does not tell of commits, their pages are only this old. */
const blindLifeMs = 2000
/** Room for some eleven hundred pages of one challenge. */
const mostBytes = 24 * 2 ** 20
const publicPages = /^\/($|challenges|lists|events|chains|organisations)/

const keepers = new WeakMap<ServerResponse, Keep>()

/** Whether the answer is a public page for someone without a session. */
export function isForVisitors(response: ServerResponse): boolean {
	return keepers.has(response)
}

/** Takes a page just rendered as the answer to whoever asks next, where it may be kept. */
export function keepPage(response: ServerResponse, html: Buffer, headers: Headers): void {
	if (response.statusCode === 200 && !response.hasHeader('Set-Cookie')) keepers.get(response)?.(html, headers)
}

function placesOf(nonce: string, html: Buffer): number[] {
	const places: number[] = []
	for (let at = html.indexOf(nonce); at >= 0; at = html.indexOf(nonce, at + nonce.length)) places.push(at)
	return places
}

function withNonce({ html, places }: Page, nonce: string): Buffer {
	const page = Buffer.from(html)
	for (const at of places) page.write(nonce, at)
	return page
}

/** Pages in the order they came in; the oldest make room. */
function shelf() {
	const pages = new Map<string, Page>()
	let bytes = 0
	const drop = (key: string, page: Page) => {
		pages.delete(key)
		bytes -= page.html.length
	}
	return {
		find: (key: string, at: number) => {
			const page = pages.get(key)
			return page && page.from <= at && at < page.until ? page : undefined
		},
		put(key: string, page: Page) {
			const before = pages.get(key)
			if (before) drop(key, before)
			pages.set(key, page)
			bytes += page.html.length
			for (const [oldest, old] of pages) {
				if (bytes <= mostBytes) break
				drop(oldest, old)
			}
		},
		clear() {
			pages.clear()
			bytes = 0
		},
	}
}

/** Asks for the next deadline anew when it came, or anything was committed since. */
function untilCommit(nextDeadline: Parts['nextDeadline']) {
	let known = { seen: Number.NaN, from: 0, deadline: 0 }
	return async (at: number, seen: number | null): Promise<number> => {
		if (known.seen === seen && known.from <= at && at < known.deadline) return known.deadline
		const deadline = (await nextDeadline(new Date(at)))?.getTime() ?? Number.POSITIVE_INFINITY
		if (seen !== null) known = { seen, from: at, deadline }
		return deadline
	}
}

/**
 * Answers public pages to visitors from memory for up to 15 seconds, as long as nothing was committed and no deadline
 * came since. Each answer gets its own nonce in place of the kept one. A request with a session is never answered
 * from here.
 */
export function pageCache({ revision, isSignedIn, now, nextDeadline }: Parts): RequestHandler {
	const pages = shelf()
	const deadlineAfter = untilCommit(nextDeadline)
	let current: number | null = null
	return (request, response, next) => {
		const cookie = request.get('Cookie') ?? null
		if (request.method !== 'GET' || !publicPages.test(request.path) || request.path.endsWith('.data') || isSignedIn(cookie)) {
			next()
			return
		}
		const seen = revision()
		if (seen !== current) pages.clear()
		current = seen
		const key = [request.originalUrl, request.get('Host'), cookie, request.get('Accept-Language')].join('\n')
		const at = now().getTime()
		const known = pages.find(key, at)
		const nonce = nonceOf(response)
		if (known) {
			response.set(known.headers).end(withNonce(known, nonce))
			return
		}
		deadlineAfter(at, seen).then((deadline) => {
			const until = Math.min(at + (seen === null ? blindLifeMs : lifeMs), deadline)
			keepers.set(response, (html, headers) => {
				if (revision() !== seen) return
				pages.put(key, { html, places: placesOf(nonce, html), from: at, until, headers })
			})
			next()
		}, next)
	}
}
