import { acceptFile, fileKinds, safeFileName } from '#app/domain/bid/file.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeFileRepository from '#db/repositories/challenge-file-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { type FileStorage, keepWhileRecorded } from '../bid/file-storage.ts'
import { lookAtFile } from '../bid/look-at-file.server.ts'

type Attach = {
	store: Store
	storage: Pick<FileStorage, 'put' | 'remove'>
	actor: Member
	code: string
	file: { name: string; bytes: Uint8Array<ArrayBuffer> }
	now: () => Date
}

/**
 * Adds a file to a demand before its release; answers its id. Its kind is found by looking at the content. The bytes are
 * stored before the unit of work that records them, and removed again when that refuses or fails.
 */
export async function attachDemandFile({ store, storage, actor, code, file, now }: Attach) {
	const looked = await lookAtFile(file.bytes)
	const early = await decide(store.db, actor, code, file.name, looked)
	if (!early.ok) return early
	return keepWhileRecorded(storage, file.bytes, (storageName) =>
		store.tx(async (tx) => {
			const decision = await decide(tx, actor, code, file.name, looked)
			if (!decision.ok) return decision
			const { challengeId, kind } = decision.value
			const at = now()
			const fileId = await ChallengeFileRepository.insert(tx, {
				challengeId,
				storageName,
				originalName: safeFileName(file.name, kind),
				mediaType: fileKinds[kind],
				size: looked.size,
				sha256: looked.sha256,
				uploadedByUserId: actor.userId,
				uploadedAt: at,
			})
			const entry = { kind: 'challenge.changed', actor, at, subject: 'challenge', subjectId: challengeId, challengeId } as const
			await AuditRepository.append(tx, { ...entry, after: { file: looked.sha256 } })
			return accept({ fileId })
		}),
	)
}

async function decide(db: Db, actor: Member, code: string, name: string, looked: Awaited<ReturnType<typeof lookAtFile>>) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.change', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const present = await ChallengeFileRepository.listByChallenge(db, found.challenge.id)
	const decision = acceptFile(name, looked, present.length)
	return decision.ok ? accept({ challengeId: found.challenge.id, kind: decision.value }) : decision
}
