import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Transition } from '../lifecycle.ts'

/** An objection (异议) to a proposed award. `lapsed`: another one already brought the award down, or its winner gave up. */
export const objectionStatuses = ['filed', 'rejected', 'accepted', 'withdrawn', 'dismissed', 'granted', 'lapsed'] as const
export type ObjectionStatus = (typeof objectionStatuses)[number]
/** While one of these, the notice's clock stands. */
export const openObjections: readonly ObjectionStatus[] = ['filed', 'accepted']

export type ObjectionCommand = 'reject' | 'accept' | 'withdraw' | 'dismiss' | 'grant' | 'lapse'

/** The only moves of an objection; it begins as `filed`. */
export const objectionTransitions: Record<ObjectionCommand, Transition<ObjectionStatus>> = {
	reject: { from: ['filed'], to: 'rejected', by: ['bureau'], needsReason: true, tells: ['objector', 'issuer'] },
	accept: { from: ['filed'], to: 'accepted', by: ['bureau'], tells: ['objector', 'issuer'], nextDue: 'objectionDecideDays' },
	withdraw: { from: ['filed', 'accepted'], to: 'withdrawn', by: ['objector'], tells: ['bureau', 'issuer'] },
	dismiss: { from: ['accepted'], to: 'dismissed', by: ['bureau'], needsReason: true, tells: ['objector', 'issuer', 'followers'] },
	grant: { from: ['accepted'], to: 'granted', by: ['bureau'], needsReason: true, tells: ['objector', 'issuer', 'bidders', 'followers'] },
	lapse: { from: ['filed', 'accepted'], to: 'lapsed', by: ['bureau', 'bidder'], tells: ['objector'] },
}

export type ObjectionMove = Move<ObjectionCommand, ObjectionStatus>
export type WrongObjectionStatus = { code: 'wrong-objection-status'; status: ObjectionStatus }

/** Decides a move of an objection by the table alone. */
export function moveObjection(command: ObjectionCommand, status: ObjectionStatus): Decision<ObjectionMove, WrongObjectionStatus> {
	return lookUp(objectionTransitions, command, status, 'wrong-objection-status')
}
