import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import * as PersonKeyRepository from '#db/repositories/person-key-repository.ts'

/** The actor's key in use, with the shares that are sealed to it; null when there is none. */
export async function readOwnKey({ store: { db }, actor }: { store: Store; actor: Member }) {
	const key = await PersonKeyRepository.findActive(db, actor.userId)
	if (!key) return null
	const held = (await CeremonyRepository.listHeld(db, actor.userId)).filter(({ keyId }) => keyId === key.id)
	return {
		fingerprint: fingerprintOf(key.recipient),
		createdAt: key.createdAt,
		held: held.map(({ key: { id, recipient }, number, sealedShare }) => ({ openingKeyId: id, recipient, number, sealedShare })),
	}
}
