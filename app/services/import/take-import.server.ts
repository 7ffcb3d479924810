import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { assembleRow } from '#app/domain/import/assemble.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'
import { breathe } from './breathe.ts'
import { codePrefixOf } from './code-prefix.ts'
import { findImport } from './find-import.server.ts'
import { insertDemands } from './insert-demands.server.ts'
import { editsOf } from './preview-import.server.ts'
import { mappingOf } from './read-import.server.ts'

type Refusal = { code: 'not-found' | 'import-over' | 'nothing-to-take' } | { code: 'lines-with-errors'; count: number }
type Begin = { store: Store; actor: Member; importId: string; isValidOnly: boolean; now: Date }

/** Begins taking the lines into the list: all of them, which no error may stop, or the valid ones. `takeImport` does the work. */
export function beginTaking({ store, actor, importId, isValidOnly, now }: Begin): Promise<Decision<null, Refusal>> {
	return store.tx(async (tx): Promise<Decision<null, Refusal>> => {
		const found = await findImport(tx, actor, importId)
		if (!found) return refuse({ code: 'not-found' })
		const counts = await ImportRepository.countLines(tx, importId)
		if (!isValidOnly && counts.errors > 0) return refuse({ code: 'lines-with-errors', count: counts.errors })
		if (counts.ready === 0) return refuse({ code: 'nothing-to-take' })
		return (await ImportRepository.move(tx, importId, ['preview'], { status: 'taking', updatedAt: now })) ? accept(null) : refuse({ code: 'import-over' })
	})
}

/** Turns every ready line into a challenge of the list, in one unit of work: all of them or, when anything fails, none. Safe to begin again. */
export async function takeImport({
	store,
	actor,
	importId,
	now,
}: {
	store: Store
	actor: AuditRepository.AuditActor
	importId: string
	now: Date
}): Promise<number> {
	const { chains } = await listCorridor(store, now)
	const begun = await ImportRepository.findWithList(store.db, importId)
	if (begun?.import.status !== 'taking') return 0
	// Nobody changes a line while it is being taken; reading thousands of them inside the unit would hold up all who write.
	const lines = await readyLines(store.db, begun.import, now)
	return store.tx(async (tx) => {
		const found = await ImportRepository.findWithList(tx, importId)
		if (!found || !(await ImportRepository.move(tx, importId, ['taking'], { status: 'taken', updatedAt: now }))) return 0
		const owner = found.list.ownerOrganisationId ? await OrganisationRepository.findById(tx, found.list.ownerOrganisationId) : undefined
		const ids = await insertDemands(tx, lines, { list: found.list, codePrefix: codePrefixOf(found.list, chains, now), owner: owner ?? null, actor, now })
		await ImportRepository.linkTaken(tx, importId, found.list.id)
		await ImportRepository.move(tx, importId, ['taken'], { doneCount: ids.length, updatedAt: now })
		await AuditRepository.append(tx, {
			kind: 'import.taken',
			actor,
			at: now,
			subject: 'import',
			subjectId: importId,
			after: { challenges: ids.length, list: found.list.code },
		})
		return ids.length
	})
}

async function readyLines(db: Db, { id, head, headerRow, mapping }: ImportRepository.ImportRow, now: Date) {
	const headers = head?.[headerRow ?? 0] ?? []
	const columns = mappingOf(mapping)
	const lines = []
	for (let afterRow = 0; ; ) {
		const batch = await ImportRepository.listReady(db, id, { afterRow, limit: 50 })
		for (const { rowNumber, cells, edits, sourceKey } of batch) {
			const { draft } = assembleRow({ headers, mapping: columns, cells, edits: editsOf(edits), now })
			lines.push({ rowNumber, sourceKey, draft })
		}
		const last = batch.at(-1)
		if (!last) return lines
		afterRow = last.rowNumber
		await breathe()
	}
}
