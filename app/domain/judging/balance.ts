import { accept, type Decision, refuse } from '../decision.ts'

/** Fewest and most experts of a panel. Source: domain.md, "Fairness". */
export const panelLeast = 3
export const panelMost = 15

/** What a panel must keep: its size, how many at most of an organisation and of a city, how many at least from the challenge's fields. */
export type BalanceRules = { size: number; mostOfOrganisation: number; mostOfCity: number; leastOfField: number }
/** A candidate as far as balance goes. An organisation has one city. */
export type Candidate = { code: string; organisation: string; city: string; isOfField: boolean }

/** The rules for a panel of a size: one of an organisation, no city alone, a majority from the fields as far as there are such experts. */
export function usualRules(size: number, ofField: number): BalanceRules {
	return { size, mostOfOrganisation: 1, mostOfCity: size - 1, leastOfField: Math.min(Math.ceil(size / 2), ofField) }
}

export type Shortage = { code: 'too-few-experts' | 'too-few-of-field' }
type Draw = { order: readonly Candidate[]; rules: BalanceRules; kept?: readonly Candidate[] }

/**
 * Fills a panel from candidates in their order, beside those that stay: the first panel in that order that keeps the rules, if there is
 * one at all. Whoever must not come again is left out of `order`.
 */
export function fillPanel({ order, rules, kept = [] }: Draw): Decision<Candidate[], Shortage> {
	const panel = [...kept]
	const waiting = order.filter(({ code }) => !kept.some((one) => one.code === code))
	const lack = shortage(panel, waiting, rules)
	if (lack) return refuse(lack)
	for (const [at, candidate] of waiting.entries()) {
		if (panel.length === rules.size) break
		if (!fits(panel, candidate, rules)) continue
		const next = [...panel, candidate]
		// Taken only if what comes after can still complete the panel; so the first that can be is found without going back.
		if (!shortage(next, waiting.slice(at + 1), rules)) panel.push(candidate)
	}
	return accept(panel)
}

const count = (panel: readonly Candidate[], is: (one: Candidate) => boolean): number => panel.filter(is).length

function fits(panel: readonly Candidate[], { organisation, city }: Candidate, { mostOfOrganisation, mostOfCity }: BalanceRules): boolean {
	return count(panel, (one) => one.organisation === organisation) < mostOfOrganisation && count(panel, (one) => one.city === city) < mostOfCity
}

/** Whether a panel keeps the rules as far as it is filled. */
export function keepsRules(panel: readonly Candidate[], rules: BalanceRules): boolean {
	return panel.every((one, at) => fits(panel.slice(0, at), one, rules))
}

/** What keeps a panel from being completed from those waiting; undefined when it can be. */
function shortage(panel: readonly Candidate[], waiting: readonly Candidate[], rules: BalanceRules): Shortage | undefined {
	const seats = rules.size - panel.length
	const ofField = Math.max(0, rules.leastOfField - count(panel, ({ isOfField }) => isOfField))
	if (room(panel, waiting, rules) < seats) return { code: 'too-few-experts' }
	const experts = waiting.filter(({ isOfField }) => isOfField)
	return ofField > seats || room(panel, experts, rules) < ofField ? { code: 'too-few-of-field' } : undefined
}

/**
 * How many of those waiting a panel has room for at once. Organisations lie within cities, so the limits nest: what fits of a city
 * is what fits of its organisations, and some that fit can always be completed to most that fit.
 */
function room(panel: readonly Candidate[], waiting: readonly Candidate[], { mostOfOrganisation, mostOfCity }: BalanceRules): number {
	const ofOrganisation = new Map<string, { city: string; waiting: number }>()
	for (const { organisation, city } of waiting) ofOrganisation.set(organisation, { city, waiting: (ofOrganisation.get(organisation)?.waiting ?? 0) + 1 })
	const ofCity = new Map<string, number>()
	for (const [organisation, { city, waiting: some }] of ofOrganisation) {
		const free = mostOfOrganisation - count(panel, (one) => one.organisation === organisation)
		ofCity.set(city, (ofCity.get(city) ?? 0) + Math.max(0, Math.min(some, free)))
	}
	return [...ofCity].reduce((total, [city, some]) => total + Math.max(0, Math.min(some, mostOfCity - count(panel, (one) => one.city === city))), 0)
}
