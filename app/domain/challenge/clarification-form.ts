import { z } from 'zod'
import '../validation/messages.ts'
import { Budget, IndicatorRow, Line, mostIndicators, Passage } from './forms.ts'
import { mostPayments } from './terms.ts'

const Payment = z.object({ due: z.string().trim().min(1).max(200), share: z.coerce.number().int().min(0).max(100) })
const Indicator = z.object({ id: z.string().max(60).optional() }).and(IndicatorRow)

/** A clarification as it is drawn up: what the demand says from then on, why, and the question that brought it about. `base` is the number of the last one it was made on. */
export const ClarificationForm = z
	.object({
		base: z.coerce.number().int().min(0),
		questionNumber: z.coerce.number().int().min(1).max(100_000).optional(),
		reason: z.string().trim().min(10).max(2000),
		problem: Passage,
		stateOfArt: Passage,
		researchContent: Passage,
		goal: Passage,
		deliverables: Passage,
		indicators: z.array(Indicator).max(mostIndicators).default([]),
		indicatorText: Passage,
		acceptanceCriteria: Passage,
		offered: Passage,
		budget: Budget,
		budgetNote: Line(200),
		payments: z.array(Payment).max(mostPayments).default([]),
		durationMonths: z.coerce
			.number()
			.int()
			.min(1)
			.max(120)
			.optional()
			.transform((months) => months ?? null),
		conditions: Passage,
		ipRule: Passage,
		backgroundIp: Passage,
		incomeSplit: Passage,
	})
	.superRefine(({ payments }, context) => {
		const total = payments.reduce((sum, { share }) => sum + share, 0)
		if (payments.length > 0 && total !== 100) context.addIssue({ code: 'custom', path: ['payments'], message: 'shares-not-whole' })
	})
export type ClarificationEntry = z.output<typeof ClarificationForm>
