import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Transition } from '../lifecycle.ts'

/** A panel from the commitment on. */
export const panelStatuses = ['committed', 'drawn'] as const
type PanelStatus = (typeof panelStatuses)[number]

type PanelCommand = 'draw'

/** The only moves of a panel; it begins as `committed`, when the office freezes who may be drawn. */
export const panelTransitions: Record<PanelCommand, Transition<PanelStatus>> = {
	draw: { from: ['committed'], to: 'drawn', by: ['issuer'], guards: ['bids-opened'], tells: [] },
}

type PanelMove = Move<PanelCommand, PanelStatus>

/** Decides a move of a panel by the table alone. */
export function movePanel(command: PanelCommand, status: PanelStatus): Decision<PanelMove, { code: 'wrong-panel-status'; status: PanelStatus }> {
	return lookUp(panelTransitions, command, status, 'wrong-panel-status')
}
