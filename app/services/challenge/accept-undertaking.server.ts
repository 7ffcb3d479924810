import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as UndertakingRepository from '#db/repositories/undertaking-repository.ts'

type AcceptUndertaking = { store: Store; actor: Member; code: string; words: string; now: () => Date }

async function findAsking(db: Db, code: string) {
	const found = await ChallengeRepository.findByCode(db, code)
	return found && Object.values(found.challenge.disclosure).includes('undertaking') ? found : undefined
}

/**
 * Records that the actor's organisation accepted the confidentiality undertaking of a challenge, with its words; once is
 * enough. Refuses `not-found` where the challenge asks for none, or reads all of it to the actor anyway, and the unverified.
 */
export function acceptUndertaking({ store, actor, code, words, now }: AcceptUndertaking) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await findAsking(tx, code)
		if (!found) return refuse({ code: 'not-found' })
		const { challenge } = found
		const entry = { kind: 'undertaking.accepted', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		if (!can(actor, 'undertaking.accept', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const { id: organisationId } = actor.organisation
		const isNew = await UndertakingRepository.insert(tx, { challengeId: challenge.id, organisationId, userId: actor.userId, words, acceptedAt: at })
		if (isNew) await AuditRepository.append(tx, { ...entry, after: { organisation: actor.organisation.name } })
		return accept(null)
	})
}

/** The challenge an undertaking is about, and whether the actor's organisation accepted it; refuses as `acceptUndertaking` does. */
export async function readUndertaking({ store: { db }, actor, code }: Pick<AcceptUndertaking, 'store' | 'actor' | 'code'>) {
	const found = await findAsking(db, code)
	if (!found || !can(actor, 'undertaking.accept', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const accepted = await UndertakingRepository.find(db, found.challenge.id, actor.organisation.id)
	return accept({
		challenge: { code, title: found.challenge.title },
		organisation: actor.organisation.name,
		accepted: accepted ? { at: accepted.acceptedAt, words: accepted.words } : null,
	})
}
