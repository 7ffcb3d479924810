import { createHash } from 'node:crypto'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { importLimits } from '#app/domain/import/file-refusal.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { refused } from '../audit/refused.server.ts'

type Upload = {
	store: Store
	storage: { put: (bytes: Uint8Array) => Promise<string> }
	actor: Member
	listCode: string
	fileName: string
	bytes: Uint8Array
	now: Date
}

/** Keeps an uploaded demand list for reading; the reading itself goes on in the background (`readImport`). Answers the key of the import. */
export async function uploadImport({
	store,
	storage,
	actor,
	listCode,
	fileName,
	bytes,
	now,
}: Upload): Promise<Decision<string, { code: 'not-found' | 'file-missing' } | { code: 'file-too-large'; megabytes: number }>> {
	const found = await ListCatalogueRepository.findWithOwner(store.db, listCode)
	if (!found || !can(actor, 'list.compose', ListCatalogueRepository.listFactsOf(found.list))) {
		const attempt = { kind: 'import.uploaded', actor, at: now, subject: 'list', subjectId: found?.list.id ?? listCode } as const
		return store.tx((tx) => refused(tx, attempt, refuse({ code: 'not-found' })))
	}
	if (bytes.length === 0 && fileName === '') return refuse({ code: 'file-missing' })
	if (bytes.length > importLimits.bytes) return refuse({ code: 'file-too-large', megabytes: importLimits.bytes / 1024 / 1024 })
	const id = newId()
	const storageName = await storage.put(bytes)
	await store.tx(async (tx) => {
		await ImportRepository.insert(tx, {
			id,
			listId: found.list.id,
			organisationId: actor.organisation.id,
			uploadedByUserId: actor.userId,
			fileName: fileName.slice(0, 200),
			sha256: createHash('sha256').update(bytes).digest('hex'),
			storageName,
			status: 'reading',
			createdAt: now,
			updatedAt: now,
		})
		await AuditRepository.append(tx, {
			kind: 'import.uploaded',
			actor,
			at: now,
			subject: 'import',
			subjectId: id,
			after: { file: fileName.slice(0, 200), list: listCode },
		})
	})
	return accept(id)
}
