import { type Conflict, type ConflictKind, conflictsOf, type ExpertTie, expertTieKinds, type Party } from './conflict.ts'
import type { OrganisationGraph } from './organisation-graph.ts'

/**
 * A person with what ties them to organisations. Whoever is in the register is tied by the organisation they work at too; `actsForId` is the one
 * they act for, for most the same.
 */
export type TiedPerson = { organisationId: string; actsForId: string; isExpert: boolean; ties: readonly ExpertTie[] }
/** A bid with everyone who stands in it: lead and partners. */
export type PlacedBid = { id: string; challengeId: string; issuerOrganisationId: string; organisationIds: readonly string[] }
/** Why a person is excluded, as far as they may know: kind and side, and never which organisation bid. */
export type Why = { kind: ConflictKind; side: Party['side'] }

/** What a person is in conflict with: why, empty where they are not, and the bids they see nothing of. */
export type OwnConflicts = { why: readonly Why[]; bids: readonly PlacedBid[] }

export const noConflicts: OwnConflicts = { why: [], bids: [] }

/** What the excluded are told of conflicts, each kind and side once. */
export function whyOf(conflicts: readonly Conflict[]): Why[] {
	const told = conflicts.map(({ kind, party }) => ({ kind, side: party.side }))
	return told.filter(({ kind, side }, at) => told.findIndex((one) => one.kind === kind && one.side === side) === at)
}

/** Whether a person sees nothing of this bid. */
export function hides({ bids }: OwnConflicts, bidId: string): boolean {
	return bids.some(({ id }) => id === bidId)
}

/** Whether a person is in conflict with any of the bids that were looked at, and so decides nothing on their challenge. */
export function isConflicted({ why }: OwnConflicts): boolean {
	return why.length > 0
}

const isPersonal = (kind: ConflictKind): boolean => expertTieKinds.some((one) => one === kind)

type Question = { person: TiedPerson; bids: readonly PlacedBid[]; graph: OrganisationGraph; day: string }

/**
 * Which of these bids a person is in conflict with, by `conflictsOf`. What ties their organisation counts for people of the register, and not for
 * the issuer's own: that it once worked with a bidder does not blind it. Bids of the organisation they act for are theirs to see.
 */
export function ownConflictsOf({ person, bids, graph, day }: Question): OwnConflicts {
	const parties = [...new Set(bids.flatMap(({ organisationIds }) => organisationIds))].map((organisationId) => ({ organisationId, side: 'bidder' as const }))
	const met = conflictsOf({ expert: person, parties, graph, day })
	const found = bids.flatMap((bid) => {
		const isByOrganisation = person.isExpert && bid.issuerOrganisationId !== person.actsForId
		const own = met.filter(({ kind, party }) => bid.organisationIds.includes(party.organisationId) && (isByOrganisation || isPersonal(kind)))
		return own.length > 0 ? [{ bid, conflicts: own }] : []
	})
	return {
		why: whyOf(found.flatMap(({ conflicts }) => conflicts)).sort((one, other) => (one.kind < other.kind ? -1 : 1)),
		bids: found.map(({ bid }) => bid).filter(({ organisationIds }) => !organisationIds.includes(person.actsForId)),
	}
}
