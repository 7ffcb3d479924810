import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { FileStorage } from '#app/services/bid/file-storage.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeFileRepository from '#db/repositories/challenge-file-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { readerOf } from './disclosed-to.server.ts'

type ReadDemandFile = { store: Store; storage: Pick<FileStorage, 'read'>; actor: Actor; code: string; fileId: string; now: () => Date }

/** Answers a file of a challenge for sending to whoever reaches the level of its files; one that is kept back is recorded as sent. Refuses `not-found`. */
export async function readDemandFile({ store, storage, actor, code, fileId, now }: ReadDemandFile) {
	const found = await ChallengeRepository.findByCode(store.db, code)
	const file = await ChallengeFileRepository.findById(store.db, fileId)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || file?.challengeId !== found.challenge.id || !can(actor, 'challenge.read', facts)) return refuse({ code: 'not-found' })
	const { challenge } = found
	const level = challenge.disclosure.files ?? 'public'
	if (!(await readerOf(store.db, actor, facts, challenge))(level)) return refuse({ code: 'not-found' })
	if (level !== 'public' && actor.kind === 'user') {
		const entry = { kind: 'file.sent', actor, at: now(), subject: 'file', subjectId: fileId, challengeId: challenge.id } as const
		await store.tx((tx) => AuditRepository.append(tx, entry))
	}
	return accept({ name: file.originalName, mediaType: file.mediaType, size: file.size, read: () => storage.read(file.storageName) })
}
