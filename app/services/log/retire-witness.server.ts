import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as WitnessRepository from '#db/repositories/witness-repository.ts'

type RetireWitness = { store: Store; actor: Member; witnessId: string; now: () => Date }

/** Takes no more signatures of a witness of the actor's organisation; what it signed stays. Refuses that of another as `not-found`. */
export function retireWitness({ store, actor, witnessId, now }: RetireWitness) {
	return store.tx(async (tx) => {
		const at = now()
		const witness = await WitnessRepository.findById(tx, witnessId)
		if (!witness) return refuse({ code: 'not-found' })
		const entry = { kind: 'witness.retired', actor, at, subject: 'witness', subjectId: witness.id } as const
		if (!can(actor, 'witness.keep', witness)) return refused(tx, entry, refuse({ code: 'not-found' }))
		if (!(await WitnessRepository.retire(tx, witness.id, at))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, before: { publicKey: witness.publicKey } })
		return accept(null)
	})
}
