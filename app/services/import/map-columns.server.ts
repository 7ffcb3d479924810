import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type ColumnMapping, columnsOf, importFields, isSingle } from '#app/domain/import/fields.ts'
import { headersKey } from '#app/domain/import/header.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import { findImport } from './find-import.server.ts'

type Mapping = { store: Store; actor: Member; importId: string; mapping: ColumnMapping; now: Date }

/** Takes the person's reading of the columns (refused without a title, or with two for what holds one value), remembers it for the institute and these headers, and sends the file to be read anew. */
export function mapColumns({
	store,
	actor,
	importId,
	mapping,
	now,
}: Mapping): Promise<Decision<null, { code: 'not-found' | 'import-over' | 'mapping-without-title' | 'mapping-twice' }>> {
	return store.tx(async (tx) => {
		const found = await findImport(tx, actor, importId)
		if (!found) return refuse({ code: 'not-found' })
		if (columnsOf(mapping, 'title').length === 0) return refuse({ code: 'mapping-without-title' })
		if (importFields.some((field) => isSingle(field) && columnsOf(mapping, field).length > 1)) return refuse({ code: 'mapping-twice' })
		const moved = await ImportRepository.move(tx, importId, ['preview'], { status: 'reading', mapping, doneCount: 0, updatedAt: now })
		if (!moved) return refuse({ code: 'import-over' })
		const headers = found.import.head?.[found.import.headerRow ?? 0] ?? []
		await ImportRepository.saveMapping(tx, found.import.organisationId, headersKey(headers), mapping, now)
		return accept(null)
	})
}
