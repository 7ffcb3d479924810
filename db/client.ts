import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { drizzle as drizzlePostgres, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** The reading half of a database handle; holds what both engines share. */
export type Db = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'with' | '$with'>
/** A handle inside a unit of work: the only one that writes. */
export type Tx = Db & Pick<NodePgDatabase, 'insert' | 'update' | 'delete'>

/** An opened database. */
export type Store = {
	db: Db
	/**
	 * Runs `work` as one unit: all of it is committed, or, when it throws, nothing. Await nothing but database
	 * calls inside; on PostgreSQL it may run again after a conflict, so it must have no other effect.
	 */
	tx: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>
	/** Changes whenever anything was committed by anyone; `null` where the engine cannot tell cheaply. */
	revision: () => number | null
	/** Runs the statements of a schema change; for db/migrate.ts alone. */
	migrate: (migrate: MigrateEngines) => Promise<void>
	close: () => Promise<void>
}

/** Names the drivers to db/migrate.ts without letting them out any further. */
export type MigrateEngines = {
	sqlite: (db: ReturnType<typeof drizzleSqlite>, run: (sql: string) => void) => void
	postgres: (db: NodePgDatabase, run: (sql: string) => Promise<void>) => Promise<void>
}

/** Opens the database at `url`: `postgres://…`, else a path to an SQLite file. */
export function open(url: string): Store {
	return url.startsWith('postgres') ? openPostgres(url) : openSqlite(url)
}

/** Whether a write failed on a unique index, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
	return ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(codeOf(error) ?? '')
}

function codeOf(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined
	if ('code' in error && typeof error.code === 'string') return error.code
	return codeOf(error.cause)
}

function configure(connection: Database.Database) {
	connection.pragma('busy_timeout = 5000')
	connection.pragma('journal_mode = WAL')
	connection.pragma('synchronous = FULL')
	connection.pragma('foreign_keys = ON')
	connection.pragma('recursive_triggers = ON')
	connection.pragma('trusted_schema = OFF')
	// What is deleted is overwritten: of a destroyed bid not even its ciphertext stays in a free page.
	connection.pragma('secure_delete = ON')
	connection.pragma('journal_size_limit = 67108864')
	connection.pragma('cache_size = -4000')
	return rememberingStatements(connection)
}

const mostStatements = 300

/**
 * SQLite plans a statement anew whenever another value is bound to its limit, which takes several times as long as
 * running a short one. To a limit that is an expression it binds as to any other, and keeps the plan.
 */
const plannedOnce = (text: string) => text.replaceAll(' limit ?', ' limit +?')

/** Parses each text of SQL once; Drizzle would for every query that is not prepared. A statement runs to its end before the next, so one serves all. */
function rememberingStatements(connection: Database.Database): Database.Database {
	const known = new Map<string, Database.Statement>()
	const prepare = connection.prepare.bind(connection)
	const value = (text: string) => {
		const statement = known.get(text) ?? prepare(plannedOnce(text))
		if (known.size >= mostStatements) known.clear()
		known.set(text, statement)
		return statement
	}
	return Object.defineProperty(connection, 'prepare', { value })
}

function openSqlite(path: string): Store {
	const writer = configure(new Database(path))
	const reader = configure(new Database(path))
	reader.pragma('query_only = ON')
	const writing = drizzleSqlite(writer, { casing: 'snake_case' })
	const version = reader.prepare('pragma data_version').pluck()
	const units = sqliteUnits(writer)

	return {
		db: drizzleSqlite(reader, { casing: 'snake_case' }) as unknown as Db,
		tx: (work) => units.run(() => work(writing as unknown as Tx)),
		revision: () => Number(version.get()),
		async migrate(engines) {
			await units.idle()
			engines.sqlite(writing, (sql) => writer.exec(sql))
		},
		async close() {
			await units.idle()
			reader.close()
			writer.close()
		},
	}
}

/** `run` answers how to tell the caller, once it is known whether the commit succeeded. */
type Unit = { run: () => Promise<() => void>; fail: (error: unknown) => void }

/** Most units that share a commit, so that the first need not wait long for the last. */
const mostShared = 32

/**
 * Runs units of work one after another. Those that wait when a commit begins share it, each behind a savepoint of its
 * own: what one throws rolls back that one alone, and the disk is waited for once. No caller is answered before the commit.
 */
function sqliteUnits(writer: Database.Database) {
	const waiting: Unit[] = []
	let working: Promise<void> | null = null

	async function share(units: readonly Unit[]) {
		try {
			await begin(writer)
			const answers: (() => void)[] = []
			for (const unit of units) answers.push(await unit.run())
			writer.exec('COMMIT')
			for (const answer of answers) answer()
		} catch (error) {
			for (const unit of units) unit.fail(error)
			if (writer.inTransaction) writer.exec('ROLLBACK')
		}
	}
	async function work() {
		try {
			while (waiting.length > 0) {
				// Whoever comes in while each turn of the event loop still brings another shares the commit.
				for (let before = 0; before < waiting.length && waiting.length < mostShared; ) {
					before = waiting.length
					await setImmediate()
				}
				await share(waiting.splice(0, mostShared))
			}
		} finally {
			working = null
		}
	}
	return {
		run: <Value>(body: () => Promise<Value>) =>
			new Promise<Value>((resolve, reject) => {
				waiting.push({ run: () => behindSavepoint(writer, body, resolve, reject), fail: reject })
				working ??= work()
			}),
		idle: async () => {
			await working
		},
	}
}

async function behindSavepoint<Value>(
	writer: Database.Database,
	body: () => Promise<Value>,
	resolve: (value: Value) => void,
	reject: (error: unknown) => void,
): Promise<() => void> {
	writer.exec('SAVEPOINT unit')
	try {
		const value = await body()
		writer.exec('RELEASE unit')
		return () => resolve(value)
	} catch (error) {
		// Some errors, a full disk among them, end the whole transaction; then nobody's unit was committed.
		if (!writer.inTransaction) throw error
		writer.exec('ROLLBACK TO unit; RELEASE unit')
		return () => reject(error)
	}
}

const lockWait = { limit: 15_000, step: 5 }

/** Takes the write lock without holding up the event loop while another process has it. */
async function begin(writer: Database.Database) {
	writer.pragma('busy_timeout = 0')
	try {
		for (let waited = 0; ; waited += lockWait.step) {
			try {
				writer.exec('BEGIN IMMEDIATE')
				return
			} catch (error) {
				if (codeOf(error) !== 'SQLITE_BUSY' || waited >= lockWait.limit) throw error
			}
			await new Promise((resolve) => setTimeout(resolve, lockWait.step))
		}
	} finally {
		writer.pragma('busy_timeout = 5000')
	}
}

function openPostgres(url: string): Store {
	const pool = new pg.Pool({ connectionString: url, max: 10 })
	// An idle connection the server ends is replaced by the pool; without a listener its error would end the process.
	pool.on('error', () => undefined)
	const db = drizzlePostgres(pool, { casing: 'snake_case' })
	let last: Promise<unknown> = Promise.resolve()
	return {
		db,
		async tx(work) {
			try {
				return await postgresUnit(pool, work)
			} catch (error) {
				if (!isConflict(error)) throw error
			}
			// Units that lost go one after another, of all processes: all at once they would only beat one another again.
			const unit = last.then(() => untilCommitted(() => postgresUnit(pool, work, { isAlone: true })))
			last = unit.catch(() => undefined)
			return unit
		},
		revision: () => null,
		migrate: (engines) =>
			engines.postgres(db, async (sql) => {
				await pool.query(sql)
			}),
		close: () => pool.end(),
	}
}

/** Whether a unit of work lost against another and may simply run again: a conflict of serialisation, or a deadlock. */
const isConflict = (error: unknown) => ['40001', '40P01'].includes(codeOf(error) ?? '')

/** Runs a unit again until it does not conflict, with random pauses so that two processes do not keep step; gives up after 40 times. */
async function untilCommitted<Value>(unit: () => Promise<Value>): Promise<Value> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await unit()
		} catch (error) {
			if (!isConflict(error) || attempt === 40) throw error
		}
		await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(attempt * 5, 100)))
	}
}

/** The server-wide lock of the one unit that runs again; any number that nothing else of this database uses. */
const turn = 20_241_126

/** With `isAlone`, only after every other such unit; the lock is taken before the unit begins, so that it sees what they wrote. */
async function postgresUnit<Value>(pool: pg.Pool, work: (tx: Tx) => Promise<Value>, { isAlone = false } = {}): Promise<Value> {
	const client = await pool.connect()
	try {
		if (isAlone) await client.query('SELECT pg_advisory_lock($1)', [turn])
		await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE')
		const value = await work(drizzlePostgres(client, { casing: 'snake_case' }))
		await client.query('COMMIT')
		return value
	} catch (error) {
		await client.query('ROLLBACK')
		throw error
	} finally {
		if (isAlone) await client.query('SELECT pg_advisory_unlock($1)', [turn])
		client.release()
	}
}
