import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { FileStorage } from '#app/services/bid/file-storage.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import { evidenceRecord } from './evidence-record.ts'
import { objectionReader } from './objection-reader.server.ts'

type ReadEvidence = { store: Store; vault: Vault; storage: Pick<FileStorage, 'read'>; actor: Member; objectionId: string; now: () => Date }

/** Answers the file of an objection for sending, to its bureau and its objector, and records that it was sent. Refuses `not-found`. */
export function readEvidence({ store, vault, storage, actor, objectionId, now }: ReadEvidence) {
	return store.tx(async (tx) => {
		const found = await ObjectionRepository.findById(tx, objectionId)
		if (!found) return refuse({ code: 'not-found' })
		const { objection, challenge } = found
		const { storageName, fileName, mediaType, size } = objection
		const at = now()
		if (!(await objectionReader(tx, actor, found, at)).ok) return refuse({ code: 'not-found' })
		if (storageName === null || fileName === null || mediaType === null || size === null) return refuse({ code: 'not-found' })
		const entry = { kind: 'file.sent', actor, at, subject: 'file', subjectId: objectionId, challengeId: challenge.id } as const
		await AuditRepository.append(tx, { ...entry, after: { objection: objectionId } })
		return accept({ name: fileName, mediaType, size, read: () => vault.decryptStream(storage.read(storageName), evidenceRecord(objection)) })
	})
}
