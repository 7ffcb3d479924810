import type { Db } from './client.ts'

type Values = Readonly<Record<string, string | number>>
type Preparable<Rows> = { prepare: (name: string) => { execute: (values?: Record<string, unknown>) => Promise<Rows> } }

/**
 * A query put into words once for each handle and then run again with other values; `build` names them with
 * `sql.placeholder`. Answers the rows. `name` is unique, since PostgreSQL keeps the statement under it.
 */
export function prepared<Rows>(name: string, build: (db: Db) => Preparable<Rows>): (db: Db, values: Values) => Promise<Rows> {
	const statements = new WeakMap<Db, ReturnType<Preparable<Rows>['prepare']>>()
	return (db, values) => {
		const known = statements.get(db)
		const statement = known ?? build(db).prepare(name)
		if (!known) statements.set(db, statement)
		return statement.execute({ ...values })
	}
}
