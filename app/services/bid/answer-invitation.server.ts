import { changedSince, type Partner } from '#app/domain/bid/consortium.ts'
import { change } from '#app/domain/bid/decisions.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as SeatRepository from '#db/repositories/seat-repository.ts'
import { freeSeat, latestTerms } from './edit-partners.server.ts'
import { oneWithIssuer } from './one-with-issuer.server.ts'
import type { Vault } from './vault.ts'

type AnswerInvitation = {
	store: Store
	vault: Vault
	actor: Member
	bidId: string
	answer: 'confirmed' | 'declined'
	/** The terms the partner was shown, and their revision. */
	seen: { revision: number; partners: readonly Partner[] }
	now: () => Date
}

/**
 * A partner confirms or declines, by any of its people who may bid, while the bid may change. Confirming takes its seat
 * on the challenge, declining frees it. Refuses where the terms changed since, naming whose; where the organisation
 * stands in another bid; where it answered so before; and to decline what was sealed with its confirmation.
 */
export function answerInvitation({ store, vault, actor, bidId, answer, seen, now }: AnswerInvitation) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found) return refuse({ code: 'not-found' })
		const { bid, challenge } = found
		const organisationId = actor.organisation.id
		const partners = await PartnerRepository.listOfBid(tx, bidId)
		const own = partners.find((one) => one.organisationId === organisationId)
		const facts = { bid: BidRepository.bidFactsOf(found), partnerIds: partners.map((one) => one.organisationId) }
		if (!own || !can(actor, 'invitation.answer', facts)) return refuse({ code: 'not-found' })
		const entry = { kind: `partner.${answer}`, actor, at, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
		const open = change(bid.status, challenge, at)
		if (!open.ok) return refused(tx, entry, open)
		if (answer === 'confirmed' && (await oneWithIssuer(tx, challenge.issuerOrganisationId, at))(organisationId))
			return refused(tx, entry, refuse({ code: 'related-to-issuer' }))
		const terms = await latestTerms(tx, vault, bidId)
		if (answer === 'declined' && !terms.isWorking) return refused(tx, entry, refuse({ code: 'partners-sealed' }))
		if (terms.revision !== seen.revision) {
			return refused(tx, entry, refuse({ code: 'terms-changed', changed: changedSince(seen.partners, terms.partners) }))
		}
		if (own.status === answer && (answer === 'declined' || own.confirmedRevision === terms.revision))
			return refused(tx, entry, refuse({ code: 'already-answered' }))
		const seat = { challengeId: challenge.id, bidId, organisationIds: [organisationId] }
		if (answer === 'confirmed' && (await SeatRepository.listElsewhere(tx, seat)).size > 0) return refused(tx, entry, refuse({ code: 'stands-elsewhere' }))

		const confirmedRevision = answer === 'confirmed' ? terms.revision : null
		await PartnerRepository.answer(tx, bidId, organisationId, { status: answer, confirmedRevision, answeredAt: at, answeredByUserId: actor.userId })
		if (answer === 'declined') await freeSeat(tx, vault, bidId, organisationId)
		else if (!(await SeatRepository.take(tx, seat))) throw new Error(`a seat of bid ${bidId} was taken within the transaction`)
		await AuditRepository.append(tx, { ...entry, before: { status: own.status }, after: { status: answer } })
		return accept(null)
	})
}
