import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { eq } from 'drizzle-orm'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { readyKeys } from '#app/server/ready-keys.server.ts'
import { openVault } from '#app/server/vault.server.ts'
import { open } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { bids } from '#db/schema/index.ts'
import { seedCorridor } from '#db/seed/seed-corridor.server.ts'
import { benchBrowser } from './browser.ts'
import { bidderEmail, fill, officerEmail, password, size } from './fill.ts'
import { benchOpening } from './opening.ts'
import { rank, seeded, word } from './random.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const connectionCounts = [1, 16, 64]
const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-bench-'))
const file = path.join(folder, 'lianbang.sqlite')

type Scenario = { name: string; cookie?: string; next: () => autocannon.Request; expect: { status: number; text?: string } }

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject)
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address()
			probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
		})
	})
}

async function startServer(port: number) {
	const environment: NodeJS.ProcessEnv = {
		...process.env,
		NODE_ENV: 'production',
		PORT: String(port),
		DATA_DIR: folder,
		DATABASE_URL: '',
		KEY_DIR: '',
		APP_SECRET: '',
		PUBLIC_URL: '',
		DEMO: '0',
		LOG_LEVEL: 'error',
	}
	const server = spawn(process.execPath, ['--max-old-space-size=512', 'build/app/main.js'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
	for (let tries = 0; tries < 200; tries++) {
		const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
		if (answer?.ok) return server
		await new Promise((resolve) => setTimeout(resolve, 50))
	}
	server.kill()
	throw new Error('the server did not start')
}

async function signIn(origin: string, email: string): Promise<string> {
	const answer = await fetch(`${origin}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ email, password }),
	})
	const cookie = answer.headers.getSetCookie().find((candidate) => candidate.includes('session'))
	if (!cookie) throw new Error(`${email} could not sign in: ${answer.status}`)
	return cookie.split(';')[0] ?? ''
}

/** One answer of each kind, held against what it must say, before anything is timed. */
async function checkAnswer(origin: string, { name, cookie, next, expect }: Scenario) {
	const request = next()
	const answer = await fetch(origin + request.path, {
		method: request.method ?? 'GET',
		redirect: 'manual',
		headers: { Origin: origin, ...(request.body ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}), ...(cookie ? { Cookie: cookie } : {}) },
		...(request.body ? { body: String(request.body) } : {}),
	})
	const text = await answer.text()
	if (answer.status !== expect.status || (expect.text && !text.includes(expect.text)))
		throw new Error(`${name}: ${request.path} answered ${answer.status}, expected ${expect.status} with “${expect.text ?? ''}”`)
}

function measure(origin: string, { cookie, next, expect }: Scenario, connections: number): Promise<autocannon.Result> {
	return autocannon({
		url: origin,
		connections,
		duration: seconds,
		requests: [
			{
				setupRequest: (request) => ({
					...request,
					...next(),
					headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded', ...(cookie ? { Cookie: cookie } : {}) },
				}),
				onResponse(status) {
					if (status !== expect.status) throw new Error(`answered ${status}, expected ${expect.status}`)
				},
			},
		],
	})
}

const memoryOf = (pid: number | undefined, what: 'VmRSS' | 'VmHWM') =>
	Math.round(Number(/\d+/.exec(readFileSync(`/proc/${pid}/status`, 'utf8').split(`${what}:`)[1] ?? '')?.[0] ?? 0) / 1024)

async function runBrowser() {
	const port = await freePort()
	const server = await startServer(port)
	try {
		await benchBrowser(`http://127.0.0.1:${port}`)
	} finally {
		const ended = new Promise((resolve) => server.once('exit', resolve))
		server.kill('SIGTERM')
		await ended
	}
}

/** Measures the scenarios whose name holds `wanted`; all of them where it is empty. */
async function run(wanted: string) {
	console.log(`Filling ${size.challenges} challenges, ${size.organisations} organisations, ${size.bids} bids …`)
	const store = open(file)
	await migrate(store, path.resolve('drizzle'))
	const now = new Date()
	await store.tx((tx) => seedCorridor(tx, now))
	const keys = openDataKeys({ folder: path.join(folder, 'keys'), appSecret: null })
	await readyKeys(keys, store, now)
	const { codes, drafts } = await fill(store, openVault(keys), now)
	await store.close()

	const port = await freePort()
	const origin = `http://127.0.0.1:${port}`
	const server = await startServer(port)
	try {
		const [bidder, officer] = [await signIn(origin, bidderEmail), await signIn(origin, officerEmail)]
		const random = seeded(7)
		const chains = ['new-energy', 'new-materials', 'forensics', 'robotics', 'geoinformation']
		let draft = 0
		const scenarios: Scenario[] = [
			{
				name: 'list by chain with count',
				next: () => ({ method: 'GET', path: `/challenges?chain=${chains[Math.floor(random() * 5)]}&page=${1 + Math.floor(random() * 50)}` }),
				expect: { status: 200, text: '1800' },
			},
			{
				name: 'one challenge, the same',
				next: () => ({ method: 'GET', path: `/challenges/${codes[1]}` }),
				expect: { status: 200, text: '考核指标' },
			},
			{
				name: 'one challenge, as read',
				next: () => ({ method: 'GET', path: `/challenges/${codes[rank(random, codes.length)]}` }),
				expect: { status: 200, text: '考核指标' },
			},
			{
				name: 'one challenge, any',
				next: () => ({ method: 'GET', path: `/challenges/${codes[Math.floor(random() * codes.length)]}` }),
				expect: { status: 200, text: '考核指标' },
			},
			{
				name: 'search, a new word each time',
				next: () => ({ method: 'GET', path: `/challenges?stage=all&q=${encodeURIComponent(word(random) + word(random))}` }),
				expect: { status: 200 },
			},
			{
				name: 'bid by a signed-in member',
				cookie: bidder,
				next: () => ({ method: 'POST', path: `/bidder/bids/${drafts[draft++ % drafts.length]}/seal`, body: 'pledge=on' }),
				expect: { status: 302 },
			},
			{ name: 'monitor', cookie: officer, next: () => ({ method: 'GET', path: '/bureau/monitor' }), expect: { status: 200, text: '10,000' } },
		]
		const chosen = scenarios.filter(({ name }) => name.includes(wanted))
		for (const scenario of chosen) await checkAnswer(origin, scenario)
		console.log(
			`\n${'scenario'.padEnd(32)}${'conn'.padStart(6)}${'req/s'.padStart(10)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'errors'.padStart(8)}${'RSS MB'.padStart(8)}`,
		)
		for (const scenario of chosen) {
			for (const connections of connectionCounts) {
				const result = await measure(origin, scenario, connections)
				const cells = [
					connections,
					result.requests.average.toFixed(0),
					result.latency.p50,
					result.latency.p99,
					result.errors + result.non2xx - (scenario.expect.status === 302 ? result['3xx'] : 0),
					memoryOf(server.pid, 'VmRSS'),
				]
				const widths = [6, 10, 9, 9, 8, 8]
				console.log(scenario.name.padEnd(32) + cells.map((cell, at) => String(cell).padStart(widths[at] ?? 8)).join(''))
			}
		}
		console.log(`\npeak memory ${memoryOf(server.pid, 'VmHWM')} MB; ${draft} bids asked for`)
	} finally {
		const ended = new Promise((resolve) => server.once('exit', resolve))
		server.kill('SIGTERM')
		await ended
	}
	const after = open(file)
	const sealed = await after.db.select({ id: bids.id }).from(bids).where(eq(bids.status, 'sealed'))
	await after.close()
	console.log(`sealed bids in the database afterwards: ${sealed.length - (size.bids - size.drafts)}`)
}

try {
	const [part] = process.argv.slice(2)
	if (part === 'opening') await benchOpening()
	else if (part === 'browser') await runBrowser()
	else await run(part ?? '')
} finally {
	rmSync(folder, { recursive: true, force: true })
}
