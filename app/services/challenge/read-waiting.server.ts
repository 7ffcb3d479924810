import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { type Awaiting, type Waiting, waitingOf } from '#app/domain/challenge/waiting.ts'
import { isConflicted, noConflicts } from '#app/domain/judging/own-conflicts.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { isJudged } from '#app/domain/permission/parties.ts'
import { can } from '#app/domain/permission/permission.ts'
import { conflictsByChallenge } from '#app/services/judging/own-conflicts.server.ts'
import type { Db } from '#db/client.ts'
import * as WaitingRepository from '#db/repositories/waiting-repository.ts'

/** What each of these challenges waits for, by challenge, for those of its issuer; in a few queries for all of them. Whoever is in conflict with one of the bids is told that alone. */
export async function readWaiting(db: Db, actor: Actor, challengeIds: readonly string[], now: Date): Promise<Map<string, Waiting>> {
	const own = (await WaitingRepository.listFacts(db, challengeIds))
		.map((facts) => ({ ...facts, status: statusAt(facts, now) }))
		.filter((facts) => can(actor, 'challenge.awaitBids', facts) && facts.origin === 'corridor')
	const found = own.filter(({ status }) => status === 'closed' || status === 'noticed' || isJudged({ status }))
	if (found.length === 0) return new Map()
	const ids = found.map(({ id }) => id)
	const [conflicts, facts] = await Promise.all([conflictsByChallenge(db, actor, ids, now), readFacts(db, ids, now)])
	return new Map(
		found.flatMap(({ id, status }) => {
			const waiting = waitingOf({ status, isConflicted: isConflicted(conflicts.get(id) ?? noConflicts), ...facts(id) }, now)
			return waiting ? [[id, waiting]] : []
		}),
	)
}

const of = <Row extends { challengeId: string | null }>(rows: readonly Row[], challengeId: string) => rows.filter((row) => row.challengeId === challengeId)

async function readFacts(db: Db, ids: readonly string[], now: Date): Promise<(challengeId: string) => Omit<Awaiting, 'status' | 'isConflicted'>> {
	const [keys, bids, corrections, recoveries, panels, evaluations, proposals, awards] = await Promise.all([
		WaitingRepository.listKeys(db, ids),
		WaitingRepository.countBids(db, ids),
		WaitingRepository.countCorrections(db, ids, now),
		WaitingRepository.listRecoveries(db, ids, now),
		WaitingRepository.listPanels(db, ids),
		WaitingRepository.listEvaluations(db, ids),
		WaitingRepository.listOpenProposals(db, ids),
		WaitingRepository.listAwards(db, ids),
	])
	const latest = ids.flatMap((id) => of(panels, id)[0]?.id ?? [])
	const seats = latest.length > 0 ? await WaitingRepository.listSeats(db, latest) : []
	return (id) => {
		const newestKeys = of(keys, id).filter((key, _, [newest]) => key.ceremonyId === newest?.ceremonyId)
		const [[panel], [evaluation], [award], [proposal], [correction]] = [
			of(panels, id),
			of(evaluations, id),
			of(awards, id),
			of(proposals, id),
			of(corrections, id),
		]
		return {
			isKeyed: newestKeys.length > 0,
			arePricesSealed: newestKeys.some(({ finishedAt }) => finishedAt === null),
			bids: of(bids, id),
			correcting: correction?.until ? { count: correction.count, until: correction.until } : null,
			recoveryUntil: of(recoveries, id)[0]?.until ?? null,
			panel: panel ? { status: panel.status, seats: seats.filter(({ panelId }) => panelId === panel.id).map(({ status }) => status) } : null,
			evaluation: evaluation ? { ...evaluation, isPanelGone: evaluation.panelStatus === 'dissolved' } : null,
			defenceAt: evaluation?.defenceAt ?? null,
			feedbackOwed: proposal?.feedbackOwed ?? null,
			award: award ?? null,
			notice: award ? { endsAt: award.noticeEndsAt, openObjections: award.openObjections, decisionDueAt: award.decisionDueAt } : null,
		}
	}
}
