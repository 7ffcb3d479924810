import { z } from 'zod'
import { type ChallengeStatus, statusesOfStage } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { ListStatus } from './list.ts'
import '../validation/messages.ts'

/** Challenges on one page of a list being composed. */
export const composePageSize = 100

/** What of the collected demands a composer may take: approved ones, and drafts, which go through no review. */
export const takeableStatuses = ['approved', 'draft'] as const satisfies readonly ChallengeStatus[]

type Moving = { id: string; code: string; status: ChallengeStatus; chainSlug: string | null; sourceKey: string | null }
type Target = { status: ListStatus; chainSlug: string | null; isCollection: boolean }
export type MoveRefusal = { code: 'target-unknown' } | { code: 'not-movable' | 'already-there'; challenges: string[] }

/**
 * Decides whether challenges may stand in another list: a draft one of their chain, or its collection. Refused with the
 * codes of those that are released, or that the target already has from the same source (`taken`).
 */
export function moveChallenges(challenges: readonly Moving[], target: Target | undefined, taken: ReadonlySet<string>): Decision<null, MoveRefusal> {
	const isFitting = target?.status === 'draft' && challenges.every(({ chainSlug }) => chainSlug === target.chainSlug)
	if (!isFitting) return refuse({ code: 'target-unknown' })
	const stuck = challenges.filter(({ status }) => !statusesOfStage.preparing.includes(status))
	if (stuck.length > 0) return refuse({ code: 'not-movable', challenges: stuck.map(({ code }) => code) })
	const double = challenges.filter(({ sourceKey }) => sourceKey !== null && taken.has(sourceKey))
	if (double.length > 0) return refuse({ code: 'already-there', challenges: double.map(({ code }) => code) })
	return accept(null)
}

/** The order with one of its keys at another place, counted from 1; a place before the first or past the last is that one. */
export function placed(order: readonly string[], id: string, place: number): string[] {
	const others = order.filter((one) => one !== id)
	const at = Math.min(Math.max(place, 1), order.length) - 1
	return [...others.slice(0, at), id, ...others.slice(at)]
}

const Codes = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().max(60)).min(1, 'none-ticked').max(500))

/** The demands a composer ticked to take into a list. */
export const TakeForm = z.object({ challenges: Codes })
/** The challenges a composer ticked to move, and where to: a list by its code. */
export const MoveForm = TakeForm.extend({ to: z.string().min(1).max(60) })
/** One challenge and its new place in the list; `step` comes from the arrows and counts from the place it has. */
export const PlaceForm = z.object({
	challenge: z.string().max(60),
	place: z.coerce.number().int().min(1).max(5000),
	step: z.enum(['up', 'down']).optional(),
})
