import { type IndicatorTarget, isDecimal, outcomeOf } from '../challenge/indicator.ts'
import type { ConsortiumGap, Partner } from './consortium.ts'

/** The sections of a bid written in words, in the order of the form. */
export const bidSections = ['approach', 'team', 'foundation', 'schedule'] as const
export type BidSection = (typeof bidSections)[number]

/** What a version of a bid says. `priceFen` is null until given; `promises` and `notes` are by indicator id. */
export type BidContent = Record<BidSection, string> & {
	priceFen: number | null
	promises: Readonly<Record<string, string>>
	notes: Readonly<Record<string, string>>
	/** The other organisations of a consortium; empty where the bidder bids alone. */
	partners: readonly Partner[]
}

/** The content of a bid that nothing was written into yet. */
export const blankContent: BidContent = { approach: '', team: '', foundation: '', schedule: '', priceFen: null, promises: {}, notes: {}, partners: [] }

/** A field of a bid: a section, `price`, or the promise or note for one indicator. */
type BidField = BidSection | 'price' | `promises.${string}` | `notes.${string}`
/** What a bid lacks: of its own fields, or of the organisations that bid. */
export type Gap = { field: BidField; reason: 'required' | 'number-required' } | ConsortiumGap
type Promised = Pick<IndicatorTarget, 'comparator' | 'target'> & { id: string }

const requiredSections = ['approach', 'team', 'schedule'] as const

/** Whether an indicator is promised as a number: its target is one. */
export function isNumeric(indicator: Pick<IndicatorTarget, 'comparator' | 'target'>): boolean {
	return indicator.comparator !== 'text' && isDecimal(indicator.target)
}

/** What a bid still lacks to be sealed, in the order of the form; empty when it is complete. Source: domain.md, "pledge". */
export function gapsOf(content: BidContent, indicators: readonly Promised[]): Gap[] {
	const promises = indicators.flatMap((indicator): Gap[] => {
		const value = content.promises[indicator.id]?.trim() ?? ''
		const field = `promises.${indicator.id}` as const
		if (value === '') return [{ field, reason: 'required' }]
		return isNumeric(indicator) && !isDecimal(value) ? [{ field, reason: 'number-required' }] : []
	})
	const sections = requiredSections.flatMap((field): Gap[] => (content[field].trim() === '' ? [{ field, reason: 'required' }] : []))
	return [...promises, ...sections, ...(content.priceFen === null ? [{ field: 'price', reason: 'required' } as const] : [])]
}

/** How many targets the promises of a bid meet, miss, or leave for people to judge. */
export function countOutcomes({ promises }: Pick<BidContent, 'promises'>, indicators: readonly (IndicatorTarget & { id: string })[]) {
	const outcomes = indicators.map((indicator) => outcomeOf(indicator, promises[indicator.id]?.trim() ?? null))
	const count = (outcome: (typeof outcomes)[number]) => outcomes.filter((one) => one === outcome).length
	return { met: count('met'), notMet: count('not-met'), open: count('open') }
}
