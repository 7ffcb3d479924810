import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'

const mostEarlier = 100

/** What a new demand can begin from: the chains the actor may write for, the list it is meant for, earlier challenges of its own. */
export async function readStarting({ store: { db }, actor, listCode }: { store: Store; actor: Member; listCode: string }) {
	const [chains, joined, earlier, found] = await Promise.all([
		ChainRepository.listChains(db),
		ChainRepository.listJoined(db, actor.organisation.id),
		CatalogueRepository.listOwn(db, actor.organisation.id, { offset: 0, limit: mostEarlier }),
		listCode === '' ? undefined : ListCatalogueRepository.findWithOwner(db, listCode),
	])
	const isComposed = found !== undefined && can(actor, 'list.compose', ListCatalogueRepository.listFactsOf(found.list))
	return {
		list: isComposed ? { code: found.list.code, title: found.list.title, titleEn: found.list.titleEn } : null,
		chains: chains
			.filter(({ slug }) => can(actor, 'demand.start', { chainSlug: slug, isMember: joined.includes(slug) }))
			.map(({ slug, nameZh, nameEn }) => ({ slug, nameZh, nameEn, isLed: actor.ledChains.includes(slug) })),
		earlier: earlier.map(({ code, title }) => ({ code, title })),
	}
}
