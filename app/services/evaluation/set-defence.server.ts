import { accept, refuse } from '#app/domain/decision.ts'
import { setDefence as decide, type Slot } from '#app/domain/evaluation/defence.ts'
import type { DefenceForm } from '#app/domain/evaluation/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DefenceRepository from '#db/repositories/defence-repository.ts'
import { viewAsIssuer } from './view-evaluation.server.ts'

type Place = { store: Store; actor: Member; code: string; bidId: string; now: () => Date }

/** Opens an attempt of the issuer on the defence of a bid; to everyone else, and where the bid is kept from them, it is not there. */
async function attempt(tx: Tx, kind: 'defence.set' | 'defence.cancelled', { actor, code, bidId, at }: Omit<Place, 'store' | 'now'> & { at: Date }) {
	const viewed = await viewAsIssuer(tx, { actor, code, now: at })
	const bid = viewed.ok ? viewed.value.bids.find(({ id }) => id === bidId) : undefined
	if (!viewed.ok || !bid) return refuse({ code: 'not-found' })
	const view = viewed.value
	const entry = { actor, at, subject: 'bid' as const, subjectId: bidId, challengeId: view.found.challenge.id }
	if (view.why.length > 0) return refused(tx, { ...entry, kind }, refuse({ code: 'conflicted', why: view.why }))
	if (!can(actor, 'defence.set', ChallengeRepository.factsOf(view.found)))
		return refused(tx, { ...entry, kind }, refuse({ code: 'wrong-status', status: view.found.challenge.status }))
	return accept({ view, bid, entry, session: view.defences.find((one) => one.bidId === bidId) })
}

/** Shortlists a scored bid by setting when and where it is defended, or changes that. Refuses everyone but the issuer, before the lock, the past, and a time that meets another. */
export function setDefence({ store, actor, code, bidId, said, now }: Place & { said: DefenceForm }) {
	return store.tx(async (tx) => {
		const at = now()
		const attempted = await attempt(tx, 'defence.set', { actor, code, bidId, at })
		if (!attempted.ok) return attempted
		const { view, bid, entry, session } = attempted.value
		const slot: Slot = { bidId, startsAt: said.startsAt, endsAt: said.endsAt }
		const { status: evaluationStatus, lockedAt } = view.evaluation
		const decision = decide({ slot, others: view.defences, bidStatus: bid.status, evaluationStatus, lockedAt, now: at })
		if (!decision.ok) return refused(tx, { ...entry, kind: 'defence.set' }, decision)
		if (session && session.minutes !== '') return refused(tx, { ...entry, kind: 'defence.set' }, refuse({ code: 'defence-minuted' }))

		const move = decision.value
		if (move) {
			if (!(await BidRepository.moveStatus(tx, { id: bidId, challengeId: entry.challengeId }, move, at))) return refuse({ code: 'stale' })
			await AuditRepository.append(tx, { ...entry, kind: 'bid.shortlisted', before: { status: move.from }, after: { status: move.to } })
		}
		await DefenceRepository.set(tx, { evaluationId: view.evaluation.id, bidId }, { ...said, setAt: at, setByUserId: actor.userId })
		const after = { startsAt: said.startsAt.toISOString(), endsAt: said.endsAt.toISOString(), place: said.place }
		await AuditRepository.append(tx, { ...entry, kind: 'defence.set', after })
		return accept(null)
	})
}

/** Takes the time of a defence back; the bid stays shortlisted. Refuses everyone but the issuer, and one whose minutes are written. */
export function cancelDefence({ store, actor, code, bidId, now }: Place) {
	return store.tx(async (tx) => {
		const at = now()
		const attempted = await attempt(tx, 'defence.cancelled', { actor, code, bidId, at })
		if (!attempted.ok) return attempted
		const { entry, session } = attempted.value
		if (!session) return refuse({ code: 'not-found' })
		if (session.minutes !== '') return refused(tx, { ...entry, kind: 'defence.cancelled' }, refuse({ code: 'defence-minuted' }))

		if (!(await DefenceRepository.remove(tx, session.id))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, kind: 'defence.cancelled', before: { startsAt: session.startsAt.toISOString() } })
		return accept(null)
	})
}

/** The defence of a bid as the issuer sets it. Refuses everyone else, before the lock, and a bid kept from them as `not-found`. */
export async function readDefence({ store: { db }, actor, code, bidId, now }: Omit<Place, 'now'> & { now: Date }) {
	const viewed = await viewAsIssuer(db, { actor, code, now })
	const bid = viewed.ok ? viewed.value.bids.find(({ id }) => id === bidId) : undefined
	if (!viewed.ok || !bid || viewed.value.evaluation.status !== 'locked') return refuse({ code: 'not-found' })
	const view = viewed.value
	const others = view.defences.filter((one) => one.bidId !== bidId)
	const session = view.defences.find((one) => one.bidId === bidId)
	const nameOf = (id: string) => view.bids.find((one) => one.id === id)?.organisation
	return accept({
		bidder: bid.organisation,
		session: session ? { startsAt: session.startsAt, endsAt: session.endsAt, place: session.place, isMinuted: session.minutes !== '' } : null,
		others: others.map(({ bidId: id, startsAt, endsAt, place }) => ({ id, bidder: nameOf(id) ?? null, startsAt, endsAt, place })),
		maySet: view.why.length === 0 && can(actor, 'defence.set', ChallengeRepository.factsOf(view.found)) && ['scored', 'shortlisted'].includes(bid.status),
	})
}
