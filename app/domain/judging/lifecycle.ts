import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Transition } from '../lifecycle.ts'

/** A panel from the commitment on. */
export const panelStatuses = ['committed', 'drawn', 'dissolved'] as const
export type PanelStatus = (typeof panelStatuses)[number]

type PanelCommand = 'draw' | 'dissolve'

/** The only moves of a panel; it begins as `committed`, when the office freezes who may be drawn. */
export const panelTransitions: Record<PanelCommand, Transition<PanelStatus>> = {
	draw: { from: ['committed'], to: 'drawn', by: ['issuer'], guards: ['bids-opened'], tells: [] },
	dissolve: { from: ['drawn'], to: 'dissolved', by: ['office'], guards: ['draw-exhausted'], needsReason: true, tells: [] },
}

type PanelMove = Move<PanelCommand, PanelStatus>

/** Decides a move of a panel by the table alone. */
export function movePanel(command: PanelCommand, status: PanelStatus): Decision<PanelMove, { code: 'wrong-panel-status'; status: PanelStatus }> {
	return lookUp(panelTransitions, command, status, 'wrong-panel-status')
}

/** A seat of a drawn panel from its invitation on. `barred`: a conflict was found. `released`: its panel was dissolved. */
export const seatStatuses = ['invited', 'accepted', 'declined', 'barred', 'recalled', 'released'] as const
export type SeatStatus = (typeof seatStatuses)[number]
/** Statuses in which an expert sits on the panel, or may come to. */
export const liveSeats: readonly SeatStatus[] = ['invited', 'accepted']

/** Statuses in which a fee can be entered: who never took the seat gets none. A seat given up later may have cost work before. */
export const feeSeats: readonly SeatStatus[] = ['accepted', 'declined', 'released']

type SeatCommand = 'accept' | 'decline' | 'bar' | 'recall' | 'release'

/** The only moves of a seat. What was given up goes to the next of the same draw, and never back. */
export const seatTransitions: Record<SeatCommand, Transition<SeatStatus>> = {
	accept: { from: ['invited'], to: 'accepted', by: ['expert'], guards: ['declared', 'unconflicted'], tells: [] },
	decline: { from: ['invited', 'accepted'], to: 'declined', by: ['expert'], needsReason: true, tells: [] },
	bar: { from: ['invited'], to: 'barred', by: ['clock'], tells: [] },
	recall: { from: ['invited'], to: 'recalled', by: ['office'], needsReason: true, tells: [] },
	release: { from: ['invited', 'accepted'], to: 'released', by: ['office'], tells: [] },
}

export type SeatMove = Move<SeatCommand, SeatStatus>

/** Decides a move of a seat by the table alone. */
export function moveSeat(command: SeatCommand, status: SeatStatus): Decision<SeatMove, { code: 'wrong-seat-status'; status: SeatStatus }> {
	return lookUp(seatTransitions, command, status, 'wrong-seat-status')
}
