import { logKeyOf, parseLogKey, type Signer } from '#app/crypto/log-key.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as WitnessRepository from '#db/repositories/witness-repository.ts'

type AddWitness = { store: Store; signer: Signer; actor: Member; publicKey: string; now: () => Date }

/**
 * Registers a key of the actor's organisation whose signatures under checkpoints are taken from now on. Refuses what is no
 * key of a witness, the log's own name, a name that is in use, and a key that was ever registered.
 */
export function addWitness({ store, signer, actor, publicKey, now }: AddWitness) {
	return store.tx(async (tx) => {
		const at = now()
		const organisationId = actor.organisation.id
		const attempt = { kind: 'witness.added', actor, at, subject: 'witness', subjectId: organisationId } as const
		if (!can(actor, 'witness.keep', { organisationId })) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const key = parseLogKey(publicKey)
		if (!key) return refused(tx, attempt, refuse({ code: 'witness-key-invalid' }))
		const names = (await WitnessRepository.listInUse(tx)).map((witness) => parseLogKey(witness.publicKey)?.name)
		if (publicKey === logKeyOf(signer) || key.name === signer.name || names.includes(key.name))
			return refused(tx, attempt, refuse({ code: 'witness-name-taken' }))
		const added = await WitnessRepository.insert(tx, { organisationId, publicKey, addedByUserId: actor.userId, addedAt: at })
		if (!added) return refused(tx, attempt, refuse({ code: 'witness-key-taken' }))
		await AuditRepository.append(tx, { ...attempt, subjectId: added.id, after: { publicKey } })
		return accept({ id: added.id })
	})
}
