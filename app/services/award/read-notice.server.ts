import type { PlaceRole } from '#app/domain/award/lifecycle.ts'
import { openObjections } from '#app/domain/objection/lifecycle.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import type { Db } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'

/** What everyone may know of the notice of a challenge's latest award: winners and reserves in their order, who of them gave up, reasons, clock, how many objections are open, what was decided; never who objected. */
export async function readNotice(db: Db, actor: Actor, found: NonNullable<Awaited<ReturnType<typeof ChallengeRepository.findByCode>>>, now: Date) {
	const latest = await AwardRepository.findLatest(db, found.challenge.id)
	if (!latest) return null
	const { award, winner } = latest
	const objections = await ObjectionRepository.listByAward(db, award.id)
	const places = await ProposalRepository.listPlaces(db, [award.id])
	const pack = packOf(found.challenge)
	const isOpen = award.status === 'stopped' || (award.status === 'noticed' && award.noticeEndsAt !== null && now < award.noticeEndsAt)
	const { status, reason, period, noticeEndsAt, daysLeft, proposedAt, settledAt } = award
	return {
		award: { status, reason, period, noticeEndsAt, daysLeft, proposedAt, settledAt },
		winners: named(places, 'winner', winner),
		reserves: named(places, 'reserve'),
		openCount: objections.filter((one) => openObjections.includes(one.status)).length,
		/** When the bureau's decision is due on the objection it took up first. */
		decisionDueAt: decisionDueAt(objections),
		outcomes: objections.flatMap(({ number, outcome, answer, settledAt: decidedAt }) => (outcome ? [{ number, outcome, answer, decidedAt }] : [])),
		own:
			actor.kind === 'user'
				? objections.filter(({ userId }) => userId === actor.userId).map(({ id, number, status: stands }) => ({ id, number, status: stands }))
				: [],
		mayObject: isOpen && can(actor, 'award.object', ChallengeRepository.factsOf(found)),
		isOpen,
		pack: { owner: pack.owner, version: pack.version, source: pack.source },
		forms: pack.rules.objectionForms,
	}
}

function decisionDueAt(objections: Awaited<ReturnType<typeof ObjectionRepository.listByAward>>): Date | null {
	const dues = objections.flatMap(({ status, dueAt }) => (status === 'accepted' && dueAt ? [dueAt] : []))
	return dues.reduce<Date | null>((first, due) => (first === null || due < first ? due : first), null)
}

type Named = { slug: string; name: string; nameEn: string | null; isDemo: boolean }

/** The organisations placed in a role, in their order, and which of them gave up; `alone` where an award is from before there were places. */
export function named(places: Awaited<ReturnType<typeof ProposalRepository.listPlaces>>, role: PlaceRole, alone?: Named): (Named & { hasRefused: boolean })[] {
	const of = places.filter((one) => one.role === role)
	if (of.length === 0 && alone) return [{ ...alone, hasRefused: false }]
	return of.map(({ bidder: { slug, name, nameEn, isDemo }, refusedAt }) => ({ slug, name, nameEn, isDemo, hasRefused: refusedAt !== null }))
}
