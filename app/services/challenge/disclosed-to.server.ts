import { type Disclosure, type DisclosureLevel, type disclosableFields, keptBack, withoutKept } from '#app/domain/challenge/disclosure.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { ChallengeFacts } from '#app/domain/permission/facts.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db } from '#db/client.ts'
import * as ChallengeFileRepository from '#db/repositories/challenge-file-repository.ts'
import type { ChallengeRow } from '#db/repositories/challenge-repository.ts'
import * as UndertakingRepository from '#db/repositories/undertaking-repository.ts'

/** Whether a reader reaches a level of disclosure of one challenge. */
export async function readerOf(db: Db, actor: Actor, facts: ChallengeFacts, { id, disclosure }: Pick<ChallengeRow, 'id' | 'disclosure'>) {
	const asksForOne = actor.kind === 'user' && Object.values(disclosure).includes('undertaking')
	const hasUndertaken = asksForOne && (await UndertakingRepository.find(db, id, actor.organisation.id)) !== undefined
	return (level: DisclosureLevel) => can(actor, 'challenge.read.field', { facts, level, hasUndertaken })
}

type Texts = { [Field in Exclude<(typeof disclosableFields)[number], 'files'>]: string } & { id: string; disclosure: Disclosure }

/** A challenge and its files as one reader may know them, with the fields that are there and kept back. */
export async function disclosedTo<Challenge extends Texts>(db: Db, actor: Actor, facts: ChallengeFacts, challenge: Challenge) {
	const all = keptBack(challenge.disclosure, await readerOf(db, actor, facts, challenge))
	const files = await ChallengeFileRepository.listByChallenge(db, challenge.id)
	const kept = all.filter(({ field }) => (field === 'files' ? files.length > 0 : challenge[field] !== ''))
	const areFilesKept = all.some(({ field }) => field === 'files')
	return {
		challenge: withoutKept(challenge, all),
		files: areFilesKept ? [] : files.map(({ id, originalName, size }) => ({ id, name: originalName, size })),
		kept,
	}
}
