import { accept, refuse } from '#app/domain/decision.ts'
import { takeableStatuses } from '#app/domain/list/arrange.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ArrangementRepository from '#db/repositories/list-arrangement-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { attemptOnList } from './attempt-on-list.server.ts'
import { carryOutMove } from './carry-out-move.server.ts'

type Taking = { store: Store; actor: Member; code: string; challenges: readonly string[]; now: Date }

/** The chain lead takes collected demands of its chain into a list being composed, to its end. Answers how many. */
export function takeDemands({ store, actor, code, challenges, now }: Taking) {
	return store.tx(async (tx) => {
		const attempt = await attemptOnList(tx, { code, kind: 'challenge.moved', actor, at: now })
		if (!attempt.ok) return attempt
		const { list, entry } = attempt.value
		const collection = list.chainSlug === null ? undefined : await ArrangementRepository.findCollection(tx, list.chainSlug)
		const known = collection ? await ArrangementRepository.listDemands(tx, collection.id, takeableStatuses) : []
		const isKnown = challenges.every((one) => known.some((demand) => demand.code === one))
		if (!collection || !isKnown) return refused(tx, entry, refuse({ code: 'stale' }))
		const outcome = await carryOutMove(tx, { actor, at: now, codes: challenges, from: collection, to: list })
		return outcome.ok ? outcome : refused(tx, entry, outcome)
	})
}

/** The demands a composer can take into a list, the approved ones first; refuses `not-found` to everyone else, and once the list is out. */
export async function readTakeable({ store: { db }, actor, code }: { store: Store; actor: Member; code: string }) {
	const found = await ListCatalogueRepository.findWithOwner(db, code)
	if (!found || !can(actor, 'list.compose', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
	const { list } = found
	const collection = list.chainSlug === null ? undefined : await ArrangementRepository.findCollection(db, list.chainSlug)
	const demands = collection ? await ArrangementRepository.listDemands(db, collection.id, takeableStatuses) : []
	return accept({ list: { code, title: list.title, titleEn: list.titleEn, releaseAt: list.releaseAt }, demands })
}
