import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { returnedWith } from '../review/review-state.server.ts'

/** A challenge as its form shows it; refuses `not-found` where the actor may not change it. */
export async function readEditable({ store, actor, code }: { store: Store; actor: Actor; code: string }) {
	const found = await ChallengeRepository.findByCode(store.db, code)
	if (!found || !can(actor, 'challenge.change', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const [indicators, returned] = await Promise.all([
		ChallengeRepository.listIndicators(store.db, found.challenge.id),
		returnedWith(store.db, found.challenge.id),
	])
	return accept({ ...found, indicators, returned })
}
