// Runs one job on databases, one after the other, as a process of its own, and kills itself before the statement it is told. Built and started by tests/integration/kill.test.ts.
import Database from 'better-sqlite3'
import pg from 'pg'
import { finaliseDueAwards } from '#app/services/award/finalise-due-awards.server.ts'
import { releaseDueLists } from '#app/services/list/release-due-lists.server.ts'
import { openJobLease } from '#app/services/operation/job-lease.server.ts'
import { open } from '#db/client.ts'

const jobs = { 'finalise-due-awards': finaliseDueAwards, 'release-due-lists': releaseDueLists }
export type Order = { urls: string[]; job: keyof typeof jobs; at: number; hasLease: boolean; dieBefore: number | null }
export type Report = { statements: string[]; done: number[] }

const order: Order = JSON.parse(process.argv[2] ?? '')
const statements: string[] = []

/** Every statement comes by here before it reaches the database: BEGIN and COMMIT as well. */
function pass(text: string) {
	if (statements.length + 1 === order.dieBefore) {
		process.kill(process.pid, 'SIGKILL')
		for (;;);
	}
	statements.push(text.slice(0, 40))
}

type Runs = Record<string, (this: { source?: string }, ...given: unknown[]) => unknown>

/** Makes the methods of a driver's class pass by first. */
function watch(kind: object, methods: readonly string[], textOf: (self: { source?: string }, given: unknown[]) => string) {
	const runs = kind as Runs
	for (const method of methods) {
		const run = runs[method]
		if (!run) throw new Error(`the driver has no ${method}`)
		runs[method] = function (...given) {
			pass(textOf(this, given))
			return run.apply(this, given)
		}
	}
}

if (order.urls[0]?.startsWith('postgres')) {
	watch(pg.Client.prototype, ['query'], (_self, [query]) => (typeof query === 'string' ? query : String((query as { text?: string }).text)))
} else {
	watch(Database.prototype, ['exec'], (_self, [text]) => String(text))
	watch(Object.getPrototypeOf(new Database(':memory:').prepare('select 1')), ['run', 'get', 'all'], (self) => self.source ?? '')
}

/** As the server does it: only under the lease, which is given back at the end. Answers how much the job did. */
async function runOn(url: string): Promise<number> {
	const now = () => new Date(order.at)
	const store = open(url)
	const lease = openJobLease({ store, owner: String(process.pid), now })
	if (order.hasLease && !(await lease.hold())) throw new Error('another process has the lease')
	const done = await jobs[order.job]({ store, now: now() })
	await lease.giveBack()
	await store.close()
	return done
}

const done: number[] = []
for (const url of order.urls) done.push(await runOn(url))
process.stdout.write(JSON.stringify({ statements, done } satisfies Report))
