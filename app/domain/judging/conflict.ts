import { countedSince, type OrganisationGraph, reachedFrom, type Step } from './organisation-graph.ts'

/** Named kinds of conflict (回避). Source: domain.md, "Fairness". */
export type ConflictKind = 'same-organisation' | 'joint-work' | ExpertTieKind

/** What ties a person to an organisation, besides the one it belongs to. */
export const expertTieKinds = ['employment', 'adviser', 'kin', 'declared'] as const
export type ExpertTieKind = (typeof expertTieKinds)[number]
/** `until`: its last day in Beijing; null while it lasts. */
export type ExpertTie = { kind: ExpertTieKind; organisationId: string; until: string | null }
/** An expert as far as conflicts go. */
type TiedExpert = { organisationId: string; ties: readonly ExpertTie[] }

/** Whom a panel judges, or for whom. */
export type Party = { organisationId: string; side: 'issuer' | 'bidder' }
/** Why an expert is excluded: the kind, the party it meets, the organisation it is tied to, and the way from there to the party. */
export type Conflict = { kind: ConflictKind; party: Party; through: string; way: readonly Step[] }

/** Whether a tie counts on a day: employment for three years after it ended, an adviser's seat while held, kin and declarations always. */
function tieCounts({ kind, until }: Pick<ExpertTie, 'kind' | 'until'>, day: string): boolean {
	switch (kind) {
		case 'employment':
			return until === null || until >= countedSince(day)
		case 'adviser':
			return until === null || until >= day
		case 'kin':
		case 'declared':
			return true
	}
}

type Question = { expert: TiedExpert; parties: readonly Party[]; graph: OrganisationGraph; day: string }

/**
 * Every conflict of an expert with the parties of a challenge, each explained; none means that it may judge. One with one party
 * excludes from the whole panel. There is no way to overrule one.
 */
export function conflictsOf({ expert, parties, graph, day }: Question): Conflict[] {
	const ends: { kind: ConflictKind; organisationId: string }[] = [
		{ kind: 'same-organisation', organisationId: expert.organisationId },
		...expert.ties.filter((tie) => tieCounts(tie, day)),
	]
	return [
		...ends.flatMap(({ kind, organisationId }) => meetings(kind, organisationId, parties, reachedFrom(graph, organisationId))),
		...meetings('joint-work', expert.organisationId, parties, workedWith(graph, expert.organisationId)),
	]
}

function meetings(kind: ConflictKind, through: string, parties: readonly Party[], ways: ReadonlyMap<string, readonly Step[]>): Conflict[] {
	return parties.flatMap((party) => {
		const way = ways.get(party.organisationId)
		return way ? [{ kind, party, through, way }] : []
	})
}

/** Those an organisation worked with, and whoever is one with either of them. */
function workedWith(graph: OrganisationGraph, organisationId: string): ReadonlyMap<string, readonly Step[]> {
	const ways = new Map<string, readonly Step[]>()
	for (const [own, before] of reachedFrom(graph, organisationId)) {
		for (const joint of graph.joint.get(own) ?? []) {
			for (const [end, after] of reachedFrom(graph, joint.to)) if (!ways.has(end)) ways.set(end, [...before, joint, ...after])
		}
	}
	return ways
}
