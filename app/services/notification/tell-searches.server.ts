import { topicOfOther } from '#app/domain/notification/news.ts'
import { filterOf, fitsSearch } from '#app/domain/notification/saved-search.ts'
import type { Tx } from '#db/client.ts'
import * as FollowRepository from '#db/repositories/follow-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import { holdsTerms, queryTerms } from '#db/search/terms.ts'
import type { Happening } from './happening.server.ts'
import { type Notice, tellPeople } from './tell-people.server.ts'

const batch = 1000

/**
 * Tells whoever saved a search that a released list brought something it finds, once a search and list. The challenges are
 * read once and every search is held against them here, so that the work grows with the searches and not with queries.
 */
export async function tellSearches(tx: Tx, { list, at, actorUserId, parameters }: Happening, { origin, now }: { origin: string; now: Date }): Promise<void> {
	if (!list) return
	const released = await FollowRepository.listReleasedForSearch(tx, list.id, at)
	if (released.length === 0) return
	const known = new Map<string, number>()
	const countFound = (target: string) => {
		const filter = filterOf(target)
		const terms = queryTerms(filter.q)
		const count = known.get(target) ?? released.filter((one) => fitsSearch(filter, one, at) && holdsTerms(one.terms ?? '', terms)).length
		known.set(target, count)
		return count
	}
	for (let afterId = '', length = batch; length === batch; ) {
		const searches = await FollowRepository.listSearches(tx, { afterId, limit: batch })
		const people = await PersonRepository.asMembers(tx, searches)
		const notices = searches.flatMap(({ id, userId, target }): Notice[] => {
			const person = people.get(userId)
			const count = userId === actorUserId ? 0 : countFound(target)
			if (!person || count === 0) return []
			const key = `search:${id}:list:${list.id}:${at.getTime()}`
			return [
				{
					person,
					topic: topicOfOther['search.matched'],
					kind: 'search.matched',
					key,
					path: `/challenges${target}`,
					parameters: { ...parameters, count: String(count) },
				},
			]
		})
		await tellPeople(tx, notices, { origin, now })
		afterId = searches.at(-1)?.id ?? afterId
		length = searches.length
	}
}
