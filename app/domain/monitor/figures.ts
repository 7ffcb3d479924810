import { type ChallengeStatus, publicStages, statusesOfStage } from '../challenge/lifecycle.ts'
import type { CitySlug } from '../organisation/organisation.ts'

/**
 * Released challenges of one chain, city and status by the clock, split by what may be known of their bids:
 * `hidden` where the challenge keeps their number to itself until the opening.
 */
export type MonitorGroup = {
	chainSlug: string | null
	citySlug: CitySlug | null
	status: ChallengeStatus
	bids: 'some' | 'none' | 'hidden'
	count: number
	/** Fen. */
	budgetFen: number
	/** Standing bids; 0 where hidden. */
	bidCount: number
}

const awardedStatuses: readonly ChallengeStatus[] = ['awarded', 'delivering', 'accepted', 'failed']

const sum = <Row>(rows: readonly Row[], value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0)
const countBy = <Key extends string>(groups: readonly MonitorGroup[], keyOf: (group: MonitorGroup) => Key | null) => {
	const counts = new Map<Key, number>()
	for (const group of groups) {
		const key = keyOf(group)
		if (key !== null) counts.set(key, (counts.get(key) ?? 0) + group.count)
	}
	return counts
}

/** Every figure of the monitor's first screen, from its groups. */
export function figuresOf(groups: readonly MonitorGroup[]) {
	const bidOn = groups.filter((group) => group.bids === 'some')
	const awarded = groups.filter((group) => awardedStatuses.includes(group.status))
	const known = groups.filter((group) => group.bids !== 'hidden')
	const total = (of: readonly MonitorGroup[]) => sum(of, (group) => group.count)
	return {
		posted: total(groups),
		bidOn: total(bidOn),
		awarded: total(awarded),
		unfilled: total(groups.filter((group) => group.status === 'unfilled')),
		/** Open or closed challenges that keep the number of their bids to themselves. */
		hidden: total(groups.filter((group) => group.bids === 'hidden')),
		bids: sum(groups, (group) => group.bidCount),
		/** Mean number of bids of the challenges whose number may be known; null when there are none. */
		bidsPerChallenge: total(known) === 0 ? null : sum(known, (group) => group.bidCount) / total(known),
		askedFen: sum(groups, (group) => group.budgetFen),
		byChain: countBy(groups, (group) => group.chainSlug),
		byCity: countBy(groups, (group) => group.citySlug),
		byStage: publicStages.map((stage) => ({ stage, count: total(groups.filter((group) => statusesOfStage[stage].includes(group.status))) })),
	}
}
export type MonitorFigures = ReturnType<typeof figuresOf>
