import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach } from 'vitest'
import { open, type Store } from '#db/client.ts'
import { dialect } from '#db/kit.ts'
import { migrate } from '#db/migrate.ts'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
	for (const close of opened.splice(0)) await close()
}, 120_000)

let base: Promise<string> | undefined
const urls = new WeakMap<Store, string>()

/** Where a database of `freshDatabase` stands, for another process to open. */
export function urlOf(store: Store): string {
	const url = urls.get(store)
	if (!url) throw new Error('not a fresh database')
	return url
}

/** A database of its own for one test, migrated and empty; closed and removed after it. */
export async function freshDatabase(): Promise<Store> {
	base ??= dialect === 'sqlite' ? makeSqliteBase() : makePostgresBase()
	return dialect === 'sqlite' ? freshSqlite(await base) : freshPostgres(await base)
}

async function makeSqliteBase(): Promise<string> {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'lianbang-base-')), 'base.sqlite')
	process.once('exit', () => rmSync(path.dirname(file), { recursive: true, force: true }))
	const store = open(file)
	await migrate(store, 'drizzle')
	await store.close()
	return file
}

function freshSqlite(baseFile: string): Store {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-test-'))
	const file = path.join(folder, 'test.sqlite')
	copyFileSync(baseFile, file)
	const store = open(file)
	urls.set(store, file)
	opened.push(async () => {
		await store.close()
		rmSync(folder, { recursive: true, force: true })
	})
	return store
}

let counter = 0
const nextName = () => `test_${process.pid}_${Date.now().toString(36)}_${counter++}`

function databaseUrl(name: string): string {
	const url = new URL(process.env.DATABASE_URL ?? '')
	url.pathname = `/${name}`
	return url.href
}

async function onServer<Value>(work: (client: pg.Client) => Promise<Value>) {
	const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
	await client.connect()
	await work(client).finally(() => client.end())
}

/** A closed pool leaves its connections to end by themselves; dropping under them would fail the run, waiting in the drop takes 100 ms steps. */
function dropWhenLeft(name: string) {
	return onServer(async (client) => {
		const guests = () => client.query('select 1 from pg_stat_activity where datname = $1', [name])
		while ((await guests()).rowCount) await new Promise(setImmediate)
		await client.query(`drop database ${name}`)
	})
}

async function makePostgresBase(): Promise<string> {
	const name = nextName()
	await onServer((client) => client.query(`create database ${name}`))
	const store = open(databaseUrl(name))
	await migrate(store, 'drizzle')
	await store.close()
	return name
}

async function freshPostgres(baseName: string): Promise<Store> {
	const name = nextName()
	await onServer((client) => client.query(`create database ${name} template ${baseName}`))
	const store = open(databaseUrl(name))
	urls.set(store, databaseUrl(name))
	opened.push(async () => {
		await store.close()
		await dropWhenLeft(name)
	})
	return store
}
