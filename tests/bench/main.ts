import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
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
import { benchJudging } from './judging.ts'
import { benchOpening } from './opening.ts'
import { rank, seeded, word } from './random.ts'
import { checkAnswer, freePort, measure, memoryOf, type Scenario, signIn, startServer } from './serving.ts'

const connectionCounts = [1, 16, 64]
const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-bench-'))
const file = path.join(folder, 'lianbang.sqlite')

async function runBrowser() {
	const port = await freePort()
	const server = await startServer(port, folder)
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
	const server = await startServer(port, folder)
	try {
		const [bidder, officer] = [await signIn(origin, { email: bidderEmail, password }), await signIn(origin, { email: officerEmail, password })]
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
	else if (part === 'judging') await benchJudging()
	else if (part === 'browser') await runBrowser()
	else await run(part ?? '')
} finally {
	rmSync(folder, { recursive: true, force: true })
}
