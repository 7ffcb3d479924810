import { accept, refuse } from '#app/domain/decision.ts'
import { hasBegun } from '#app/domain/evaluation/defence.ts'
import { chairOf } from '#app/domain/evaluation/visibility.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as DefenceRepository from '#db/repositories/defence-repository.ts'
import { encryptMinutes, minutesOf } from './encrypted-defence.server.ts'
import { calledOf } from './ranked-bids.server.ts'
import { viewAsExpert } from './view-evaluation.server.ts'

type Place = { store: Store; vault: Vault; actor: Member; evaluationId: string; bidId: string }

/** A session that the viewer may know of; whether they chair the panel and it is still evaluated. */
async function findSession(db: Db, { actor, evaluationId, bidId, now }: Omit<Place, 'store' | 'vault'> & { now: Date }) {
	const viewed = await viewAsExpert(db, { actor, evaluationId, now })
	if (!viewed.ok) return viewed
	const view = viewed.value
	const session = view.defences.find((one) => one.bidId === bidId)
	const bid = view.bids.find(({ id }) => id === bidId)
	if (!session || !bid) return refuse({ code: 'not-found' })
	const isChair = view.viewer.as === 'expert' && chairOf(view.state.seats)?.id === view.viewer.seatId
	return accept({ view, session, bid, mayWrite: isChair && view.why.length === 0 && view.found.challenge.status === 'evaluating' })
}

/** A defence with its minutes, for the panel; only the chair writes them, once it has begun. */
export async function readMinutes({ store: { db }, vault, now, ...place }: Place & { now: Date }) {
	const found = await findSession(db, { ...place, now })
	if (!found.ok) return found
	const { view, session, bid, mayWrite } = found.value
	const { startsAt, endsAt, place: where } = session
	return accept({ startsAt, endsAt, place: where, ...calledOf(view)(bid), minutes: minutesOf(vault, session), mayWrite: mayWrite && hasBegun(session, now) })
}

/** Keeps the minutes of a defence, encrypted. Refuses all but the chair, and before it has begun. */
export function minuteDefence({ store, vault, minutes, now, ...place }: Place & { minutes: string; now: () => Date }) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await findSession(tx, { ...place, now: at })
		if (!found.ok) return found
		const { view, session, mayWrite } = found.value
		const entry = {
			kind: 'defence.noted' as const,
			actor: place.actor,
			at,
			subject: 'bid' as const,
			subjectId: session.bidId,
			challengeId: view.found.challenge.id,
		}
		if (!mayWrite) return refused(tx, entry, refuse({ code: 'not-chair' }))
		if (!hasBegun(session, at)) return refused(tx, entry, refuse({ code: 'defence-ahead' }))

		await DefenceRepository.setMinutes(tx, session.id, encryptMinutes(vault, session, minutes), { at, userId: place.actor.userId })
		await AuditRepository.append(tx, entry)
		return accept(null)
	})
}
