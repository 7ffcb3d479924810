import { z } from 'zod'
import '../validation/messages.ts'
import { Deadline } from '../list/forms.ts'
import { citySlugs } from '../organisation/organisation.ts'
import { challengeKinds, solutionModes } from './challenge.ts'
import { comparators, isDecimal } from './indicator.ts'

/** Most rows an indicator table holds. */
export const mostIndicators = 100

export const Line = (longest: number) => z.string().trim().max(longest).default('')
export const Passage = z.string().trim().max(10_000).default('')
const Checkbox = z.stringbool({ truthy: ['on'] }).default(false)

/** 万元 with at most six places, which is whole fen. */
export const Budget = z
	.string()
	.trim()
	.regex(/^\d{1,9}(\.\d{1,6})?$/, 'amount-invalid')
	.transform((wan) => Math.round(Number(wan) * 1_000_000))
	.optional()
	.transform((fen) => fen ?? null)

const Keywords = z
	.string()
	.max(500)
	.default('')
	.transform((text) => [
		...new Set(
			text
				.split(/[,，、;；\n]+/)
				.map((word) => word.trim())
				.filter((word) => word !== ''),
		),
	])
	.refine((words) => words.length <= 20 && words.every((word) => word.length <= 40), 'keywords-invalid')

/** One row of the indicator table; a target other than in words is a decimal number, and a range has two, in order. */
export const IndicatorRow = z
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

/**
 * Everything a challenge says, as it is written before its release. Only the title must be there: a draft is saved
 * as far as it goes, and the release names what is missing. `budget` is read in 万元 and kept as fen.
 */
export const ChallengeForm = z.object({
	title: z.string().trim().min(1).max(200),
	kind: z.enum(challengeKinds),
	problem: Passage,
	researchContent: Passage,
	goal: Passage,
	indicators: z.array(IndicatorRow).max(mostIndicators).default([]),
	indicatorText: Passage,
	deliverables: Passage,
	conditions: Passage,
	ipRule: Passage,
	offered: Passage,
	acceptanceCriteria: Passage,
	field: Line(200),
	keywords: Keywords,
	solutionMode: z
		.enum(solutionModes)
		.optional()
		.transform((mode) => mode ?? null),
	budget: Budget,
	budgetNote: Line(200),
	durationMonths: z.coerce
		.number()
		.int()
		.min(1)
		.max(120)
		.optional()
		.transform((months) => months ?? null),
	bidsCloseAt: Deadline,
	showsBidCount: Checkbox,
	citySlug: z
		.enum(citySlugs)
		.optional()
		.transform((city) => city ?? null),
	issuerName: Line(100),
	contactName: Line(50),
	contactPhone: Line(50),
	contactEmail: z
		.email()
		.max(254)
		.optional()
		.transform((email) => email ?? ''),
})
export type ChallengeDetails = z.output<typeof ChallengeForm>

/** A change carries the instant of the version it was made on, in milliseconds. */
export const ChallengeChangeForm = ChallengeForm.extend({ updatedAt: z.coerce.number().int() })
