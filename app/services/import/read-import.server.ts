import type { Readable } from 'node:stream'
import { assembleRow } from '#app/domain/import/assemble.ts'
import type { ColumnMapping, ImportField } from '#app/domain/import/fields.ts'
import { importFields } from '#app/domain/import/fields.ts'
import { findHeader, headersKey, type SheetHeader } from '#app/domain/import/header.ts'
import { normaliseTitle, sourceKeysOf } from '#app/domain/import/identity.ts'
import { tidyRows } from '#app/domain/import/tidy.ts'
import type { Store } from '#db/client.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import { breathe, inBatches } from './breathe.ts'
import { readSpreadsheet } from './read-spreadsheet.server.ts'

const headRows = 12
type Stored = { read: (storageName: string) => Readable }
type Reading = { store: Store; storage: Stored; importId: string; now: Date }

/** A mapping as it was stored, narrowed to fields there are. */
export function mappingOf(stored: Record<string, string> | null | undefined): ColumnMapping {
	const isField = (name: string): name is ImportField => importFields.some((field) => field === name)
	return Object.fromEntries(Object.entries(stored ?? {}).flatMap(([column, field]) => (isField(field) ? [[column, field]] : [])))
}

/**
 * Reads the stored file of an import into lines for the preview, in the background: its progress stands in the
 * row. A file that cannot be read leaves the import refused, with the reason. Safe to begin again.
 */
export async function readImport({ store, storage, importId, now }: Reading): Promise<void> {
	const found = await ImportRepository.findWithList(store.db, importId)
	if (found?.import.status !== 'reading' || found.import.storageName === null) return
	const read = await readSpreadsheet({ bytes: await bytesOf(storage.read(found.import.storageName)), fileName: found.import.fileName })
	if (!read.ok) return refuseFile(store, importId, read.refusal, now)
	const { rows, merges } = read.value
	const recognised = findHeader(rows)
	if (!recognised) return refuseFile(store, importId, { code: 'no-header-found', sheets: [read.value.sheetName] }, now)
	const remembered = await ImportRepository.findMapping(store.db, found.import.organisationId, headersKey(recognised.headers))
	const header: SheetHeader = { ...recognised, mapping: mappingOf(found.import.mapping ?? remembered ?? recognised.mapping) }
	const tidy = tidyRows(rows, header, merges)
	await store.tx(async (tx) => {
		await ImportRepository.clearLines(tx, importId)
		await ImportRepository.move(tx, importId, ['reading'], {
			head: rows.slice(0, Math.max(headRows, header.last + 3)).map((row, at) => (at === header.last ? header.headers : row).slice(0, 200)),
			headerRow: header.last,
			mapping: header.mapping,
			rowCount: tidy.length,
			doneCount: 0,
			updatedAt: now,
		})
	})
	await readLines(store, found.import.listId, importId, header, tidy, now)
	await store.tx((tx) => ImportRepository.move(tx, importId, ['reading'], { status: 'preview', updatedAt: now }))
}

async function bytesOf(stream: Readable): Promise<Uint8Array> {
	const chunks: Buffer[] = []
	for await (const chunk of stream) chunks.push(Buffer.from(chunk))
	return Buffer.concat(chunks)
}

async function refuseFile(store: Store, importId: string, refusal: ImportRepository.ImportRow['refusal'], now: Date): Promise<void> {
	await store.tx((tx) => ImportRepository.move(tx, importId, ['reading'], { status: 'refused', refusal, updatedAt: now }))
}

async function readLines(store: Store, listId: string, importId: string, header: SheetHeader, tidy: ReturnType<typeof tidyRows>, now: Date): Promise<void> {
	const assembled: ReturnType<typeof assembleRow>[] = []
	for (const [at, row] of tidy.entries()) {
		assembled.push(assembleRow({ headers: header.headers, mapping: header.mapping, cells: row.cells, now }))
		if (at % 20 === 19) await breathe()
	}
	const keys = sourceKeysOf(assembled.map(({ draft }) => draft))
	const firstWithTitle = new Map<string, number>()
	let done = 0
	await inBatches(
		tidy.map((row, at) => ({ row, at })),
		100,
		async (batch) => {
			const known = await ImportRepository.listKnownSources(
				store.db,
				listId,
				batch.map(({ at }) => keys[at] ?? ''),
			)
			const titles = await ImportRepository.listKnownTitles(store.db, batch.map(({ at }) => assembled[at]?.draft.title ?? '').filter(Boolean))
			const lines = batch.map(({ row, at }) => {
				const { draft, problems } = assembled[at] ?? { draft: null, problems: [] }
				const title = normaliseTitle(draft?.title ?? '')
				const earlier = title === '' ? undefined : firstWithTitle.get(title)
				if (title !== '' && earlier === undefined) firstWithTitle.set(title, row.rowNumber)
				const challengeId = known.get(keys[at] ?? '') ?? null
				return {
					importId,
					rowNumber: row.rowNumber,
					cells: row.cells,
					edits: {},
					errorCount: problems.filter((problem) => problem.severity === 'error').length,
					warningCount: problems.filter((problem) => problem.severity === 'warning').length,
					sourceKey: keys[at] ?? '',
					duplicateOf: challengeId ? null : earlier === undefined ? (titles.get(draft?.title ?? '') ?? null) : String(earlier),
					challengeId,
				}
			})
			done += lines.length
			await store.tx(async (tx) => {
				await ImportRepository.insertLines(tx, lines)
				await ImportRepository.move(tx, importId, ['reading'], { doneCount: done, updatedAt: new Date(now.getTime() + done) })
			})
		},
	)
}
