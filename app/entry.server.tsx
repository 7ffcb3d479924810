import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceContext } from './components/nonce.ts'
import { i18nFor, languageOf } from './i18n/i18n.server.ts'

/** Longest a page may wait for its data. */
export const streamTimeout = 10_000

/** The scripts that hand the loaders' data to the browser, as Remix writes them when it streams. */
function handoff(data: string, nonce: string): string {
	const literal = JSON.stringify(data).replace(/[&<>\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
	const script = (statement: string) => `<script nonce="${nonce}">window.__remixContext.streamController.${statement};</script>`
	return script(`enqueue(${literal})`) + script('close()')
}

/**
 * Renders a page in one piece, its data first. Nothing on a page waits while it is rendered, so React's stream and the
 * passes Remix makes through it to transfer data would only cost.
 */
export default async function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	{ serverHandoffStream, ...remixContext }: EntryContext,
	{ nonce, sendPage }: AppLoadContext,
) {
	const language = await languageOf(request)
	headers.set('Content-Type', 'text/html; charset=utf-8')
	headers.set('Content-Language', language === 'zh' ? 'zh-CN' : 'en')
	headers.append('Vary', 'Cookie, Accept-Language')
	const data = serverHandoffStream ? await new Response(serverHandoffStream).text() : ''
	const page = renderToString(
		<I18nextProvider i18n={i18nFor(language)}>
			<NonceContext.Provider value={nonce}>
				<RemixServer context={remixContext} url={request.url} nonce={nonce} />
			</NonceContext.Provider>
		</I18nextProvider>,
	)
	sendPage(`<!DOCTYPE html>${page}${handoff(data, nonce)}`)
	return new Response(null, { headers, status })
}

/** Errors of loaders and actions: logged here, shown to the reader by the error boundary without their text. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
	if (!request.signal.aborted) context.log.error(error, `${request.method} ${new URL(request.url).pathname}`)
}
