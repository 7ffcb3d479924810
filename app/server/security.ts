import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** The nonce made for this response. */
export function nonceOf(response: Response): string {
	return String(response.locals.nonce)
}

/** Security headers, with a CSP whose scripts need this response's nonce. `connect-src` is wider for hot reload. */
export function securityHeaders({ isSecure, isDev }: { isSecure: boolean; isDev: boolean }): RequestHandler[] {
	return [
		(_request, response, next) => {
			response.locals.nonce = randomBytes(16).toString('base64url')
			next()
		},
		(request, response, next) =>
			helmet({
				contentSecurityPolicy: {
					useDefaults: false,
					directives: {
						defaultSrc: ["'none'"],
						scriptSrc: ["'self'", `'nonce-${nonceOf(response)}'`],
						styleSrc: ["'self'", ...(isDev ? ["'unsafe-inline'"] : [])],
						styleSrcAttr: ["'unsafe-inline'"],
						imgSrc: ["'self'", 'data:'],
						fontSrc: ["'self'"],
						connectSrc: ["'self'", ...(isDev ? ['ws:'] : [])],
						formAction: ["'self'"],
						frameAncestors: ["'none'"],
						baseUri: ["'none'"],
						manifestSrc: ["'self'"],
						...(isSecure ? { upgradeInsecureRequests: [] } : {}),
					},
				},
				strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
				referrerPolicy: { policy: 'same-origin' },
				crossOriginEmbedderPolicy: false,
				xFrameOptions: { action: 'deny' },
			})(request, response, next),
	]
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses every writing request that does not come from a page of this site. `originOf` gives the site's own origin. */
export function checkOrigin(originOf: (request: Parameters<RequestHandler>[0]) => string): RequestHandler {
	return (request, response, next) => {
		if (safeMethods.has(request.method) || request.get('Origin') === originOf(request)) next()
		else response.status(403).type('text/plain').send('Cross-site request refused.\n')
	}
}
