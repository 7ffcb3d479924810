/** Edges that make two organisations one in the eyes of a conflict, over any number of steps. */
export const closeTies = ['group', 'ownership', 'principal'] as const
/** Work two organisations did together, until a day. */
export const jointTies = ['joint-bid', 'joint-project'] as const
export const organisationTieKinds = [...closeTies, ...jointTies] as const
export type OrganisationTieKind = (typeof organisationTieKinds)[number]

/** An edge between two organisations; without direction. `until`: the last day in Beijing, null while it lasts. */
export type OrganisationTie = { kind: OrganisationTieKind; between: readonly [string, string]; until: string | null }
/** One edge on the way from one organisation to another. */
export type Step = { kind: OrganisationTieKind; to: string }

/** The graph of organisations as it counts on a day. Years that joint work and employment count on: domain.md, "Fairness". */
export type OrganisationGraph = { close: ReadonlyMap<string, readonly Step[]>; joint: ReadonlyMap<string, readonly Step[]> }

const isClose = (kind: OrganisationTieKind): boolean => closeTies.some((one) => one === kind)
const yearsCounted = 3

/** The earliest last day that still counts on `day`: three years before it. */
export function countedSince(day: string): string {
	return `${String(Number(day.slice(0, 4)) - yearsCounted).padStart(4, '0')}${day.slice(4)}`
}

/** Builds the graph from its edges: close ties while they last, joint work for three years after. */
export function graphOf(ties: readonly OrganisationTie[], day: string): OrganisationGraph {
	const close = new Map<string, Step[]>()
	const joint = new Map<string, Step[]>()
	for (const { kind, between, until } of ties) {
		const counts = until === null || until >= (isClose(kind) ? day : countedSince(day))
		if (!counts) continue
		const edges = isClose(kind) ? close : joint
		const [one, other] = between
		edges.set(one, [...(edges.get(one) ?? []), { kind, to: other }])
		edges.set(other, [...(edges.get(other) ?? []), { kind, to: one }])
	}
	return { close, joint }
}

/** Every organisation that is one with this one, itself first, with the shortest way there. */
export function reachedFrom({ close }: OrganisationGraph, start: string): ReadonlyMap<string, readonly Step[]> {
	const ways = new Map<string, readonly Step[]>([[start, []]])
	// A map is walked in the order of insertion, with what is added on the way: breadth first.
	for (const [organisation, way] of ways) {
		for (const step of close.get(organisation) ?? []) if (!ways.has(step.to)) ways.set(step.to, [...way, step])
	}
	return ways
}
