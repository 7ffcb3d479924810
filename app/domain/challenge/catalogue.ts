import { z } from 'zod'
import { type CitySlug, citySlugs } from '../organisation/organisation.ts'
import { type ChallengeKind, challengeKinds, challengeSorts } from './challenge.ts'
import { publicStages, type Stage } from './lifecycle.ts'

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const each = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const one = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(first, schema.optional()).catch(undefined)
const several = <Value extends string>(values: readonly Value[]) =>
	z.preprocess(each, z.array(z.string().catch(''))).transform((chosen) => values.filter((value) => chosen.includes(value)))
const tenThousand = one(
	z
		.string()
		.regex(/^\d{1,7}(\.\d{1,2})?$/)
		.transform(Number),
)

/** How soon a challenge closes, as a reader filters by it; a month takes in the three days. */
export const closings = ['3d', 'month', 'later'] as const
export type Closing = (typeof closings)[number]

/** What can be typed but not searched: control characters and halves of characters. */
const unsearchable = /[\p{Cc}\p{Cs}]/gu

/**
 * What a reader asks the catalogue for. Anything that cannot be read counts as not asked for; `stage` falls
 * back to the open challenges. `min` and `max` are 万元.
 */
export const CatalogueFilter = z.object({
	q: z.preprocess(
		first,
		z
			.string()
			.transform((text) => [...text.replace(unsearchable, ' ').trim()].slice(0, 100).join(''))
			.catch(''),
	),
	chain: z
		.preprocess(each, z.array(z.string().catch('')))
		.transform((slugs) => [...new Set(slugs)].filter((slug) => /^[a-z0-9-]{1,60}$/.test(slug)).slice(0, 20)),
	city: several(citySlugs),
	kind: several(challengeKinds),
	stage: z.preprocess(first, z.enum([...publicStages, 'all'])).catch('open'),
	min: tenThousand,
	max: tenThousand,
	closes: one(z.enum(closings)),
	sort: one(z.enum(challengeSorts)),
	page: z
		.preprocess(
			first,
			z
				.string()
				.regex(/^\d{1,6}$/)
				.transform(Number)
				.pipe(z.number().min(1)),
		)
		.catch(1),
})
export type CatalogueFilter = z.output<typeof CatalogueFilter>

/** The filter as search parameters, in a fixed order and without what is the default; `change` replaces parts, and the page begins anew unless it is named. */
export function catalogueSearch(filter: CatalogueFilter, change: Partial<CatalogueFilter> = {}): string {
	const { q, chain, city, kind, stage, min, max, closes, sort, page } = { ...filter, page: 1, ...change }
	const search = new URLSearchParams()
	if (q) search.set('q', q)
	for (const slug of chain) search.append('chain', slug)
	for (const slug of city) search.append('city', slug)
	for (const one of kind) search.append('kind', one)
	if (stage !== 'open') search.set('stage', stage)
	if (min !== undefined) search.set('min', String(min))
	if (max !== undefined) search.set('max', String(max))
	if (closes) search.set('closes', closes)
	if (sort) search.set('sort', sort)
	if (page > 1) search.set('page', String(page))
	const text = search.toString()
	return text ? `?${text}` : ''
}

/** `values` with `value` put in, or taken out when it was in. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
	return values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
}

/** Challenges that fit words and money, grouped by everything there are counts for; fen. `closing` is the nearest span the deadline falls in, null when it has passed or there is none. */
export type CatalogueGroup = {
	chainSlug: string | null
	citySlug: CitySlug | null
	kind: ChallengeKind
	stage: Stage
	closing: Closing | null
	count: number
	budgetFen: number
}

type FacetName = 'chain' | 'city' | 'kind' | 'stage' | 'closes'
const spans: Record<Closing, readonly Closing[]> = { '3d': ['3d'], month: ['3d', 'month'], later: ['later'] }
const closesIn = (group: CatalogueGroup, closes: Closing) => group.closing !== null && spans[closes].includes(group.closing)
const fits: Record<FacetName, (group: CatalogueGroup, filter: CatalogueFilter) => boolean> = {
	chain: (group, { chain }) => chain.length === 0 || (group.chainSlug !== null && chain.includes(group.chainSlug)),
	city: (group, { city }) => city.length === 0 || (group.citySlug !== null && city.includes(group.citySlug)),
	kind: (group, { kind }) => kind.length === 0 || kind.includes(group.kind),
	stage: (group, { stage }) => stage === 'all' || group.stage === stage,
	closes: (group, { closes }) => closes === undefined || closesIn(group, closes),
}
const facetNames: readonly FacetName[] = ['chain', 'city', 'kind', 'stage', 'closes']

/** Counts beside the filters, each with all the other filters applied, and the totals of what is listed. */
export function facetsOf(groups: readonly CatalogueGroup[], filter: CatalogueFilter) {
	const kept = groups.map((group) => ({ group, out: facetNames.filter((name) => !fits[name](group, filter)) })).filter(({ out }) => out.length <= 1)
	const passing = (but: FacetName | null) => kept.filter(({ out: [out] }) => out === undefined || out === but).map(({ group }) => group)
	const count = <Key extends string>(but: FacetName, keysOf: (group: CatalogueGroup) => readonly (Key | null)[]) => {
		const counts = new Map<Key, number>()
		for (const group of passing(but)) {
			for (const key of keysOf(group)) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + group.count)
		}
		return counts
	}
	const listed = passing(null)
	return {
		total: listed.reduce((sum, group) => sum + group.count, 0),
		budgetFen: listed.reduce((sum, group) => sum + group.budgetFen, 0),
		chain: count('chain', (group) => [group.chainSlug]),
		city: count('city', (group) => [group.citySlug]),
		kind: count('kind', (group) => [group.kind]),
		stage: count('stage', (group) => [group.stage]),
		closes: count('closes', (group) => closings.filter((closes) => closesIn(group, closes))),
	}
}
export type Facets = ReturnType<typeof facetsOf>
