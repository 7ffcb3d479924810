import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '../../app/routes.ts'
import { expect, test } from './support/app.ts'
import { commandRoutes, routeTable, type Visitor, visitors } from './support/route-table.ts'
import { cookieOf } from './support/sign-in.ts'

/** Every address pattern of app/routes.ts. A layout and its index share one. */
function patternsOf(entries: RouteConfigEntry[], above = ''): string[] {
	return entries.flatMap(({ path, children }) => {
		const own = [above, path].filter(Boolean).join('/') || '/'
		return [own, ...(children ? patternsOf(children, own === '/' ? '' : own) : [])]
	})
}

test('every route stands in the table of who may do what', async () => {
	const patterns = new Set(patternsOf(await routes))
	expect([...patterns].filter((pattern) => !(pattern in routeTable) && !(pattern in commandRoutes))).toEqual([])
	expect([...Object.keys(routeTable), ...Object.keys(commandRoutes)].filter((pattern) => !patterns.has(pattern))).toEqual([])
})

async function visit(url: string, email: string | null, address: string, method: 'GET' | 'POST') {
	const answer = await fetch(url + address, {
		method,
		redirect: 'manual',
		headers: {
			...(email ? { Cookie: await cookieOf(url, email) } : {}),
			...(method === 'POST' ? { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
		},
		...(method === 'POST' ? { body: '' } : {}),
	})
	await answer.text()
	const isLogin = answer.status === 302 && (answer.headers.get('Location') ?? '').startsWith('/login')
	return isLogin ? 'login' : answer.status
}

/** The draft list of the chain lead, and a challenge of its own that is open. */
async function examples(url: string) {
	const headers = { Cookie: await cookieOf(url, visitors.lead) }
	const lists = await (await fetch(`${url}/issuer/lists`, { headers })).text()
	const desk = await (await fetch(`${url}/challenges?chain=new-materials`, { headers })).text()
	const codes = [...desk.matchAll(/href="\/challenges\/(XCL-\d+-\d+)"/g)].map((match) => match[1])
	for (const own of codes) {
		const answer = await fetch(`${url}/issuer/challenges/${own}/bids`, { headers })
		if (answer.status === 200) return { list: /href="\/issuer\/lists\/(XCL-[^"]+)"/.exec(lists)?.[1] ?? '', own: own ?? '' }
	}
	throw new Error('the chain lead has no open challenge')
}

test('every route answers every role as the table says', async ({ app }) => {
	const { list, own } = await examples(app.url)
	const wrong: string[] = []
	for (const [pattern, { address, method = 'GET', everyone, but = {} }] of Object.entries(routeTable)) {
		if (pattern === 'logout') continue
		const filled = address.replace('{list}', list).replace('{own}', own)
		for (const [visitor, email] of Object.entries(visitors)) {
			const expected = but[visitor as Visitor] ?? everyone
			const got = await visit(app.url, email, filled, method)
			if (got !== expected) wrong.push(`${method} ${filled} as ${visitor}: ${got}, expected ${expected}`)
		}
	}
	expect(wrong).toEqual([])
})

test('commands send visitors to sign in and refuse who lacks the role', async ({ app }) => {
	const wrong: string[] = []
	for (const { address, roles } of Object.values(commandRoutes)) {
		const asVisitor = await visit(app.url, null, address, 'POST')
		if (asVisitor !== 'login') wrong.push(`${address} as visitor: ${asVisitor}`)
		for (const [visitor, email] of Object.entries(visitors)) {
			if (email === null || roles.includes(visitor as Visitor)) continue
			const got = await visit(app.url, email, address, 'POST')
			if (got !== 403 && got !== 404) wrong.push(`${address} as ${visitor}: ${got}`)
		}
	}
	expect(wrong).toEqual([])
})

test('a writing request from another site is refused', async ({ app }) => {
	const answer = await fetch(`${app.url}/login`, { method: 'POST', headers: { Origin: 'https://elsewhere.example' }, body: '' })
	expect(answer.status).toBe(403)
})
