import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

const nonces = new WeakMap<ServerResponse, string>()

/** The nonce made for this response. */
export function nonceOf(response: ServerResponse): string {
	return nonces.get(response) ?? ''
}

/** Security headers, with a CSP whose scripts need this response's nonce. `connect-src` is wider for hot reload. */
export function securityHeaders({ isSecure, isDev }: { isSecure: boolean; isDev: boolean }): RequestHandler[] {
	return [
		(_request, response, next) => {
			nonces.set(response, randomBytes(16).toString('base64url'))
			next()
		},
		helmet({
			contentSecurityPolicy: {
				useDefaults: false,
				directives: {
					defaultSrc: ["'none'"],
					scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
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
		}),
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
