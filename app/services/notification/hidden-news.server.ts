import { hides } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { conflictedChallenges, hiddenBids, isTied } from '#app/services/judging/own-conflicts.server.ts'
import type { Db } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import { bidOfPath } from './bid-path.ts'

const objectionOf = (path: string) => /^\/objections\/([^/?]+)$/.exec(path)?.[1]

/**
 * What a person was told of bids, and of objections on challenges, that they turned out to be in conflict with: it is kept from their sight, by key. Asked
 * anew each time, for the office may enter a tie at any. `isTied`: whether anything may be kept; nearly everyone has no ties.
 */
export async function hiddenNews(db: Db, actor: Member, now: Date): Promise<{ isTied: boolean; ids: string[] }> {
	if (!(await isTied(db, actor))) return { isTied: false, ids: [] }
	const told = await NotificationRepository.listAboutBids(db, actor.userId)
	const bidIds = told.flatMap(({ path }) => bidOfPath(path) ?? [])
	const own = await hiddenBids(db, actor, { bidIds: [...new Set(bidIds)] }, now)
	const objections = await ObjectionRepository.listPlaces(db, [...new Set(told.flatMap(({ path }) => objectionOf(path) ?? []))])
	const challengeIds = [...new Set(objections.map(({ challengeId }) => challengeId))]
	const conflicted = await conflictedChallenges(db, actor, challengeIds, now)
	const kept = objections.filter(({ userId, challengeId }) => userId !== actor.userId && conflicted.has(challengeId)).map(({ id }) => id)
	const isHidden = (path: string) => hides(own, bidOfPath(path) ?? '') || kept.includes(objectionOf(path) ?? '')
	return { isTied: true, ids: told.filter(({ path }) => isHidden(path)).map(({ id }) => id) }
}
