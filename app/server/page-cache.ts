import type { RequestHandler } from 'express'
import { nonceOf } from './security.ts'

type Page = { html: string; nonce: string; revision: number | null; until: number; headers: Record<string, string> }
type Parts = { revision: () => number | null; isSignedIn: (cookie: string | null) => boolean }

const lifeMs = 2000
const most = 300
const publicPages = /^\/($|challenges|lists|chains|organisations)/

/**
 * Answers public pages to visitors from memory for up to two seconds, as long as nothing was committed since. Each
 * answer gets its own nonce in place of the kept one. A request with a session is never answered from here.
 */
export function pageCache({ revision, isSignedIn }: Parts): RequestHandler {
	const pages = new Map<string, Page>()
	return (request, response, next) => {
		const cookie = request.get('Cookie') ?? null
		if (request.method !== 'GET' || !publicPages.test(request.path) || request.path.endsWith('.data') || isSignedIn(cookie)) {
			next()
			return
		}
		const key = [request.originalUrl, request.get('Host'), cookie, request.get('Accept-Language')].join('\n')
		const known = pages.get(key)
		const now = Date.now()
		if (known && known.until > now && known.revision === revision()) {
			response.set(known.headers).send(known.html.replaceAll(known.nonce, nonceOf(response)))
			return
		}
		const seen = revision()
		response.locals.keepPage = (html: string, headers: Record<string, string>) => {
			if (pages.size >= most) pages.clear()
			pages.set(key, { html, nonce: nonceOf(response), revision: seen, until: Date.now() + lifeMs, headers })
		}
		next()
	}
}
