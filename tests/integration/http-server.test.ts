import { once } from 'node:events'
import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import { afterEach, expect, test } from 'vitest'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { serve } from '#tests/support/site.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
	for (const close of closing.splice(0)) await close()
})

const page = '<!DOCTYPE html><p>榜题</p>'
const signals: AbortSignal[] = []

/** A site of one page, and of one address that writes: it signs in whoever is named. */
const entry: ServerBuild['entry'] = {
	module: {
		default(request, status, headers, _remix, { sendPage }) {
			signals.push(request.signal)
			sendPage(page)
			return new Response(null, { status, headers })
		},
	},
}
const routes: ServerBuild['routes'] = {
	root: { id: 'root', path: '', module: { default: () => null } },
	enter: {
		id: 'enter',
		parentId: 'root',
		path: 'enter/:userId',
		module: {
			default: undefined as never,
			async action({ context, params }: ActionFunctionArgs) {
				return new Response('signed in', { headers: { 'Set-Cookie': await context.sessions.start(params.userId ?? '') } })
			},
		},
	},
}

async function site(publicUrl: string | null) {
	const store = await freshDatabase()
	const member = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx)))
	const { address: own, close } = await serve({ store, routes, entry, publicUrl })
	closing.push(close)
	const enter = (origin?: string) => fetch(`${own}/enter/${member.userId}`, { method: 'POST', headers: origin ? { Origin: origin } : {} })
	return { own, enter }
}

test('a writing request is served only from a page of this site', async () => {
	const { own, enter } = await site(null)
	expect((await enter(own)).status).toBe(200)
	for (const origin of ['https://elsewhere.example', 'null', `${own}.example`, undefined]) expect((await enter(origin)).status).toBe(403)
})

test('behind a proxy the site’s origin is its public address', async () => {
	const { own, enter } = await site('https://lianbang.example')
	expect((await enter('https://lianbang.example')).status).toBe(200)
	expect((await enter(own)).status).toBe(403)
})

test('the session cookie is a __Host- cookie behind HTTPS and closed to scripts everywhere', async () => {
	const secure = (await (await site('https://lianbang.example')).enter('https://lianbang.example')).headers.get('Set-Cookie')
	expect(secure).toMatch(/^__Host-session=\w+;/)
	for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(secure).toContain(flag)
	const { own, enter } = await site(null)
	const local = (await enter(own)).headers.get('Set-Cookie')
	expect(local).toMatch(/^session=\w+;.*HttpOnly/)
	expect(local).not.toContain('Secure')
})

test('every answer carries the content policy with a nonce of its own, and HTTPS the transport policy', async () => {
	const { own } = await site('https://lianbang.example')
	const policies = await Promise.all([0, 1].map(async () => (await fetch(own)).headers))
	const [first, second] = policies.map((headers) => headers.get('Content-Security-Policy') ?? '')
	expect(first).toMatch(/script-src 'self' 'nonce-[\w-]{20,}'/)
	expect(first).not.toBe(second)
	expect(first).not.toContain('unsafe-eval')
	expect(policies[0]?.get('Strict-Transport-Security')).toContain('max-age=31536000')
})

test('a page is sent whole, and the signal of its request ends with the answer', async () => {
	const { own } = await site(null)
	const answer = await fetch(own)
	expect(answer.headers.get('Content-Length')).toBe(String(Buffer.byteLength(page)))
	expect(await answer.text()).toBe(page)
	const signal = signals.at(-1)
	if (signal && !signal.aborted) await once(signal, 'abort')
	expect(signal?.aborted).toBe(true)
	expect(await (await fetch(own, { method: 'HEAD' })).text()).toBe('')
})
