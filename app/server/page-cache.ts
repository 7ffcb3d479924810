import type { RequestHandler } from 'express'
import { nonceOf } from './security.ts'

type Page = { html: string; nonce: string; revision: number | null; from: number; until: number; headers: Record<string, string> }
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
const most = 300
const publicPages = /^\/($|challenges|lists|events|chains|organisations)/

/**
 * Answers public pages to visitors from memory for up to 15 seconds, as long as nothing was committed and no deadline
 * came since. Each answer gets its own nonce in place of the kept one. A request with a session is never answered
 * from here.
 */
export function pageCache({ revision, isSignedIn, now, nextDeadline }: Parts): RequestHandler {
	const pages = new Map<string, Page>()
	return (request, response, next) => {
		const cookie = request.get('Cookie') ?? null
		if (request.method !== 'GET' || !publicPages.test(request.path) || request.path.endsWith('.data') || isSignedIn(cookie)) {
			next()
			return
		}
		const key = [request.originalUrl, request.get('Host'), cookie, request.get('Accept-Language')].join('\n')
		const known = pages.get(key)
		const at = now().getTime()
		if (known && known.from <= at && at < known.until && known.revision === revision()) {
			response.set(known.headers).send(known.html.replaceAll(known.nonce, nonceOf(response)))
			return
		}
		const seen = revision()
		nextDeadline(new Date(at)).then((deadline) => {
			const until = Math.min(at + (seen === null ? blindLifeMs : lifeMs), deadline?.getTime() ?? Number.POSITIVE_INFINITY)
			response.locals.keepPage = (html: string, headers: Record<string, string>) => {
				if (pages.size >= most) pages.clear()
				pages.set(key, { html, nonce: nonceOf(response), revision: seen, from: at, until, headers })
			}
			next()
		}, next)
	}
}
