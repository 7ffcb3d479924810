/**
 * How a measured value is held against the target: ≥, ≤, =, within a range (both ends included),
 * or `text` for a target that is stated in words and judged by people.
 */
export const comparators = ['at-least', 'at-most', 'equals', 'range', 'text'] as const
export type Comparator = (typeof comparators)[number]

/**
 * A measurable target (考核指标). Targets are decimal numbers kept as written ("5.0" stays "5.0").
 * `target` is the bound, or the lower end of a range; `targetUpper` is the upper end of a range, else null.
 * For `text`, `target` holds the words.
 */
export type IndicatorTarget = {
	name: string
	comparator: Comparator
	target: string
	targetUpper: string | null
	unit: string
	verification: string
	isMust: boolean
}

export type IndicatorOutcome = 'met' | 'not-met' | 'open'

const decimal = /^[+-]?\d+(\.\d+)?$/

/** Whether the text is a plain decimal number, the only numeric form stored. */
export function isDecimal(text: string): boolean {
	return decimal.test(text)
}

/**
 * Holds a promised, reported or measured value against its target. A missing value, a value that is no
 * number, or a target in words is `open`: only people can say.
 */
export function outcomeOf(indicator: Pick<IndicatorTarget, 'comparator' | 'target' | 'targetUpper'>, value: string | null): IndicatorOutcome {
	if (value === null || !isDecimal(value) || indicator.comparator === 'text' || !isDecimal(indicator.target)) return 'open'
	const measured = Number(value)
	const target = Number(indicator.target)
	switch (indicator.comparator) {
		case 'at-least':
			return measured >= target ? 'met' : 'not-met'
		case 'at-most':
			return measured <= target ? 'met' : 'not-met'
		case 'equals':
			return measured === target ? 'met' : 'not-met'
		case 'range': {
			if (indicator.targetUpper === null || !isDecimal(indicator.targetUpper)) return 'open'
			return measured >= target && measured <= Number(indicator.targetUpper) ? 'met' : 'not-met'
		}
	}
}
