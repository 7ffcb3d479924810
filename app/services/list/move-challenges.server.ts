import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ArrangementRepository from '#db/repositories/list-arrangement-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { attemptOnList } from './attempt-on-list.server.ts'
import { carryOutMove } from './carry-out-move.server.ts'

type Moving = { store: Store; actor: Member; code: string; challenges: readonly string[]; to: string; now: Date }

/** The chain lead puts challenges in preparation back into the collection, or into another draft list of the chain, to its end. Answers how many. */
export function moveChallenges({ store, actor, code, challenges, to, now }: Moving) {
	return store.tx(async (tx) => {
		const attempt = await attemptOnList(tx, { code, kind: 'challenge.moved', actor, at: now })
		if (!attempt.ok) return attempt
		const { list, entry } = attempt.value
		const target = (await ListCatalogueRepository.findWithOwner(tx, to))?.list
		const isOther = target !== undefined && target.id !== list.id
		const outcome = await carryOutMove(tx, { actor, at: now, codes: challenges, from: list, to: isOther ? target : undefined })
		return outcome.ok ? outcome : refused(tx, entry, outcome)
	})
}

/** Where the challenges of a list can go: the other draft lists of its chain and its collection; refuses `not-found` to everyone but its composer. */
export async function readTargets({ store: { db }, actor, code }: { store: Store; actor: Member; code: string }) {
	const found = await ListCatalogueRepository.findWithOwner(db, code)
	const facts = found && ListCatalogueRepository.listFactsOf(found.list)
	if (!found || !facts || !can(actor, 'list.compose', { ...facts, status: 'draft' })) return refuse({ code: 'not-found' })
	const drafts = found.list.chainSlug === null ? [] : await ArrangementRepository.listDrafts(db, found.list.chainSlug)
	return accept(drafts.filter((draft) => draft.code !== code))
}
