import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Transition } from '../lifecycle.ts'
import type { ListStatus } from './list.ts'

type ListCommand = 'schedule' | 'unschedule' | 'release' | 'withdraw'

/**
 * The only moves of a challenge list. A scheduled list stays a draft, with the second of its release set; a release opens
 * its challenges, a withdrawal takes along those that are still open.
 */
export const listTransitions: Record<ListCommand, Transition<ListStatus>> = {
	schedule: { from: ['draft'], to: 'draft', by: ['chainLead'], guards: ['complete', 'rules-kept', 'in-future'], tells: [], nextDue: 'releaseAt' },
	unschedule: { from: ['draft'], to: 'draft', by: ['chainLead'], guards: ['scheduled'], tells: [] },
	release: {
		from: ['draft'],
		to: 'released',
		by: ['chainLead', 'clock'],
		guards: ['complete', 'rules-kept'],
		tells: ['issuer', 'followers'],
		nextDue: 'bidsCloseAt',
	},
	withdraw: { from: ['released'], to: 'withdrawn', by: ['chainLead'], needsReason: true, tells: ['issuer', 'bidders', 'followers'] },
}

type ListMove = Move<ListCommand, ListStatus>

/** Decides a move of a list by the table alone. */
export function moveList(command: ListCommand, status: ListStatus): Decision<ListMove, { code: 'wrong-list-status'; status: ListStatus }> {
	return lookUp(listTransitions, command, status, 'wrong-list-status')
}
