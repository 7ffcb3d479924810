import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import { openedStatuses } from '#app/domain/bid/lifecycle.ts'
import { dayOf } from '#app/domain/calendar/working-days.ts'
import type { ExpertTie } from '#app/domain/judging/conflict.ts'
import { graphOf } from '#app/domain/judging/organisation-graph.ts'
import { hides, isConflicted, noConflicts, type OwnConflicts, ownConflictsOf, type PlacedBid, type TiedPerson } from '#app/domain/judging/own-conflicts.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Db } from '#db/client.ts'
import * as DeclarationRepository from '#db/repositories/declaration-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import * as SeatRepository from '#db/repositories/seat-repository.ts'
import { readEdges } from './panel-pool.server.ts'

type Reader = { userId: string; organisation: { id: string } }

/** Bids a person can be told to be in conflict with: from the opening on, for before it nobody is told that one is there. */
const toldStatuses: readonly BidStatus[] = [...openedStatuses, 'failed', 'void']

/** Those of these people whom anything ties, by their keys; one query tells that there are none. */
async function tiedAmong(db: Db, people: readonly Reader[]): Promise<Map<string, TiedPerson>> {
	const rows = await DeclarationRepository.listTied(
		db,
		people.map(({ userId }) => userId),
	)
	const expertIds = [...new Set(rows.flatMap(({ expertId }) => expertId ?? []))]
	const entered = await ExpertRepository.listTies(db, expertIds)
	const tied = new Map<string, TiedPerson>()
	for (const { userId, organisation } of people) {
		const own = rows.filter((row) => row.userId === userId)
		const [first] = own
		if (!first) continue
		const declared = own.flatMap(({ declaredId }): ExpertTie[] => (declaredId === null ? [] : [{ kind: 'declared', organisationId: declaredId, until: null }]))
		const ties = [...entered.filter(({ expertId }) => expertId === first.expertId), ...declared]
		tied.set(userId, { organisationId: first.worksAtId, actsForId: organisation.id, isExpert: first.expertId !== null && first.endedAt === null, ties })
	}
	return tied
}

/** What each of these people is in conflict with among bids; those nothing ties are left out, and cost one small query. */
async function conflictsAmong(db: Db, people: readonly Reader[], readBids: () => Promise<PlacedBid[]>, now: Date): Promise<Map<string, OwnConflicts>> {
	const tied = await tiedAmong(db, people)
	const bids = tied.size === 0 ? [] : await readBids()
	if (bids.length === 0) return new Map()
	const day = dayOf(now)
	const graph = graphOf(await readEdges(db), day)
	return new Map([...tied].map(([userId, person]) => [userId, ownConflictsOf({ person, bids, graph, day })]))
}

async function ofOne(db: Db, actor: Actor, readBids: () => Promise<PlacedBid[]>, now: Date): Promise<OwnConflicts> {
	if (actor.kind === 'visitor') return noConflicts
	return (await conflictsAmong(db, [actor], readBids, now)).get(actor.userId) ?? noConflicts
}

/**
 * What a person is in conflict with on a challenge, from the opening of its bids on: they are told why, see nothing of those bids, and decide
 * nothing on it. Nearly everyone has no ties at all, which one small query tells.
 */
export function ownConflicts(db: Db, actor: Actor, challenge: { id: string }, now: Date): Promise<OwnConflicts> {
	return ofOne(db, actor, () => SeatRepository.listPlaced(db, { challengeIds: [challenge.id], statuses: toldStatuses }), now)
}

/** `ownConflicts` of a page of challenges, by challenge, in as many queries as for one; those without a conflict are left out. */
export async function conflictsByChallenge(db: Db, actor: Actor, challengeIds: readonly string[], now: Date): Promise<Map<string, OwnConflicts>> {
	if (actor.kind === 'visitor') return new Map()
	const person = (await tiedAmong(db, [actor])).get(actor.userId)
	const bids = person ? await SeatRepository.listPlaced(db, { challengeIds, statuses: toldStatuses }) : []
	if (!person || bids.length === 0) return new Map()
	const day = dayOf(now)
	const graph = graphOf(await readEdges(db), day)
	const found = challengeIds.map((id): [string, OwnConflicts] => [
		id,
		ownConflictsOf({ person, bids: bids.filter(({ challengeId }) => challengeId === id), graph, day }),
	])
	return new Map(found.filter(([, own]) => isConflicted(own)))
}

/** As `ownConflicts`, over bids of any status, drafts too: for what must be left out without a word. */
export function hiddenBids(db: Db, actor: Actor, asked: { challengeIds: readonly string[] } | { bidIds: readonly string[] }, now: Date): Promise<OwnConflicts> {
	return ofOne(db, actor, () => SeatRepository.listPlaced(db, asked), now)
}

/** Those of these people who see nothing of this bid, by their keys. */
export async function blindTo(db: Db, people: readonly Reader[], bidId: string, now: Date): Promise<ReadonlySet<string>> {
	const conflicts = await conflictsAmong(db, people, () => SeatRepository.listPlaced(db, { bidIds: [bidId] }), now)
	return new Set([...conflicts].flatMap(([userId, own]) => (hides(own, bidId) ? [userId] : [])))
}

/** As `ownConflicts`, over several challenges: those of them on which a person decides nothing, for a bid that is not their own. */
export async function conflictedChallenges(db: Db, actor: Actor, challengeIds: readonly string[], now: Date): Promise<ReadonlySet<string>> {
	const { bids } = await ofOne(db, actor, () => SeatRepository.listPlaced(db, { challengeIds, statuses: toldStatuses }), now)
	return new Set(bids.map(({ challengeId }) => challengeId))
}

/** Those of these people who decide nothing on this challenge, by their keys. */
export async function conflictedOn(db: Db, people: readonly Reader[], challengeId: string, now: Date): Promise<ReadonlySet<string>> {
	const conflicts = await conflictsAmong(db, people, () => SeatRepository.listPlaced(db, { challengeIds: [challengeId], statuses: toldStatuses }), now)
	return new Set([...conflicts].flatMap(([userId, own]) => (isConflicted(own) ? [userId] : [])))
}

/** Whether anything ties a person, so that they may be in conflict somewhere. */
export async function isTied(db: Db, actor: Actor): Promise<boolean> {
	return actor.kind === 'user' && (await tiedAmong(db, [actor])).size > 0
}
