import type { Calendar } from '../calendar/working-days.ts'
import { type ChallengeMove, type ChallengeStatus, move, statusesOfStage } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { CitySlug } from '../organisation/organisation.ts'
import { type Breach, breachesOf, questionsEnd } from '../rules/release-rules.ts'
import { packFor, type RulePack } from '../rules/rule-pack.ts'
import { moveList } from './lifecycle.ts'
import type { ListStatus } from './list.ts'

/** What a challenge must have before anyone can bid on it. */
export type ReleaseGap = 'title' | 'problem' | 'indicators' | 'deadline' | 'deadline-past'
/** What may stay, and is worth a second look. */
export type ReleaseHint = 'indicator-text' | 'returned'

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
	citySlug: CitySlug | null
	budgetFen: number | null
	durationMonths: number | null
	/** Whether a tested ceremony made the opening keys it needs. */
	hasTwoEnvelopes: boolean
	hasTestedKeys: boolean
}
/** What binds a release: the current rules of every owner, and the calendar they count by. */
export type ReleaseRules = { packs: readonly RulePack[]; calendar: Calendar }
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

/** The rules of its city that a challenge would break if released now, with the pack they stand in; nothing while its deadline is missing or past. */
export function ruleBreachesOf(
	challenge: Releasable,
	list: ListDeadline,
	{ packs, calendar }: ReleaseRules,
	now: Date,
): { pack: RulePack; breaches: Breach[] } {
	const pack = packFor(packs, challenge.citySlug)
	const bidsCloseAt = deadlineOf(challenge, list)
	return { pack, breaches: bidsCloseAt === null || bidsCloseAt <= now ? [] : breachesOf({ ...challenge, bidsCloseAt }, pack.rules, now, calendar) }
}

/** What a composer should look at again; none of it stops a release. */
export function hintsOf(challenge: Releasable): ReleaseHint[] {
	const hints: ReleaseHint[] = []
	if (challenge.indicatorText.trim() !== '') hints.push('indicator-text')
	if (challenge.status === 'returned') hints.push('returned')
	return hints
}

/** One challenge on its way out: approved where it was not yet, published, with the deadline and the rules that hold from now on. */
export type ChallengeRelease = { id: string; code: string; moves: ChallengeMove[]; bidsCloseAt: Date; questionsCloseAt: Date; rulePack: RulePack }

/** A challenge that cannot go out: what it lacks, and the rules of which pack it breaks. */
export type Unready = { code: string; gaps: ReleaseGap[]; pack: RulePack; breaches: Breach[] }

export type ReleaseRefusal = { code: 'list-released'; status: ListStatus } | { code: 'list-empty' } | { code: 'list-not-ready'; challenges: Unready[] }

/**
 * Releases a list: every draft, submitted or approved challenge of it opens, all or none; returned ones stay behind.
 * Refused once released, when there is nothing to open, and with what each challenge that is not ready lacks or breaks.
 */
export function release(
	list: ListDeadline & { status: ListStatus },
	challenges: readonly Releasable[],
	rules: ReleaseRules,
	now: Date,
): Decision<ChallengeRelease[], ReleaseRefusal> {
	if (!moveList('release', list.status).ok) return refuse({ code: 'list-released', status: list.status })
	const leaving = challenges.filter(leavesWithList)
	if (leaving.length === 0) return refuse({ code: 'list-empty' })
	const unready = leaving
		.map((challenge) => ({ code: challenge.code, gaps: gapsOf(challenge, list, now), ...ruleBreachesOf(challenge, list, rules, now) }))
		.filter(({ gaps, breaches }) => gaps.length + breaches.length > 0)
	if (unready.length > 0) return refuse({ code: 'list-not-ready', challenges: unready })
	return accept(leaving.flatMap((challenge) => releaseOf(challenge, list, rules)))
}

/** Whether a challenge goes out when its list does. */
export function leavesWithList({ status }: Pick<Releasable, 'status'>): boolean {
	return statusesOfStage.preparing.includes(status) && status !== 'returned'
}

function releaseOf(challenge: Releasable, list: ListDeadline, { packs, calendar }: ReleaseRules): ChallengeRelease[] {
	const bidsCloseAt = deadlineOf(challenge, list)
	const approved = move('approve', challenge.status)
	const published = move('publish', 'approved')
	if (bidsCloseAt === null || !published.ok) return []
	const { id, code, citySlug } = challenge
	const rulePack = packFor(packs, citySlug)
	const moves = approved.ok ? [approved.value, published.value] : [published.value]
	return [{ id, code, moves, bidsCloseAt, questionsCloseAt: questionsEnd(bidsCloseAt, rulePack.rules, calendar), rulePack }]
}
