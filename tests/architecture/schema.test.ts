import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import * as schema from '#db/schema/index.ts'

/** Enums without a check of the database, each with the reason. */
const uncheckedOnPurpose = [
	// Vocabularies that grow with every feature; on SQLite each new word would rebuild a table that only grows.
	'audit_entries.kind',
	'audit_entries.subject',
	// Written from the typed lists alone; a third language or another mode of cooperation needs no new table.
	'users.language',
	'mails.language',
	'registrations.language',
	'challenges.language',
	'challenges.solutionMode',
	// Added to a table others refer to: for a check SQLite would have to rebuild it.
	'challenges.unfilledReason',
	'challenges.ipTemplate',
	// The seed writes the cities; all else refers to them.
	'cities.slug',
]

const tables = Object.values(schema)
	.flatMap((value: unknown) => (is(value, SQLiteTable) ? [value] : []))
	.map((table) => getTableConfig(table))
const columns = tables.flatMap((table) => table.columns.map((column) => ({ table, column, name: `${table.name}.${column.name}` })))

/** The columns each index of a table begins with; keys are indexes too. */
function leadingColumns(table: (typeof tables)[number]): Set<string> {
	const nameOf = (column: unknown) => (is(column, SQLiteColumn) ? [column.name] : [])
	return new Set([
		...table.indexes.flatMap((index) => nameOf(index.config.columns[0])),
		...table.primaryKeys.flatMap((key) => nameOf(key.columns[0])),
		...table.uniqueConstraints.flatMap((constraint) => nameOf(constraint.columns[0])),
		...table.columns.filter((column) => column.primary || column.isUnique).map((column) => column.name),
	])
}

/** The columns a table's checks speak of. */
function checkedColumns(table: (typeof tables)[number]): string[] {
	return table.checks.flatMap((check) => check.value.queryChunks.flatMap((chunk) => (is(chunk, SQLiteColumn) ? [chunk.name] : [])))
}

const foreignKeys = tables.flatMap((table) => table.foreignKeys.map((key) => ({ table, reference: key.reference() })))

test('there is a schema to look at', () => {
	expect(tables.length).toBeGreaterThan(10)
})

test('tables are plural snake_case', () => {
	expect(tables.map((table) => table.name).filter((name) => !/^[a-z]+(_[a-z]+)*s$/.test(name))).toEqual([])
})

test('every foreign key has an index that begins with it', () => {
	const bare = foreignKeys.filter(({ table, reference }) => !leadingColumns(table).has(reference.columns[0]?.name ?? ''))
	expect(bare.map(({ table, reference }) => `${table.name}.${reference.columns[0]?.name}`)).toEqual([])
})

test('a column that refers to an id says so', () => {
	const toIds = foreignKeys.filter(({ reference }) => reference.foreignColumns[0]?.name === 'id')
	expect(toIds.map(({ reference }) => reference.columns[0]?.name ?? '').filter((name) => !name.endsWith('Id'))).toEqual([])
})

test('every enum column has a check of the database, or refers to one that has', () => {
	const referring = new Set(foreignKeys.map(({ table, reference }) => `${table.name}.${reference.columns[0]?.name}`))
	const unchecked = columns
		.filter(({ column, name }) => column.enumValues !== undefined && column.enumValues.length > 0 && !referring.has(name))
		.filter(({ table, column }) => !checkedColumns(table).includes(column.name))
	expect(unchecked.map(({ name }) => name).sort()).toEqual([...uncheckedOnPurpose].sort())
})

test('instants end with At, and nothing else does', () => {
	const isNamedInstant = (name: string) => name === 'at' || name.endsWith('At')
	expect(columns.filter(({ column }) => isNamedInstant(column.name) !== (column.dataType === 'date')).map(({ name }) => name)).toEqual([])
})

test('booleans ask a question', () => {
	const booleans = columns.filter(({ column }) => column.dataType === 'boolean')
	expect(booleans.filter(({ column }) => !/^(is|has|can|shows)[A-Z]/.test(column.name)).map(({ name }) => name)).toEqual([])
})
