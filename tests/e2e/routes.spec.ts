import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '../../app/routes.ts'
import { expect, test } from './support/app.ts'
import { commandRoutes } from './support/command-routes.ts'
import { examplesIn, fill } from './support/examples.ts'
import { type Row, type Visitor, visitors } from './support/route-rows.ts'
import { openedTable, recordTable, routeTable, uploadTable } from './support/route-table.ts'
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

/** Visits every row as everybody; answers what was not as written. */
async function differences(url: string, rows: Row[], examples: Record<string, string>): Promise<string[]> {
	const wrong: string[] = []
	for (const { address, method = 'GET', everyone, but = {} } of rows) {
		const filled = fill(address, examples)
		for (const [visitor, email] of Object.entries(visitors)) {
			const expected = but[visitor as Visitor] ?? everyone
			const got = await visit(url, email, filled, method)
			if (got !== expected) wrong.push(`${method} ${address} as ${visitor}: ${got}, expected ${expected}`)
		}
	}
	return wrong
}

test('every route answers every role as the table says', async ({ app }) => {
	const rows = Object.entries(routeTable).flatMap(([pattern, row]) => (pattern === 'logout' ? [] : [row]))
	expect(await differences(app.url, rows, await examplesIn(app.dataDir))).toEqual([])
})

test('bids and challenges of others are not there, before the deadline, after it and once bids are opened', async ({ ownApp }) => {
	const { url, dataDir } = ownApp
	const examples = await examplesIn(dataDir)
	expect(await differences(url, recordTable, examples)).toEqual([])
	expect(await visit(url, visitors.lead, fill('/issuer/challenges/{ownClosed}/bids/open', examples), 'POST')).toBe(302)
	expect(await differences(url, openedTable, examples)).toEqual([])
})

/** Sends a file as a form does; answers where that leads. */
async function upload(url: string, email: string, address: string, file: File): Promise<string> {
	const body = new FormData()
	body.set('file', file)
	const answer = await fetch(url + address, { method: 'POST', redirect: 'manual', headers: { Cookie: await cookieOf(url, email), Origin: url }, body })
	await answer.text()
	return answer.headers.get('Location') ?? ''
}

test('a file of a draft and an import of a list are there for those they belong to alone', async ({ ownApp: { url, dataDir } }) => {
	const examples = await examplesIn(dataDir)
	const bid = fill('/bidder/bids/{bidDraft}', examples)
	await upload(url, visitors.bidder, `${bid}/files`, new File(['计算书'], 'calculation.txt'))
	const page = await fetch(url + bid, { headers: { Cookie: await cookieOf(url, visitors.bidder) } })
	const file = /\/files\/([0-9a-f-]{36})/.exec(await page.text())?.[1] ?? 'none'
	const sheet = new File(['需求名称,主要问题\n耐低温聚烯烃薄膜,零下四十度脆裂\n'], 'demands.csv')
	const preview = await upload(url, visitors.lead, fill('/issuer/lists/{list}/imports/new', examples), sheet)
	expect(await differences(url, uploadTable, { ...examples, file, preview })).toEqual([])
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
