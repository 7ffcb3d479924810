import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { parseLogKey } from '#app/crypto/log-key.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as WitnessRepository from '#db/repositories/witness-repository.ts'

/** The witnesses of the actor's own organisation. Refuses `forbidden`. */
export async function readOwnWitnesses({ store, actor }: { store: Store; actor: Member }) {
	const organisationId = actor.organisation.id
	return can(actor, 'witness.keep', { organisationId }) ? accept(await witnessesOf(store.db, organisationId)) : refuse({ code: 'forbidden' })
}

/** The witnesses, of all organisations or one, as anyone may see them. */
export async function witnessesOf(db: Db, organisationId?: string) {
	return (await WitnessRepository.listWitnesses(db, organisationId)).map(({ witness: { id, publicKey, addedAt, retiredAt }, organisation }) => ({
		id,
		name: parseLogKey(publicKey)?.name ?? publicKey,
		publicKey,
		fingerprint: fingerprintOf(publicKey),
		addedAt,
		retiredAt,
		organisation,
	}))
}
