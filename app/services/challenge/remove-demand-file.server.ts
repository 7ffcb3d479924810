import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeFileRepository from '#db/repositories/challenge-file-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import type { FileStorage } from '../bid/file-storage.ts'

type Remove = { store: Store; storage: Pick<FileStorage, 'remove'>; actor: Member; code: string; fileId: string; now: () => Date }

/** Takes a file from a demand before its release; its bytes go after the commit, unless a copy of the demand has them too. */
export async function removeDemandFile({ store, storage, actor, code, fileId, now }: Remove) {
	const outcome = await store.tx(async (tx) => {
		const found = await ChallengeRepository.findByCode(tx, code)
		const file = await ChallengeFileRepository.findById(tx, fileId)
		if (!found || file?.challengeId !== found.challenge.id || !can(actor, 'challenge.change', ChallengeRepository.factsOf(found)))
			return refuse({ code: 'not-found' })
		const { isStillNeeded } = await ChallengeFileRepository.remove(tx, file)
		const { id } = found.challenge
		const entry = { kind: 'challenge.changed', actor, at: now(), subject: 'challenge', subjectId: id, challengeId: id } as const
		await AuditRepository.append(tx, { ...entry, before: { file: file.sha256 } })
		return accept({ storageName: file.storageName, isStillNeeded })
	})
	if (outcome.ok && !outcome.value.isStillNeeded) await storage.remove(outcome.value.storageName)
	return outcome
}
