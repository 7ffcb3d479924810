import { isRecipient } from '#app/crypto/age.ts'
import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { currentSuite } from '#app/crypto/suite.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { leavesWithList } from '#app/domain/list/release.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { makeCeremony as decide, keysAsked, type MadeKeys } from '#app/domain/seal/ceremony.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import * as PersonKeyRepository from '#db/repositories/person-key-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { attemptOnList } from '../list/attempt-on-list.server.ts'

/** Who may hold shares of a list's keys: people of the bureaus, of the office, of the lead institute, and of the issuer where every challenge is its own. */
async function candidatesOf(db: Db, actor: Member, leaving: readonly { issuerOrganisationId: string }[]) {
	const issuers = new Set(leaving.map(({ issuerOrganisationId }) => issuerOrganisationId))
	return PersonKeyRepository.listCandidates(db, [actor.organisation.id, ...(issuers.size === 1 ? issuers : [])])
}

async function leavingOf(db: Db, listId: string) {
	return (await ListRepository.listKeyed(db, listId)).filter(leavesWithList)
}

type KeyPlace = { challengeId: string | null; part: string }

const differing = (some: readonly KeyPlace[], others: readonly KeyPlace[]) =>
	some.filter(({ challengeId, part }) => !others.some((other) => other.challengeId === challengeId && other.part === part))

type Reading = { store: Store; actor: Member; code: string; now: Date }

/** The key ceremony of a list being composed: who may hold shares, which keys it needs, the ceremony there is. To whoever does not compose it, it is not there. */
export function readCeremony({ store, actor, code, now }: Reading) {
	return store.tx(async (tx) => {
		const attempt = await attemptOnList(tx, { code, kind: 'ceremony.made', actor, at: now })
		if (!attempt.ok) return attempt
		const { list } = attempt.value
		const leaving = await leavingOf(tx, list.id)
		const asked = keysAsked(leaving)
		const ceremony = await CeremonyRepository.findOfList(tx, list.id)
		const keys = ceremony ? await CeremonyRepository.listKeys(tx, ceremony.id) : []
		const ofLeaving = keys.filter(({ challengeId }) => leaving.some(({ id }) => id === challengeId))
		const missing = differing(asked, ofLeaving).length + differing(ofLeaving, asked).length
		return accept({
			list: { code: list.code, title: list.title, titleEn: list.titleEn, status: list.status },
			challenges: leaving.map(({ id, code, title, language }) => ({ id, code, title, language })),
			asked,
			candidates: (await candidatesOf(tx, actor, leaving)).map(({ userId, name, recipient, organisation }) => ({
				userId,
				name,
				recipient,
				organisation: organisation.name,
				organisationId: organisation.id,
				fingerprint: fingerprintOf(recipient),
			})),
			ceremony: ceremony
				? {
						status: ceremony.status,
						madeAt: ceremony.madeAt,
						testedAt: ceremony.testedAt,
						isRehearsed: keys.some(({ challengeId, finishedAt }) => challengeId === null && finishedAt !== null),
						missing,
						holders: await CeremonyRepository.listHolders(tx, ceremony.id),
					}
				: null,
		})
	})
}

/**
 * Takes the keys that the actor's browser made for a list being composed, in the place of any it has. Refuses holders that are not
 * three people of three organisations with keys, and keys that are not exactly those the list needs.
 */
export function makeCeremony({ store, actor, code, made, now }: Reading & { made: MadeKeys }) {
	return store.tx(async (tx) => {
		const attempt = await attemptOnList(tx, { code, kind: 'ceremony.made', actor, at: now })
		if (!attempt.ok) return attempt
		const { list, entry } = attempt.value
		if (list.status !== 'draft') return refused(tx, entry, refuse({ code: 'list-released' }))
		const leaving = await leavingOf(tx, list.id)
		const decision = decide(made, keysAsked(leaving), await candidatesOf(tx, actor, leaving))
		if (!decision.ok) return refused(tx, entry, decision)
		if (![made.rehearsal, ...made.keys].every(({ recipient }) => isRecipient(recipient))) return refused(tx, entry, refuse({ code: 'bad-recipient' }))
		const ceremonyId = await CeremonyRepository.replace(tx, {
			ceremony: { listId: list.id, madeByUserId: actor.userId, madeAt: now, rehearsal: made.rehearsal.envelope },
			holders: decision.value.map(({ keyId, userId, organisation }) => ({ keyId, userId, organisationId: organisation.id })),
			keys: [{ challengeId: null, part: 'bid' as const, ...made.rehearsal }, ...made.keys].map(({ challengeId, part, recipient, shares }) => ({
				challengeId,
				part,
				recipient,
				shares,
				suite: currentSuite,
			})),
		})
		await AuditRepository.append(tx, { ...entry, after: { keys: made.keys.length, holders: decision.value.map(({ userId }) => userId).join(' ') } })
		return accept({ ceremonyId })
	})
}
