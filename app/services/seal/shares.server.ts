import { fromBase64 } from '#app/crypto/bytes.ts'
import { openEnvelope } from '#app/crypto/open-envelope.ts'
import { parseShare } from '#app/crypto/opening-share.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { isTested, mayOpenPart } from '#app/domain/seal/ceremony.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as PersonKeyRepository from '#db/repositories/person-key-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { verifyPassword } from '../account/password.server.ts'
import { refused } from '../audit/refused.server.ts'
import type { Vault } from '../bid/vault.ts'
import { areScoresLocked } from './are-scores-locked.server.ts'
import { encryptShare, rebuildKey } from './rebuild-key.server.ts'

type Held = Awaited<ReturnType<typeof CeremonyRepository.listHeld>>[number]
const isClosed = ({ challenge }: Held, now: Date) => challenge !== null && statusAt(challenge, now) === 'closed'

/** What waits for a holder: ceremonies to test, with every sealed share to be looked at, and challenges whose bids wait to be opened. */
export async function readShares({ store: { db }, actor, now }: { store: Store; actor: Member; now: Date }) {
	const held = await CeremonyRepository.listHeld(db, actor.userId)
	const own = await PersonKeyRepository.findActive(db, actor.userId)
	const ofCeremony = new Map<string, Held[]>()
	for (const one of held) ofCeremony.set(one.ceremony.id, [...(ofCeremony.get(one.ceremony.id) ?? []), one])
	const shareOf = ({ key, number, sealedShare }: Held) => ({ openingKeyId: key.id, recipient: key.recipient, number, sealedShare })
	const tests = [...ofCeremony.values()].flatMap((shares) => {
		const [first] = shares
		if (!first || first.checkedAt !== null) return []
		const { ceremony, list, number } = first
		return [
			{
				ceremonyId: ceremony.id,
				list,
				number,
				madeAt: ceremony.madeAt,
				shares: shares.map((one) => ({ ...shareOf(one), isRehearsal: one.key.challengeId === null })),
			},
		]
	})
	const openings = []
	for (const one of held) {
		if (!one.challenge || one.givenAt !== null) continue
		const mayOpen = one.key.part === 'bid' ? isClosed(one, now) : await areScoresLocked(db, { id: one.key.challengeId ?? '', status: one.challenge.status })
		if (mayOpen) openings.push({ ...shareOf(one), part: one.key.part, challenge: one.challenge })
	}
	const waiting = held.flatMap(({ challenge, key }) =>
		challenge && key.part === 'bid' && ['open', 'suspended'].includes(statusAt(challenge, now)) ? [challenge] : [],
	)
	return { recipient: own?.recipient ?? null, tests, openings, waiting, renewable: held.filter(({ keyId }) => keyId === own?.id).map(shareOf) }
}

type Checking = { store: Store; vault: Vault; actor: Member; ceremonyId: string; share: string; now: Date }

/**
 * Takes a holder's word that its browser opened every share of a ceremony and found it right, with its share of the rehearsal key as
 * proof. With two of these the rehearsal is opened; once it is and all three holders have checked, the ceremony is tested.
 */
