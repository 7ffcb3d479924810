import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'

/** The lists of the chains the actor leads, and those chains. */
export async function readOwnLists({ store, actor, now }: { store: Store; actor: Member; now: Date }) {
	const [lists, { chains }] = await Promise.all([ListRepository.listOfChains(store.db, actor.ledChains), listCorridor(store, now)])
	return { lists: lists.map(({ list, challengeCount }) => ({ ...list, challengeCount })), chains: chains.filter(({ slug }) => actor.ledChains.includes(slug)) }
}
