import { isRecipient } from '#app/crypto/age.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import * as PersonKeyRepository from '#db/repositories/person-key-repository.ts'

type Keeping = { store: Store; actor: Member; now: Date }

/** Notes the public half of a key that the actor's browser made. Refuses what is no recipient, and a second key beside one in use. */
export function registerKey({ store, actor, recipient, now }: Keeping & { recipient: string }) {
	return store.tx(async (tx) => {
		if (!isRecipient(recipient)) return refuse({ code: 'bad-recipient' })
		if (await PersonKeyRepository.findActive(tx, actor.userId)) return refuse({ code: 'key-exists' })
		const keyId = await PersonKeyRepository.insert(tx, { userId: actor.userId, recipient, createdAt: now })
		await AuditRepository.append(tx, { kind: 'key.made', actor, at: now, subject: 'key', subjectId: keyId })
		return accept({ keyId })
	})
}

/**
 * Notes that the actor lost its key, and tells the other holders and the lead of each list it held shares of, which two can still open.
 * A new key can be made.
 */
export function loseKey({ store, actor, now }: Keeping) {
	return store.tx(async (tx) => {
		const key = await PersonKeyRepository.findActive(tx, actor.userId)
		if (!key || !(await PersonKeyRepository.retire(tx, key.id, 'lost', now))) return refuse({ code: 'no-key' })
		const held = (await CeremonyRepository.listHeld(tx, actor.userId)).filter(({ keyId }) => keyId === key.id)
		for (const listId of new Set(held.map(({ ceremony }) => ceremony.listId)))
			await AuditRepository.append(tx, { kind: 'share.lost', actor, at: now, subject: 'list', subjectId: listId })
		await AuditRepository.append(tx, { kind: 'key.retired', actor, at: now, subject: 'key', subjectId: key.id, after: { loss: 'lost' } })
		return accept(null)
	})
}

type Resealed = { openingKeyId: string; sealedShare: string }

/**
 * Puts a new key in the place of the actor's old one, with every share it holds sealed anew, which its browser did with the old key.
 * Refuses when a share is missing: what stays sealed to a retired key would be lost.
 */
export function renewKey({ store, actor, recipient, shares, now }: Keeping & { recipient: string; shares: readonly Resealed[] }) {
	return store.tx(async (tx) => {
		if (!isRecipient(recipient)) return refuse({ code: 'bad-recipient' })
		const old = await PersonKeyRepository.findActive(tx, actor.userId)
		if (!old) return refuse({ code: 'no-key' })
		const held = (await CeremonyRepository.listHeld(tx, actor.userId)).filter(({ keyId }) => keyId === old.id)
		const resealed = held.map(({ key, number }) => ({
			openingKeyId: key.id,
			number,
			sealedShare: shares.find((one) => one.openingKeyId === key.id)?.sealedShare,
		}))
		const whole = resealed.flatMap(({ sealedShare, ...of }) => (sealedShare === undefined ? [] : [{ ...of, sealedShare }]))
		if (whole.length !== held.length) return refuse({ code: 'shares-missing' })
		if (!(await PersonKeyRepository.retire(tx, old.id, 'renewed', now))) return refuse({ code: 'no-key' })
		const keyId = await PersonKeyRepository.insert(tx, { userId: actor.userId, recipient, createdAt: now })
		await CeremonyRepository.reseal(tx, { oldKeyId: old.id, keyId, shares: whole })
		await AuditRepository.append(tx, {
			kind: 'key.renewed',
			actor,
			at: now,
			subject: 'key',
			subjectId: keyId,
			before: { key: old.id },
			after: { shares: whole.length },
		})
		return accept({ keyId })
	})
}
