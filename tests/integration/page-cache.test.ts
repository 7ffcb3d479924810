import type { Server } from 'node:http'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { keepPage, pageCache } from '#app/server/page-cache.ts'
import { nonceOf, securityHeaders } from '#app/server/security.ts'

let server: Server | undefined
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))

const deadline = new Date('2026-12-18T09:00:00Z')

/** A site whose one page tells how often it was rendered. */
async function site() {
	const state = { revision: 1, rendered: 0, asked: 0, now: new Date('2026-12-18T08:59:50Z') }
	const app = express()
	app.use(securityHeaders({ isSecure: false, isDev: false }))
	app.use(
		pageCache({
			revision: () => state.revision,
			isSignedIn: (cookie) => cookie?.includes('session') ?? false,
			now: () => state.now,
			nextDeadline: async (after) => {
				state.asked++
				return after < deadline ? deadline : null
			},
		}),
	)
	app.get('*', (_request, response) => {
		state.rendered++
		const html = `<script nonce="${nonceOf(response)}">${state.rendered}</script>`
		keepPage(response, Buffer.from(html), { 'content-type': 'text/html' })
		response.send(html)
	})
	server = await new Promise<Server>((resolve) => {
		const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
	})
	const address = server.address()
	const port = address && typeof address === 'object' ? address.port : 0
	const get = async (path: string, headers: Record<string, string> = {}) => {
		const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
		return { text: await answer.text(), policy: answer.headers.get('Content-Security-Policy') ?? '' }
	}
	return { state, get }
}

test('a public page is rendered once for visitors, and each answer has a nonce of its own that its policy allows', async () => {
	const { state, get } = await site()
	const [first, second] = [await get('/challenges'), await get('/challenges')]
	expect(state.rendered).toBe(1)
	const nonces = [first, second].map(({ text }) => /nonce="([^"]+)"/.exec(text)?.[1] ?? '')
	expect(nonces[0]).not.toBe(nonces[1])
	expect(first.policy).toContain(`'nonce-${nonces[0]}'`)
	expect(second.policy).toContain(`'nonce-${nonces[1]}'`)
})

test('a commit, another language, a session, or a page that is not public is rendered anew', async () => {
	const { state, get } = await site()
	await get('/challenges')
	await get('/challenges', { 'Accept-Language': 'en' })
	await get('/challenges', { Cookie: 'session=x' })
	await get('/challenges', { Cookie: 'session=x' })
	await get('/account')
	await get('/account')
	expect(state.rendered).toBe(6)
	state.revision = 2
	await get('/challenges')
	expect(state.rendered).toBe(7)
})

test('a page is not kept past a deadline, nor past its life, nor when the clock goes back', async () => {
	const { state, get } = await site()
	const renderedAt = async (instant: string) => {
		state.now = new Date(instant)
		await get('/challenges')
		return state.rendered
	}
	expect(await renderedAt('2026-12-18T08:59:50Z')).toBe(1)
	expect(await renderedAt('2026-12-18T08:59:59.999Z')).toBe(1)
	expect(await renderedAt('2026-12-18T09:00:00Z')).toBe(2)
	expect(await renderedAt('2026-12-18T09:00:14.999Z')).toBe(2)
	expect(await renderedAt('2026-12-18T09:00:15Z')).toBe(3)
	expect(await renderedAt('2026-12-18T08:00:00Z')).toBe(4)
})

test('the next deadline is asked for anew after a commit, when it came, and when the clock goes back', async () => {
	const { state, get } = await site()
	const asked = async (path: string) => {
		await get(path)
		return state.asked
	}
	expect(await asked('/challenges')).toBe(1)
	expect(await asked('/lists')).toBe(1)
	state.revision = 2
	expect(await asked('/chains')).toBe(2)
	state.now = deadline
	expect(await asked('/events')).toBe(3)
	expect(await asked('/organisations')).toBe(3)
	state.now = new Date('2026-12-18T08:00:00Z')
	expect(await asked('/')).toBe(4)
})
