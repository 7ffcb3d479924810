// The whole server as a process of its own, with its clock set to an instant and made to run fast, so that its jobs are soon
// due, and which kills itself at the first step where none died before it. Built and started by tests/integration/kill.test.ts.
import { writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import pg from 'pg'
import { readEnvironment } from '#app/server/env.ts'
import { start } from '#app/server/start.ts'

/** `died`: the steps at which servers died before, each by the way that led there since the last commit. */
export type Order = { at: number; died: string[] }
/** What it says whenever it takes or renews the lease of the jobs. */
const lease = 'lease'

const order: Order = JSON.parse(process.argv[2] ?? '')
const speed = 50

const realTime = Date.now()
const fastNow = () => order.at + (realNow() - realTime) * speed
const realNow = Date.now.bind(Date)
Date.now = fastNow
globalThis.Date = new Proxy(Date, {
	construct: (kind, given, target) => Reflect.construct(kind, given.length > 0 ? given : [fastNow()], target),
})
const wait = globalThis.setTimeout
globalThis.setTimeout = Object.assign((run: () => void, ms?: number) => wait(run, (ms ?? 0) / speed), wait)

const died = new Set(order.died)
let isUp = false
let way: string[] = []

/** A step is before a write, before the commit of one, and after that commit, once the server is up. Says the way to it when it dies there. */
function step(where: string) {
	if (!isUp) return
	way.push(where)
	if (!died.has(way.join(' › '))) {
		writeSync(1, `${way.join(' › ')}\n`)
		process.kill(process.pid, 'SIGKILL')
		for (;;);
	}
	if (where === 'after the commit') way = []
}

/** Connections that have written since their last commit. What is written by the clock alone, whatever there is to do, is no step. */
const written = new Set<unknown>()
const isLease = (text: string) => text.includes('"job_runners"')
const isByClock = (text: string) => isLease(text) || text.includes('"checkpoints"')

/** Lets a statement pass to the database. */
function pass(connection: unknown, text: string, run: () => unknown): unknown {
	if (/^(insert|update|delete)/i.test(text)) {
		if (isLease(text) && isUp) writeSync(1, `${lease}\n`)
		if (!isByClock(text)) {
			step(text.slice(0, 80))
			written.add(connection)
		}
	}
	if (!/^commit/i.test(text) || !written.delete(connection)) return run()
	step('before the commit')
	const committed = run()
	if (!(committed instanceof Promise)) return step('after the commit')
	return committed.then((result) => {
		step('after the commit')
		return result
	})
}

type Runs = Record<string, (...given: unknown[]) => unknown>

/** Makes the methods of a driver's class pass by first. */
function watch(kind: object, methods: readonly string[], textOf: (self: unknown, given: unknown[]) => [connection: unknown, text: string]) {
	const runs = kind as Runs
	for (const method of methods) {
		const run = runs[method]
		if (!run) throw new Error(`the driver has no ${method}`)
		runs[method] = function (this: unknown, ...given) {
			return pass(...textOf(this, given), () => run.apply(this, given))
		}
	}
}

const env = readEnvironment(process.env)
if (env.databaseUrl.startsWith('postgres')) {
	watch(pg.Client.prototype, ['query'], (self, [query]) => [self, typeof query === 'string' ? query : String((query as { text?: string }).text)])
} else {
	watch(Database.prototype, ['exec'], (self, [text]) => [self, String(text)])
	watch(Object.getPrototypeOf(new Database(':memory:').prepare('select 1')), ['run', 'get', 'all'], (self) => {
		const { database, source } = self as Database.Statement
		return [database, source]
	})
}

const noPages = async () => {
	throw new Error('this server is asked for no page')
}
const running = await start(env, { build: noPages, assets: (_request, _response, next) => next() })
isUp = true
process.once('SIGTERM', () => running.stop().then(() => process.exit(0)))