export function checkShares({ store, vault, actor, ceremonyId, share: text, now }: Checking) {
	return store.tx(async (tx) => {
		const ceremony = await CeremonyRepository.findById(tx, ceremonyId)
		const holder = ceremony && (await CeremonyRepository.listHolders(tx, ceremony.id)).find(({ userId }) => userId === actor.userId)
		if (!ceremony || !holder) return refuse({ code: 'not-found' })
		const entry = { kind: 'ceremony.checked', actor, at: now, subject: 'list', subjectId: ceremony.listId } as const
		const rehearsal = (await CeremonyRepository.listKeys(tx, ceremony.id)).find(({ challengeId }) => challengeId === null)
		if (!rehearsal) throw new Error(`ceremony ${ceremony.id} has no rehearsal`)
		const share = parseShare(text)
		if (share?.opens !== rehearsal.recipient || share.holder !== holder.number) return refused(tx, entry, refuse({ code: 'wrong-share' }))
		const of = { openingKeyId: rehearsal.id, number: holder.number }
		await CeremonyRepository.give(tx, of, encryptShare(vault, of, share), now)
		await CeremonyRepository.markChecked(tx, ceremony.id, holder.number, now)
		await AuditRepository.append(tx, { ...entry, after: { number: holder.number } })
		const isRehearsed = rehearsal.finishedAt !== null || (await rehearse(tx, { vault, ceremony, rehearsal, now }))
		const checked = (await CeremonyRepository.listHolders(tx, ceremony.id)).filter(({ checkedAt }) => checkedAt !== null).length
		if (!isTested({ isRehearsed, checked })) return accept({ isTested: false })
		await CeremonyRepository.markTested(tx, ceremony.id, now)
		await OpeningKeyRepository.forgetGiven(tx, rehearsal.id, { isAskedAgain: false })
		await AuditRepository.append(tx, { ...entry, kind: 'ceremony.tested', actor: 'clock' })
		return accept({ isTested: true })
	})
}

type Rehearsal = { vault: Vault; ceremony: CeremonyRepository.CeremonyRow; rehearsal: CeremonyRepository.OpeningKeyRow; now: Date }

/** Opens the rehearsal envelope once two holders gave their shares of its key; whether it did. */
async function rehearse(tx: Tx, { vault, ceremony, rehearsal, now }: Rehearsal): Promise<boolean> {
	const identity = await rebuildKey(tx, vault, rehearsal)
	if (!identity.ok) return false
	const ciphertext = fromBase64(ceremony.rehearsal) ?? new Uint8Array()
	const place = { part: 'bid', challenge: 'rehearsal', bid: 'rehearsal' } as const
	const opened = await openEnvelope({ suite: rehearsal.suite, ciphertext }, identity.value, place)
	if (!opened.ok) return false
	await OpeningKeyRepository.mark(tx, rehearsal.id, { rebuiltAt: now, finishedAt: now })
	return true
}

type Giving = { store: Store; vault: Vault; actor: Member; openingKeyId: string; share: string; password: string; now: () => Date }

/**
 * Takes a holder's share of an opening key, opened in its browser, after it gave its password again. Refuses before the deadline to the
 * millisecond, whoever is no holder of it, a wrong password, a share that is not the holder's of this key, and the same twice.
 */
export async function giveShare({ store, vault, actor, openingKeyId, share: text, password, now }: Giving) {
	const user = await UserRepository.findById(store.db, actor.userId)
	const isThem = user !== undefined && (await verifyPassword(user.passwordHash, password))
	return store.tx(async (tx) => {
		const at = now()
		const key = await OpeningKeyRepository.findById(tx, openingKeyId)
		const found = key?.challengeId ? await ChallengeRepository.findById(tx, key.challengeId) : undefined
		const holder = key && found && (await CeremonyRepository.listHolders(tx, key.ceremonyId)).find(({ userId }) => userId === actor.userId)
		if (!key || !found || !holder) return refuse({ code: 'not-found' })
		const { challenge } = found
		const entry = { kind: 'share.given', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		if (!isThem) return refused(tx, entry, refuse({ code: 'wrong-password' }))
		const status = statusAt(challenge, at)
		if (!mayOpenPart(key.part, { isClosed: status === 'closed', areScoresLocked: await areScoresLocked(tx, challenge) }))
			return refused(tx, entry, refuse({ code: 'too-early' }))
		const share = parseShare(text)
		if (share?.opens !== key.recipient || share.holder !== holder.number) return refused(tx, entry, refuse({ code: 'wrong-share' }))
		const of = { openingKeyId: key.id, number: holder.number }
		if (!(await CeremonyRepository.give(tx, of, encryptShare(vault, of, share), at))) return refused(tx, entry, refuse({ code: 'share-given' }))
		await AuditRepository.append(tx, { ...entry, after: { number: holder.number, part: key.part } })
		return accept({ number: holder.number, challenge: challenge.code })
	})
}
