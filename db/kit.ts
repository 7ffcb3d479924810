import { type SQLWrapper, sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** The engine this process speaks, decided once by DATABASE_URL. */
export const dialect: 'sqlite' | 'postgres' = process.env.DATABASE_URL?.startsWith('postgres') ? 'postgres' : 'sqlite'
const isSqlite = dialect === 'sqlite'

/*
 * One schema for two engines. At run time the builders below come from the engine in use; the compiler is
 * shown the PostgreSQL types for both, because they are the narrower set (no .get, .all, .run). The casts
 * are this file's reason to exist; nothing else in the project may cast.
 */
const build = <T>(sqliteBuilder: unknown, pgBuilder: T): T => (isSqlite ? (sqliteBuilder as T) : pgBuilder)

export const table = build(sqlite.sqliteTable, pg.pgTable)
export const index = build(sqlite.index, pg.index)
export const uniqueIndex = build(sqlite.uniqueIndex, pg.uniqueIndex)
const check = build(sqlite.check, pg.check)
export const primaryKey = build(sqlite.primaryKey, pg.primaryKey)
/** A second name for a table within one query. */
export const alias = build(sqlite.alias, pg.alias)

/** Text of any length. */
export const text = () => build(sqlite.text(), pg.text())

/** Text limited to the given values by type; pair it with `oneOf` for the database's own check. */
export const enumText = <const Values extends readonly [string, ...string[]]>(values: Values) =>
	build(sqlite.text({ enum: [...values] as [string, ...string[]] }), pg.text({ enum: values as unknown as [Values[number], ...Values[number][]] }))

/** Whole number: counts, positions, fen; safe to 2^53. */
export const integer = () => build(sqlite.integer(), pg.bigint({ mode: 'number' }))

/** Integer key the engine assigns. */
export const serial = () => build(sqlite.integer().primaryKey({ autoIncrement: true }), pg.bigserial({ mode: 'number' }).primaryKey())

/** Random key, unguessable and without order, so that an address tells nothing of how many there are. */
export const id = () => build(sqlite.text().primaryKey().$defaultFn(newId), pg.text().primaryKey().$defaultFn(newId))

export const boolean = () => build(sqlite.integer({ mode: 'boolean' }), pg.boolean())

/** A JSON document; validate with zod where it enters. */
export const json = <T>() => build(sqlite.text({ mode: 'json' }).$type<T>(), pg.jsonb().$type<T>())

const pgInstant = pg.customType<{ data: Date; driverData: string | number }>({
	dataType: () => 'bigint',
	toDriver: (value) => value.getTime(),
	fromDriver: (value) => new Date(Number(value)),
})

/** An instant, UTC, as milliseconds since 1970 on both engines, so that arithmetic in SQL is the same. */
export const instant = () => build(sqlite.integer({ mode: 'timestamp_ms' }), pgInstant())

/** A new random key. */
export function newId(): string {
	return crypto.randomUUID()
}

/** A check constraint that keeps a column to its enum values. */
export function oneOf(name: string, column: SQLWrapper, values: readonly string[]) {
	const list = sql.raw(values.map((value) => `'${value}'`).join(', '))
	return check(name, sql`${column} in (${list})`)
}
