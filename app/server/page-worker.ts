import { parentPort } from 'node:worker_threads'
import { type AppLoadContext, createRequestHandler } from '@remix-run/node'
import { byAddress } from './by-address.ts'
import { openDataKeys } from './data-keys.server.ts'
import { readEnvironment } from './env.ts'
import type { AskedPage, RenderedPage } from './page-thread.ts'
import { openPages } from './pages.ts'
import { openShared } from './shared.ts'

const env = readEnvironment(process.env)
const shared = openShared(env, openDataKeys({ folder: env.keyDir, appSecret: env.appSecret }))
const { build } = await openPages({ isDevelopment: false })
if (typeof build === 'function') throw new Error('pages are rendered apart only once they are built')
const handlerOf = byAddress(build, (narrow) => createRequestHandler(narrow, process.env.NODE_ENV))

async function render({ origin, path, headers, nonce }: AskedPage): Promise<RenderedPage> {
	let html: Uint8Array<ArrayBuffer> | null = null
	const context: AppLoadContext = {
		...shared,
		origin,
		nonce,
		clientAddress: '',
		member: async () => null,
		sendPage: (page) => {
			html = new TextEncoder().encode(page)
		},
	}
	const ending = new AbortController()
	const response = await handlerOf(path)(new Request(origin + path, { headers, signal: ending.signal }), context)
	ending.abort('answered')
	return html === null ? null : { status: response.status, headers: [...response.headers], html }
}

parentPort?.on('message', async ({ id, asked }: { id: number; asked: AskedPage }) => {
	const rendered = await render(asked)
	parentPort?.postMessage({ id, rendered }, rendered ? [rendered.html.buffer] : [])
})
