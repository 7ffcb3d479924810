import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import { findImport } from './find-import.server.ts'

/** Puts an import away without taking anything; its lines are forgotten. */
export function discardImport({
	store,
	actor,
	importId,
	now,
}: {
	store: Store
	actor: Member
	importId: string
	now: Date
}): Promise<Decision<null, { code: 'not-found' | 'import-over' }>> {
	return store.tx(async (tx) => {
		if (!(await findImport(tx, actor, importId))) return refuse({ code: 'not-found' })
		if (!(await ImportRepository.move(tx, importId, ['preview', 'refused', 'reading'], { status: 'discarded', updatedAt: now })))
			return refuse({ code: 'import-over' })
		await ImportRepository.clearLines(tx, importId)
		await AuditRepository.append(tx, { kind: 'import.discarded', actor, at: now, subject: 'import', subjectId: importId })
		return accept(null)
	})
}
