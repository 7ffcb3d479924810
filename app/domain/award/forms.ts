import { z } from 'zod'
import '../validation/messages.ts'
import { placeRoles } from './lifecycle.ts'
import { issuersReasons } from './unfilled.ts'

/** Fewest characters of a reason that tells anything. */
const shortestReason = 10
const reason = z.string().trim().min(shortestReason).max(4000)
const toBidder = z.string().trim().min(1).max(2000)

/** What a form leaves empty is nothing said. */
const said = (value: unknown) => (value === '' ? undefined : value)

/** What the form says of one bid: its place, if any, and what its bidder is told. Its order matters where several have the same role. */
const Placing = z.object({
	role: z.preprocess(said, z.enum(placeRoles).optional()),
	order: z.preprocess(said, z.coerce.number({ error: 'whole-number' }).int('whole-number').min(1).max(999).optional()),
	reason: toBidder,
})

/** The proposal: winners and reserves in their order, why, and what each bidder is told. */
export const AwardForm = z
	.object({ reason, bids: z.record(z.uuid(), Placing).default({}) })
	.superRefine(({ bids }, context) => {
		const placed = Object.entries(bids)
		if (placed.every(([, { role }]) => role !== 'winner')) context.addIssue({ code: 'custom', message: 'no-winner', path: [] })
		for (const role of placeRoles) {
			const same = placed.filter(([, bid]) => bid.role === role)
			const seen = new Set<number>()
			for (const [id, { order }] of same.length > 1 ? same : []) {
				if (order === undefined) context.addIssue({ code: 'custom', message: 'required', path: ['bids', id, 'order'] })
				else if (seen.has(order)) context.addIssue({ code: 'custom', message: 'order-twice', path: ['bids', id, 'order'] })
				else seen.add(order)
			}
		}
	})
	.transform(({ reason, bids }) => {
		const placed = Object.entries(bids).sort(([, one], [, other]) => (one.order ?? 0) - (other.order ?? 0))
		const idsOf = (role: (typeof placeRoles)[number]) => placed.flatMap(([id, bid]) => (bid.role === role ? [id] : []))
		return {
			winners: idsOf('winner'),
			reserves: idsOf('reserve'),
			reason,
			reasons: Object.fromEntries(placed.map(([id, bid]) => [id, bid.reason])),
		}
	})
export type AwardForm = z.output<typeof AwardForm>

/** Why somebody takes a step back: a winner gives up, or the issuer withdraws its proposal. */
export const StepBackForm = z.object({ reason: reason.max(2000) })
export type StepBackForm = z.output<typeof StepBackForm>

/** What a bidder that did not win can learn from the decision. */
export const FeedbackForm = z.object({ feedback: z.string().trim().min(shortestReason).max(2000) })
export type FeedbackForm = z.output<typeof FeedbackForm>

/** The declaration that nobody is awarded, why, and what each bidder is told. */
export const UnfilledForm = z.object({
	reasonCode: z.enum(issuersReasons),
	reason,
	reasons: z.record(z.string(), z.string().trim().max(2000).optional()).default({}),
})
export type UnfilledForm = z.output<typeof UnfilledForm>
