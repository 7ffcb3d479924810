import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { assembleRow } from '#app/domain/import/assemble.ts'
import type { FieldTexts } from '#app/domain/import/fields.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import { findImport } from './find-import.server.ts'
import { editsOf } from './preview-import.server.ts'
import { mappingOf } from './read-import.server.ts'

type Edit = { store: Store; actor: Member; importId: string; rowNumber: number; texts: FieldTexts; isExcluded: boolean; now: Date }

/** Lays corrections over a line of the preview, or leaves it out, and reads it anew; refuses what is not in preview, or not the actor's. */
export function editLine({ store, actor, importId, rowNumber, texts, isExcluded, now }: Edit): Promise<Decision<null, { code: 'not-found' | 'import-over' }>> {
	return store.tx(async (tx) => {
		const found = await findImport(tx, actor, importId)
		const line = found && (await ImportRepository.findLine(tx, importId, rowNumber))
		if (!found || !line) return refuse({ code: 'not-found' })
		if (found.import.status !== 'preview') return refuse({ code: 'import-over' })
		const edits = { ...editsOf(line.edits), ...texts }
		const { problems } = assembleRow({
			headers: found.import.head?.[found.import.headerRow ?? 0] ?? [],
			mapping: mappingOf(found.import.mapping),
			cells: line.cells,
			edits,
			now,
		})
		await ImportRepository.updateLine(tx, importId, rowNumber, {
			edits,
			isExcluded,
			errorCount: problems.filter((problem) => problem.severity === 'error').length,
			warningCount: problems.filter((problem) => problem.severity === 'warning').length,
		})
		return accept(null)
	})
}
