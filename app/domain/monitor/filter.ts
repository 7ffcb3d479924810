import { z } from 'zod'
import { publicStages } from '../challenge/lifecycle.ts'
import { citySlugs } from '../organisation/organisation.ts'

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(first, schema.optional()).catch(undefined)

/** A day of the Beijing calendar, 2026-11-24, as the instant it begins. */
const day = z.iso
	.date()
	.refine((text) => text >= '2000-01-01' && text <= '2100-01-01')
	.transform((text) => ({ text, begins: new Date(`${text}T00:00:00+08:00`) }))

/** What a monitor page looks at; anything unreadable counts as not asked for. `from` and `to` bound the day of release, both included. */
export const MonitorFilter = z.object({
	from: optional(day),
	to: optional(day),
	chain: optional(z.string().regex(/^[a-z0-9-]{1,60}$/)),
	city: optional(z.enum(citySlugs)),
})
export type MonitorFilter = z.output<typeof MonitorFilter>

/** The figures of the monitor that lead to rows. */
export const measures = ['posted', 'bid-on', 'awarded', 'unfilled', 'without-bids', 'near-deadline', 'solved'] as const

/** The rows behind one figure. */
export const MonitorRows = MonitorFilter.extend({
	measure: z.preprocess(first, z.enum(measures)).catch('posted'),
	stage: optional(z.enum(publicStages)),
	solverCity: optional(z.enum(citySlugs)),
	page: z.preprocess(first, z.coerce.number().int().min(1).max(100_000)).catch(1),
})
export type MonitorRows = z.output<typeof MonitorRows>

/** Whether a chain or city is looked at, where one is `wanted` or all are. */
export const isLookedAt = (wanted: string | undefined, slug: string) => wanted === undefined || wanted === slug

/** The filter as search parameters, in a fixed order; `more` adds to it. */
export function monitorSearch(
	filter: MonitorFilter,
	more: Partial<Record<'measure' | 'stage' | 'solverCity' | 'chain' | 'city' | 'page', string>> = {},
): string {
	const search = new URLSearchParams()
	const all = { from: filter.from?.text, to: filter.to?.text, chain: filter.chain, city: filter.city, ...more }
	for (const [key, value] of Object.entries(all)) if (value !== undefined) search.set(key, value)
	return search.toString()
}

/** Days before the deadline from which a challenge without bids is a matter of concern. */
export const nearDeadlineDays = 7
