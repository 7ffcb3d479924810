import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import { reviewStates } from '../review/review-state.server.ts'
import { listCorridor } from './list-corridor.server.ts'
import { readWaiting } from './read-waiting.server.ts'
import { withNames } from './summary.server.ts'

const pageSize = 30

/** The challenges of the actor's own organisation in every status, newest first, each with what it waits for from its deadline on; a page past the end is the last one. */
export async function readOwnChallenges({ store, actor, page, now }: { store: Store; actor: Member; page: number; now: Date }) {
	const pages = Math.max(1, Math.ceil((await CatalogueRepository.countOwn(store.db, actor.organisation.id)) / pageSize))
	const shown = Math.min(page, pages)
	const [rows, corridor] = await Promise.all([
		CatalogueRepository.listOwn(store.db, actor.organisation.id, { offset: (shown - 1) * pageSize, limit: pageSize }),
		listCorridor(store, now),
	])
	const reviews = await reviewStates(
		store.db,
		rows.map(({ id }) => id),
		now,
	)
	const waiting = await readWaiting(
		store.db,
		actor,
		rows.map(({ id }) => id),
		now,
	)
	const challenges = rows.map((row) => ({
		...withNames(row, corridor),
		status: statusAt(row, now),
		review: reviews.get(row.id) ?? null,
		waiting: waiting.get(row.id) ?? null,
	}))
	return { challenges, page: shown, pages }
}
