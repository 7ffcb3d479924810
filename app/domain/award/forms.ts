import { z } from 'zod'
import '../validation/messages.ts'
import { issuersReasons } from './unfilled.ts'

/** Fewest characters of a reason that tells anything. */
const shortestReason = 10
const reason = z.string().trim().min(shortestReason).max(4000)

/** The award: the winner, why, and what each other bidder is told; the latter may stay empty. */
export const AwardForm = z.object({
	winner: z.uuid(),
	reason,
	reasons: z.record(z.string(), z.string().trim().max(2000).optional()).default({}),
})
export type AwardForm = z.output<typeof AwardForm>

/** The declaration that nobody is awarded, why, and what each bidder is told. */
export const UnfilledForm = z.object({
	reasonCode: z.enum(issuersReasons),
	reason,
	reasons: z.record(z.string(), z.string().trim().max(2000).optional()).default({}),
})
export type UnfilledForm = z.output<typeof UnfilledForm>
