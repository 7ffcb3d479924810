import { type Column, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { dialect } from './kit.ts'

type Values = Readonly<Record<string, string | number | boolean | Date | null>>
type Preparable<Rows> = { prepare: (name: string) => { execute: (values?: Record<string, unknown>) => Promise<Rows> } }

/**
 * A query put into words once for each handle and then run again with other values; `build` names them with
 * `sql.placeholder` or `placed`. Answers the rows. `name` is unique, since PostgreSQL keeps the statement under it.
 */
export function prepared<Rows, Handle extends Db = Db>(name: string, build: (db: Handle) => Preparable<Rows>): (db: Handle, values: Values) => Promise<Rows> {
	const statements = new WeakMap<Handle, ReturnType<Preparable<Rows>['prepare']>>()
	return (db, values) => {
		const known = statements.get(db)
		const statement = known ?? build(db).prepare(name)
		if (!known) statements.set(db, statement)
		return statement.execute({ ...values })
	}
}

/** A value named in a prepared write, kept as `column` keeps its values; never null. */
export const placed = (name: string, column: Column) => sql`${sql.param(sql.placeholder(name), column)}`

/** The rows of a list of texts named in a prepared query, given as JSON; each is its `value`. */
export const named = (name: string) =>
	dialect === 'sqlite' ? sql`json_each(${sql.placeholder(name)})` : sql`jsonb_array_elements_text(${sql.placeholder(name)}::jsonb) as named(value)`

/** Whether the text of `column` is one of a list named in a prepared query, given as JSON. */
export const placedAmong = (column: Column, name: string) => sql`${column} in (select value from ${named(name)})`
