import { dayOf } from '../calendar/working-days.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { moveList } from './lifecycle.ts'
import type { ListStatus } from './list.ts'
import { type Releasable, type ReleaseRefusal, type ReleaseRules, release } from './release.ts'

/** How much later than its second a release still counts from that second; longer than the lease of a process that was killed. */
export const graceMs = 60_000

type Scheduled = { status: ListStatus; bidsCloseAt: Date | null }
type ScheduleRefusal = ReleaseRefusal | { code: 'release-at-past' }

/**
 * The instant a scheduled release counts from when the clock carries it out at `now`: the set second, if it comes within
 * a minute and on the same day in Beijing. Later than that nobody could read the list at its second, so `now` counts:
 * no window is shorter than its rule.
 */
export function releasedFrom(releaseAt: Date, now: Date): Date {
	const isOnTime = now.getTime() - releaseAt.getTime() <= graceMs && dayOf(now) === dayOf(releaseAt)
	return isOnTime ? releaseAt : now
}

/** The last instant a release set for `releaseAt` may count from and be on time; what is ready then was ready before. */
function readyBy(releaseAt: Date): Date {
	return new Date(releaseAt.getTime() + graceMs)
}

/** Schedules a list, or sets another second: it must be still to come, and the list such that it could be released then. */
export function schedule(
	list: Scheduled,
	challenges: readonly Releasable[],
	{ rules, releaseAt, now }: { rules: ReleaseRules; releaseAt: Date; now: Date },
): Decision<null, ScheduleRefusal> {
	if (!moveList('schedule', list.status).ok) return refuse({ code: 'list-released', status: list.status })
	if (releaseAt <= now) return refuse({ code: 'release-at-past' })
	const decision = release(list, challenges, rules, readyBy(releaseAt))
	return decision.ok ? accept(null) : decision
}

/** Takes the second back; refuses `not-scheduled` where none is set, or the list is out. */
export function unschedule(list: { status: ListStatus; releaseAt: Date | null }): Decision<null, { code: 'not-scheduled' }> {
	return moveList('unschedule', list.status).ok && list.releaseAt !== null ? accept(null) : refuse({ code: 'not-scheduled' })
}

/** What a composer's list is checked against: its set second while that is to come, else now. */
export function checkedAt({ releaseAt }: { releaseAt: Date | null }, now: Date): Date {
	return releaseAt !== null && releaseAt > now ? readyBy(releaseAt) : now
}
