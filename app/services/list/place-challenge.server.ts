import { accept, refuse } from '#app/domain/decision.ts'
import { placed } from '#app/domain/list/arrange.ts'
import { moveList } from '#app/domain/list/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ArrangementRepository from '#db/repositories/list-arrangement-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { attemptOnList } from './attempt-on-list.server.ts'

type Placing = { store: Store; actor: Member; code: string; challenge: string; place: number; step?: 'up' | 'down'; now: Date }

/**
 * The chain lead gives a challenge of a list being composed another place, counted from 1: the one named, or one `step`
 * from where it stands. Refuses `list-released` once the list is out, `stale` where the challenge is not in it any more.
 */
export function placeChallenge({ store, actor, code, challenge, place, step, now }: Placing) {
	return store.tx(async (tx) => {
		const attempt = await attemptOnList(tx, { code, kind: 'challenge.placed', actor, at: now })
		if (!attempt.ok) return attempt
		const { list, entry } = attempt.value
		if (!moveList('release', list.status).ok) return refused(tx, entry, refuse({ code: 'list-released' }))
		const order = await ArrangementRepository.listOrder(tx, list.id)
		const from = order.findIndex((one) => one.code === challenge)
		const own = order[from]
		if (!own) return refuse({ code: 'stale' })
		const wanted = step === undefined ? place : from + (step === 'up' ? 0 : 2)
		const ids = placed(
			order.map(({ id }) => id),
			own.id,
			wanted,
		)
		const before = new Map(order.map(({ id, position }) => [id, position]))
		const changed = ids.map((id, at) => ({ id, position: at + 1 })).filter(({ id, position }) => before.get(id) !== position)
		if (changed.length === 0) return accept(from + 1)
		await ArrangementRepository.setPlaces(tx, changed)
		const to = ids.indexOf(own.id) + 1
		const moved = { ...entry, subject: 'challenge' as const, subjectId: own.id, challengeId: own.id }
		await AuditRepository.append(tx, { ...moved, before: { place: from + 1 }, after: { place: to } })
		return accept(to)
	})
}
