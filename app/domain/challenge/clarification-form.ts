import { z } from 'zod'
import '../validation/messages.ts'
import { mostIndicators } from './demand-form.ts'
import { comparators, isDecimal } from './indicator.ts'
import { mostPayments, shareSum } from './terms.ts'

const Line = (longest: number) => z.string().trim().max(longest).default('')
const Passage = z.string().trim().max(10_000).default('')
const Checkbox = z.stringbool({ truthy: ['on'] }).default(false)

/** 万元 with at most six places, which is whole fen. */
const Budget = z
	.string()
	.trim()
	.regex(/^\d{1,9}(\.\d{1,6})?$/, 'amount-invalid')
	.transform((wan) => Math.round(Number(wan) * 1_000_000))
	.optional()
	.transform((fen) => fen ?? null)

/** One row of the indicator table; a target other than in words is a decimal number, and a range has two, in order. */
const IndicatorRow = z
	.object({
		name: z.string().trim().min(1).max(120),
		comparator: z.enum(comparators),
		target: z.string().trim().min(1).max(500),
		targetUpper: z.string().trim().max(40).optional(),
		unit: Line(40),
		verification: Line(500),
		isMust: Checkbox,
	})
	.transform((row, context) => {
		const upper = row.comparator === 'range' ? (row.targetUpper ?? '') : null
		const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
		if (row.comparator !== 'text' && !isDecimal(row.target)) complain('target', 'number-invalid')
		if (upper === '') complain('targetUpper', 'required')
		else if (upper !== null && !isDecimal(upper)) complain('targetUpper', 'number-invalid')
		else if (upper !== null && Number(upper) < Number(row.target)) complain('targetUpper', 'range-reversed')
		return { ...row, targetUpper: upper }
	})

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
		const sum = shareSum(payments)
		if (payments.length > 0 && sum !== 100) context.addIssue({ code: 'custom', path: ['payments'], message: `shares-not-100|${sum}` })
	})
export type ClarificationEntry = z.output<typeof ClarificationForm>
