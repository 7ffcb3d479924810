import { accept, refuse } from '#app/domain/decision.ts'
import { composePageSize } from '#app/domain/list/arrange.ts'
import { gapsOf, hintsOf, leavesWithList, ruleBreachesOf } from '#app/domain/list/release.ts'
import { checkedAt } from '#app/domain/list/schedule.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { releaseRules } from '../rules/release-rules.server.ts'

/** A list as its composer sees it: each challenge with what it lacks for a release now, or at the second it is scheduled for, and the imports into it; one page of 100 challenges. */
export async function composeList({ store, actor, code, page, now }: { store: Store; actor: Actor; code: string; page: number; now: Date }) {
	const found = await ListCatalogueRepository.findWithOwner(store.db, code)
	const facts = found && ListCatalogueRepository.listFactsOf(found.list)
	if (!found || !facts || !can(actor, 'list.compose', { ...facts, status: 'draft' })) return refuse({ code: 'not-found' })
	const { list } = found
	const rules = await releaseRules(store.db)
	const at = checkedAt(list, now)
	const all = (await ListRepository.listReleasable(store.db, list.id)).map((challenge) => {
		const isLeaving = leavesWithList(challenge)
		if (!isLeaving) return { ...challenge, isLeaving, gaps: [], hints: [], pack: null, breaches: [] }
		return { ...challenge, isLeaving, gaps: gapsOf(challenge, list, at), hints: hintsOf(challenge), ...ruleBreachesOf(challenge, list, rules, at) }
	})
	const pages = Math.max(1, Math.ceil(all.length / composePageSize))
	const shown = Math.min(page, pages)
	return accept({
		list,
		event: found.event,
		count: all.length,
		leavingCount: all.filter((challenge) => challenge.isLeaving).length,
		unreadyCount: all.filter(({ gaps, breaches }) => gaps.length + breaches.length > 0).length,
		challenges: all.slice((shown - 1) * composePageSize, shown * composePageSize),
		offset: (shown - 1) * composePageSize,
		page: shown,
		pages,
		imports: await ImportRepository.listByList(store.db, list.id),
	})
}
