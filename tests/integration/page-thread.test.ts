import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { pageCache } from '#app/server/page-cache.ts'
import { openPageThread } from '#app/server/page-thread.ts'
import { securityHeaders } from '#app/server/security.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
	await Promise.all(closing.splice(0).map((close) => close()))
})

/** A thread that answers each page with its address and the headers it was given; `/lists` ends it, `/events` is no page to it. */
const worker = `
	const { parentPort } = require('node:worker_threads')
	parentPort.on('message', ({ id, asked }) => {
		if (asked.path === '/lists') process.exit(1)
		const html = new TextEncoder().encode('thread ' + asked.path + ' ' + JSON.stringify(asked.headers))
		parentPort.postMessage({ id, rendered: asked.path === '/events' ? null : { status: 200, headers: [['content-type', 'text/html']], html } })
	})`

async function site() {
	const thread = openPageThread(
		new URL(`data:text/javascript,import{createRequire}from'module';const require=createRequire('/');${encodeURIComponent(worker)}`),
		pino({ level: 'silent' }),
	)
	const app = express()
	app.use(securityHeaders({ isSecure: false, isDev: false }))
	app.use(
		pageCache({ revision: () => null, isSignedIn: (cookie) => cookie?.includes('session') ?? false, now: () => new Date(), nextDeadline: async () => null }),
	)
	app.use(thread.handler(() => 'http://here.example'))
	app.get('*', (request, response) => {
		response.send(`main ${request.originalUrl}`)
	})
	const server = await new Promise<Server>((resolve) => {
		const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
	})
	closing.push(thread.stop, () => new Promise((resolve) => server.close(resolve)))
	const { port } = server.address() as AddressInfo
	return async (path: string, headers: Record<string, string> = {}) => (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text()
}

test('a visitor’s page comes from the thread, with the headers it depends on; a member’s and what is no page from the main thread', async () => {
	const get = await site()
	expect(await get('/challenges?q=x', { 'Accept-Language': 'en' })).toBe('thread /challenges?q=x [["Accept-Language","en"]]')
	expect(await get('/challenges', { Cookie: 'session=1' })).toBe('main /challenges')
	expect(await get('/lists/A/download')).toBe('main /lists/A/download')
	expect(await get('/account')).toBe('main /account')
	expect(await get('/events')).toBe('main /events')
})

test('when the thread ends, the page it was asked for and all later ones come from the main thread', async () => {
	const get = await site()
	expect(await get('/lists')).toBe('main /lists')
	expect(await get('/challenges')).toBe('main /challenges')
})
