import { importStatuses } from '#app/domain/import/import.ts'
import { boolean, enumText, id, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { users } from './account.ts'
import { challenges } from './challenge.ts'
import { challengeLists } from './list.ts'
import { organisations } from './organisation.ts'

/** One uploaded file on its way into a list. */
export const imports = table(
	'imports',
	{
		id: id(),
		listId: text()
			.notNull()
			.references(() => challengeLists.id),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		uploadedByUserId: text().references(() => users.id),
		fileName: text().notNull(),
		sha256: text().notNull(),
		/** Where the file is kept until its rows are taken or discarded. */
		storageName: text(),
		status: enumText(importStatuses).notNull(),
		/** Why a refused file cannot be read, with its parameters. */
		refusal: json<{ code: string; [parameter: string]: string | number | string[] }>(),
		/** Sheet rows as read, at most 12, for showing and mending the mapping. */
		head: json<string[][]>(),
		headerRow: integer(),
		/** Column number → field. */
		mapping: json<Record<string, string>>(),
		rowCount: integer().notNull().default(0),
		/** Rows dealt with so far, for the progress bar. */
		doneCount: integer().notNull().default(0),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [
		index('imports_list').on(t.listId, t.createdAt),
		index('imports_organisation').on(t.organisationId, t.createdAt),
		index('imports_uploader').on(t.uploadedByUserId),
		index('imports_status').on(t.status, t.updatedAt),
		oneOf('imports_status', t.status, importStatuses),
	],
)

export const importRows = table(
	'import_rows',
	{
		importId: text()
			.notNull()
			.references(() => imports.id, { onDelete: 'cascade' }),
		/** Row number in the file, from 1, as the person sees it in the spreadsheet. */
		rowNumber: integer().notNull(),
		/** The cells as read. */
		cells: json<string[]>().notNull(),
		/** Field → text after edits in place. */
		edits: json<Record<string, string>>().notNull(),
		/** How many problems stop this row. */
		errorCount: integer().notNull(),
		warningCount: integer().notNull(),
		/** Identity of the demand at its source, see domain/import/identity.ts. */
		sourceKey: text().notNull(),
		/** The code of a challenge, or the number of a row of this file, that has the same title. */
		duplicateOf: text(),
		isExcluded: boolean().notNull().default(false),
		/** The challenge this row became, or already was. */
		challengeId: text().references(() => challenges.id),
	},
	(t) => [
		primaryKey({ columns: [t.importId, t.rowNumber] }),
		index('import_rows_errors').on(t.importId, t.errorCount, t.rowNumber),
		index('import_rows_challenge').on(t.challengeId),
	],
)

/** A mapping a person confirmed, remembered for the institute and this set of headers. */
export const importMappings = table(
	'import_mappings',
	{
		id: id(),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		/** The headers, normalised and joined. */
		headers: text().notNull(),
		mapping: json<Record<string, string>>().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [uniqueIndex('import_mappings_headers').on(t.organisationId, t.headers)],
)
