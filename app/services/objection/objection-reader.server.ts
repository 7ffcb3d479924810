import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Why } from '#app/domain/judging/own-conflicts.ts'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import type { Actor, Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { conflictedChallenges, isTied, ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Db } from '#db/client.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'

type Found = NonNullable<Awaited<ReturnType<typeof ObjectionRepository.findById>>>
type Reader = { maySettle: boolean; isOwn: boolean }
type Kept = { code: 'not-found' } | { code: 'conflicted'; why: readonly Why[] }

/** As whom a person reads an objection: its objector, or its bureau. Refuses officers in conflict with one of the bids, who are told why, and everyone else as `not-found`. */
export async function objectionReader(db: Db, actor: Member, { objection, challenge }: Found, now: Date): Promise<Decision<Reader, Kept>> {
	const facts = { citySlug: challenge.citySlug, objectorOrganisationId: objection.organisationId }
	const isOwn = objection.userId === actor.userId
	if (!can(actor, 'objection.settle', facts)) return isOwn ? accept({ maySettle: false, isOwn }) : refuse({ code: 'not-found' })
	const { why } = await ownConflicts(db, actor, challenge, now)
	if (!can(actor, 'objection.decide', { ...facts, isConflicted: why.length > 0 })) return refuse({ code: 'conflicted', why })
	return accept({ maySettle: true, isOwn })
}

/** Challenges of a city of which an officer reads neither objections nor tips, for a bid they are in conflict with; nearly everyone has no ties at all. */
export async function withheldFrom(db: Db, actor: Actor, citySlug: CitySlug, now: Date): Promise<{ isTied: boolean; without: string[] }> {
	if (!(await isTied(db, actor))) return { isTied: false, without: [] }
	return { isTied: true, without: [...(await conflictedChallenges(db, actor, await ObjectionRepository.listChallengesOfCity(db, citySlug), now))] }
}
