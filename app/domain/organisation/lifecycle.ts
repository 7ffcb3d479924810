import { accept, type Decision, refuse } from '../decision.ts'
import type { OrganisationStatus } from './organisation.ts'

/** The only moves of a registration. `claim` takes over an organisation known by name, `resubmit` answers a return. */
const transitions = {
	claim: { from: 'unclaimed', to: 'pending' },
	verify: { from: 'pending', to: 'verified' },
	return: { from: 'pending', to: 'returned' },
	resubmit: { from: 'returned', to: 'pending' },
} as const satisfies Record<string, { from: OrganisationStatus; to: OrganisationStatus }>

type OrganisationCommand = keyof typeof transitions
export type OrganisationMove = { from: OrganisationStatus; to: OrganisationStatus }

/** The move a command makes from the present status; refuses `wrong-status` where the table has none. */
export function moveOrganisation(command: OrganisationCommand, status: OrganisationStatus): Decision<OrganisationMove, { code: 'wrong-status' }> {
	const transition = transitions[command]
	return transition.from === status ? accept({ from: transition.from, to: transition.to }) : refuse({ code: 'wrong-status' })
}
