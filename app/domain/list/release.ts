import { type ChallengeMove, type ChallengeStatus, move, statusesOfStage } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { ListStatus } from './list.ts'

/** What a challenge must have before anyone can bid on it. */
export type ReleaseGap = 'title' | 'problem' | 'indicators' | 'deadline' | 'deadline-past'
/** What may stay, and is worth a second look. */
export type ReleaseHint = 'window-short' | 'indicator-text' | 'returned'

/** Shortest bidding window nobody asks about: 15 calendar days (domain.md, red flags). The rule packs of the cities will set a binding one. */
const shortWindowDays = 15

/** A challenge as its release looks at it; `indicatorCount` counts rows of the indicator table. */
export type Releasable = {
	id: string
	code: string
	status: ChallengeStatus
	title: string
	problem: string
	indicatorText: string
	indicatorCount: number
	bidsCloseAt: Date | null
}
type ListDeadline = { bidsCloseAt: Date | null }

/** The deadline that will hold: the challenge's own, else its list's. */
function deadlineOf(challenge: Pick<Releasable, 'bidsCloseAt'>, list: ListDeadline): Date | null {
	return challenge.bidsCloseAt ?? list.bidsCloseAt
}

/** What keeps a challenge from being released now; nothing when it is ready. */
export function gapsOf(challenge: Releasable, list: ListDeadline, now: Date): ReleaseGap[] {
	const deadline = deadlineOf(challenge, list)
	const gaps: ReleaseGap[] = []
	if (challenge.title.trim() === '') gaps.push('title')
	if (challenge.problem.trim() === '') gaps.push('problem')
	if (challenge.indicatorCount === 0 && challenge.indicatorText.trim() === '') gaps.push('indicators')
	if (deadline === null) gaps.push('deadline')
	else if (deadline <= now) gaps.push('deadline-past')
	return gaps
}

/** What a composer should look at again; none of it stops a release. */
export function hintsOf(challenge: Releasable, list: ListDeadline, now: Date): ReleaseHint[] {
	const deadline = deadlineOf(challenge, list)
	const hints: ReleaseHint[] = []
	if (deadline !== null && deadline > now && deadline.getTime() - now.getTime() < shortWindowDays * 86_400_000) hints.push('window-short')
	if (challenge.indicatorText.trim() !== '') hints.push('indicator-text')
	if (challenge.status === 'returned') hints.push('returned')
	return hints
}

/** One challenge on its way out: approved where it was not yet, published, with the deadline that holds. */
type ChallengeRelease = { id: string; code: string; moves: ChallengeMove[]; bidsCloseAt: Date }

export type ReleaseRefusal =
	| { code: 'list-released'; status: ListStatus }
	| { code: 'list-empty' }
	| { code: 'list-not-ready'; challenges: { code: string; gaps: ReleaseGap[] }[] }

/**
 * Releases a list: every draft, submitted or approved challenge of it opens, all or none; returned ones stay behind.
 * Refused once released, when there is nothing to open, and with what is missing for each challenge that is not ready.
 */
export function release(
	list: ListDeadline & { status: ListStatus },
	challenges: readonly Releasable[],
	now: Date,
): Decision<ChallengeRelease[], ReleaseRefusal> {
	if (list.status !== 'draft') return refuse({ code: 'list-released', status: list.status })
	const leaving = challenges.filter(leavesWithList)
	if (leaving.length === 0) return refuse({ code: 'list-empty' })
	const unready = leaving.map((challenge) => ({ code: challenge.code, gaps: gapsOf(challenge, list, now) })).filter(({ gaps }) => gaps.length > 0)
	if (unready.length > 0) return refuse({ code: 'list-not-ready', challenges: unready })
	return accept(leaving.flatMap((challenge) => releaseOf(challenge, list)))
}

/** Whether a challenge goes out when its list does. */
export function leavesWithList({ status }: Pick<Releasable, 'status'>): boolean {
	return statusesOfStage.preparing.includes(status) && status !== 'returned'
}

function releaseOf(challenge: Releasable, list: ListDeadline): ChallengeRelease[] {
	const bidsCloseAt = deadlineOf(challenge, list)
	const approved = move('approve', challenge.status)
	const published = move('publish', 'approved')
	if (bidsCloseAt === null || !published.ok) return []
	return [{ id: challenge.id, code: challenge.code, moves: approved.ok ? [approved.value, published.value] : [published.value], bidsCloseAt }]
}
