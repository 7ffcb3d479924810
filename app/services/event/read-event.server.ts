import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as EventRepository from '#db/repositories/event-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'

type Reading = { store: Store; actor: Actor; slug: string; now: Date }

/** An event with its released lists, and those being composed that the reader may know of. */
export async function readEvent({ store, actor, slug, now }: Reading) {
	const found = await EventRepository.findBySlug(store.db, slug)
	if (!found) return refuse({ code: 'not-found' })
	const { event, facts } = found
	const lists = await ListCatalogueRepository.listOfEvent(store.db, event.id)
	const { chains } = await listCorridor(store, now)
	const known = lists
		.filter((list) => can(actor, 'list.read', list.facts))
		.map(({ facts, ...list }) => ({
			...list,
			chain: chains.find((chain) => chain.slug === list.chainSlug) ?? null,
			mayCompose: can(actor, 'list.compose', facts),
		}))
	const { name, nameEn, place, beginsAt, isDemo } = event
	return accept({
		event: { slug, name, nameEn, place, beginsAt, isDemo },
		mayChange: can(actor, 'event.change', facts),
		released: known.filter(({ status }) => status !== 'draft'),
		composed: known.filter(({ status }) => status === 'draft'),
	})
}
