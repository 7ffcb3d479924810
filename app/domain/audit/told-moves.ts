import type { ChallengeStatus } from '../challenge/lifecycle.ts'
import type { ListStatus } from '../list/list.ts'
import type { ObjectionStatus } from '../objection/lifecycle.ts'
import type { OrganisationKind } from '../organisation/organisation.ts'
import type { Actor } from '../permission/actor.ts'
import type { AuditKind, AuditSubject } from './audit.ts'

/**
 * The records whose forms tell what was done to them meanwhile, and what of it they may tell: what their own pages show.
 * Of bids, questions, undertakings and tips, which stand in the log beside them, nothing.
 */
export const toldMoves = {
	challenge: [
		'challenge.submitted',
		'challenge.taken-back',
		'challenge.returned',
		'challenge.resumed',
		'challenge.approved',
		'challenge.published',
		'challenge.clarified',
		'challenge.deadline-moved',
		'challenge.suspended',
		'challenge.reopened',
		'challenge.closed',
		'challenge.bids-opened',
		'challenge.evaluating',
		'challenge.noticed',
		'challenge.awarded',
		'challenge.winner-replaced',
		'challenge.reevaluated',
		'challenge.unfilled',
		'challenge.withdrawn',
		'challenge.relisted',
	],
	review: ['review.submitted', 'review.passed', 'review.returned', 'review.withdrawn', 'review.diagnosis-asked', 'review.handed-back', 'review.recalled'],
	list: ['list.created', 'list.changed', 'list.scheduled', 'list.unscheduled', 'list.released', 'list.withdrawn'],
	objection: [
		'objection.filed',
		'objection.accepted',
		'objection.rejected',
		'objection.withdrawn',
		'objection.dismissed',
		'objection.granted',
		'objection.lapsed',
	],
	event: ['event.created', 'event.changed'],
	rules: ['rules.published'],
} as const satisfies Partial<Record<AuditSubject, readonly AuditKind[]>>
export type ToldRecord = keyof typeof toldMoves

/** One move as a page tells it; who made it as far as the reader may know, nobody where the clock did. */
export type LatestMove = { kind: AuditKind; at: Date; userName: string | null; organisationName: string | null }
/** Where a record stands now, what was done to it last, and the mark by which a form sent again says that it has seen it. */
export type Moved = { move: LatestMove | null; basedOn: string } & (
	| { record: 'challenge'; status: ChallengeStatus }
	| { record: 'list'; status: ListStatus }
	| { record: 'objection'; status: ObjectionStatus }
	| { record: 'event' | 'rules' }
)

type Made = LatestMove & { organisationId: string | null; organisationKind: OrganisationKind | null }

const byObjector: readonly AuditKind[] = ['objection.filed', 'objection.withdrawn']

/**
 * A move with who made it as far as the reader may know: nobody learns here who objected; of a bureau and the office only
 * their colleagues read the person's name. Source: domain.md, "Rules that differ from city to city".
 */
export function toldTo(reader: Actor, { organisationId, organisationKind, ...move }: Made): LatestMove {
	if (byObjector.includes(move.kind)) return { ...move, userName: null, organisationName: null }
	const isColleague = reader.kind === 'user' && reader.organisation.id === organisationId
	const isAuthority = organisationKind === 'bureau' || organisationKind === 'office'
	return isAuthority && !isColleague ? { ...move, userName: null } : move
}
