import { accept, refuse } from '#app/domain/decision.ts'
import { assembleRow, textsOf } from '#app/domain/import/assemble.ts'
import { type FieldTexts, importFields } from '#app/domain/import/fields.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import { findImport } from './find-import.server.ts'
import { mappingOf } from './read-import.server.ts'

const pageSize = 50
type Asked = { store: Store; actor: Actor; importId: string; view: ImportRepository.LineView; page: number; now: Date }

/** How an import stands, and one page of its lines with what is wrong with each; refuses `not-found`. */
export async function previewImport({ store, actor, importId, view, page, now }: Asked) {
	const found = await findImport(store.db, actor, importId)
	if (!found) return refuse({ code: 'not-found' })
	const counts = await ImportRepository.countLines(store.db, importId)
	const pages = Math.max(1, Math.ceil(counts[view] / pageSize))
	const shown = Math.min(page, pages)
	const { head, headerRow } = found.import
	const headers = head?.[headerRow ?? 0] ?? []
	const mapping = mappingOf(found.import.mapping)
	const isPreview = found.import.status === 'preview'
	const lines = isPreview ? await ImportRepository.listLines(store.db, importId, { view, offset: (shown - 1) * pageSize, limit: pageSize }) : []
	return accept({
		import: found.import,
		list: { code: found.list.code, title: found.list.title, titleEn: found.list.titleEn },
		headers,
		mapping,
		counts,
		page: shown,
		pages,
		lines: lines.map(({ cells, edits, rowNumber, isExcluded, duplicateOf, challengeId }) => {
			const own = editsOf(edits)
			const { draft, problems } = assembleRow({ headers, mapping, cells, edits: own, now })
			return { rowNumber, isExcluded, duplicateOf, isExisting: challengeId !== null, draft, problems, texts: textsOf({ headers, mapping }, cells, own) }
		}),
	})
}

/** Edits as they were stored, narrowed to fields there are. */
export function editsOf(stored: Record<string, string>): FieldTexts {
	return Object.fromEntries(importFields.flatMap((field) => (stored[field] === undefined ? [] : [[field, stored[field]]])))
}
