import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { FollowKind } from '#app/domain/notification/notification.ts'
import { filterOf, savedSearch } from '#app/domain/notification/saved-search.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as FollowRepository from '#db/repositories/follow-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'

/** The most one person follows. */
export const mostFollows = 200

/** What is followed as pages name it: the code of a challenge or list, the slug of a chain, the query of a search. */
type Named = { kind: FollowKind; name: string }
type Refusal = { code: 'not-found' } | { code: 'too-many-follows'; count: number }

/** Begins to follow what one may read; nobody else learns of it, so it leaves no entry in the audit log. Refuses what is not one's to know of, and more than 200. */
export function follow({ store, actor, named, now }: { store: Store; actor: Member; named: Named; now: Date }): Promise<Decision<null, Refusal>> {
	return store.tx(async (tx): Promise<Decision<null, Refusal>> => {
		const target = await targetOf(tx, actor, named)
		if (target === null) return refuse({ code: 'not-found' })
		const { userId } = actor
		if ((await FollowRepository.countByUser(tx, userId)) >= mostFollows) return refuse({ code: 'too-many-follows', count: mostFollows })
		await FollowRepository.insert(tx, { userId, kind: named.kind, target, createdAt: now })
		return accept(null)
	})
}

/** The key under which something is followed; null where it is not there, or not the actor's to read. */
async function targetOf(db: Db, actor: Member, { kind, name }: Named): Promise<string | null> {
	switch (kind) {
		case 'challenge': {
			const found = await ChallengeRepository.findByCode(db, name)
			return found && can(actor, 'challenge.read', ChallengeRepository.factsOf(found)) ? found.challenge.id : null
		}
		case 'list': {
			const found = await ListCatalogueRepository.findWithOwner(db, name)
			return found && can(actor, 'list.read', ListCatalogueRepository.listFactsOf(found.list)) ? found.list.id : null
		}
		case 'chain':
			return (await ChainRepository.listChains(db)).some(({ slug }) => slug === name) ? name : null
		case 'search':
			return savedSearch(filterOf(name))
	}
}
