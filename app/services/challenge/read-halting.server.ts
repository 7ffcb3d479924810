import { relist, reopen, suspend, withdraw } from '#app/domain/challenge/halt.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'

type Reading = { store: Store; actor: Member; code: string; now: Date }

/** What would follow if the chain lead suspended, reopened or withdrew a challenge now; refuses `not-found` to everyone else. */
export async function readHalting({ store: { db }, actor, code, now }: Reading) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.halt', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const reopened = challenge.status === 'suspended' ? reopen(challenge, now) : undefined
	return accept({
		challenge: { code, title: challenge.title, status: challenge.status, bidsCloseAt: challenge.bidsCloseAt },
		may: { suspend: suspend(challenge, now).ok, reopen: reopened?.ok ?? false, withdraw: withdraw(challenge, now).ok },
		reopensUntil: reopened?.ok ? reopened.value.bidsCloseAt : null,
	})
}

/** What a chain lead needs to list a challenge again: why it ended, and the lists it can go into; refuses `not-found` to everyone else. */
export async function readRelisting({ store: { db }, actor, code }: Omit<Reading, 'now'>) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.relist', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const next = await ChallengeRepository.findNextRound(db, challenge.id)
	const lists = challenge.chainSlug ? await ListRepository.listOfChains(db, [challenge.chainSlug]) : []
	const { title, status, unfilledReason, round } = challenge
	return accept({
		challenge: { code, title, status, unfilledReason, round },
		mayRelist: relist(status, next !== undefined).ok,
		lists: lists.filter(({ list }) => list.status === 'draft').map(({ list }) => ({ code: list.code, title: list.title, titleEn: list.titleEn })),
	})
}
