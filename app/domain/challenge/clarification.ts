import { accept, type Decision, refuse } from '../decision.ts'
import type { Rules } from '../rules/rule-pack.ts'
import {
	changesBetween,
	type Demand,
	type DemandIndicator,
	type DemandValues,
	demandColumns,
	demandFields,
	demandValuesOf,
	type ValueChange,
} from './demand-values.ts'
import { type ChallengeMove, type ChallengeStatus, move, statusAt, type WrongStatus } from './lifecycle.ts'
import { shareSum } from './terms.ts'

/** The texts of a released demand that a clarification may change, in the order of its form. */
export const clarifiableTexts = [
	'problem',
	'stateOfArt',
	'researchContent',
	'goal',
	'deliverables',
	'indicatorText',
	'acceptanceCriteria',
	'offered',
	'budgetNote',
	'conditions',
	'ipRule',
	'backgroundIp',
	'incomeSplit',
] as const
export type ClarifiableText = (typeof clarifiableTexts)[number]

/** What a clarification says of one indicator: of one there is, by its id, all but name and weight; or a new one. */
export type ClarifiedIndicator = Omit<DemandIndicator, 'baseline' | 'weight'>
/** What a clarification may change. Criteria and weights are fixed from the opening; the deadline moves by its own command. */
export type ClarifiedDetails = Record<ClarifiableText, string> &
	Pick<Demand, 'budgetFen' | 'durationMonths' | 'payments'> & { indicators: readonly ClarifiedIndicator[] }

/** A demand as a clarification leaves it, with the values it changes, before and after. */
export type Clarified = { demand: Demand; indicators: DemandIndicator[]; changes: ValueChange[]; before: DemandValues; after: DemandValues }

const tidy = (text: string) => text.replaceAll('\r\n', '\n').trim()

/**
 * Applies what a clarification says. No indicator is taken away: one it does not name stays as it is. Instalments are stated
 * whole: one it does not name is gone. Text that differs only in its line breaks is no change.
 */
export function clarified(demand: Demand, indicators: readonly DemandIndicator[], details: ClarifiedDetails): Clarified {
	const texts = Object.fromEntries(
		clarifiableTexts.map((field) => [field, tidy(demand[field]) === tidy(details[field]) ? demand[field] : tidy(details[field])]),
	)
	const { budgetFen, durationMonths, payments } = details
	const next = { ...demand, ...texts, budgetFen, durationMonths, payments }
	const stated = new Map(details.indicators.map((one) => [one.id, one]))
	const kept = indicators.map((one) => ({ ...one, ...measureOf(stated.get(one.id) ?? one) }))
	const known = new Set(indicators.map(({ id }) => id))
	const added = details.indicators.filter(({ id }) => !known.has(id))
	const all = [...kept, ...added.map((one) => ({ id: one.id, name: one.name, ...measureOf(one), baseline: '', weight: null }))]
	const changes = changesBetween(demandValuesOf(demand, indicators), demandValuesOf(next, all))
	const side = (of: 'before' | 'after') => Object.fromEntries(changes.map((change) => [change.field, change[of]]))
	return { demand: next, indicators: all, changes, before: side('before'), after: side('after') }
}

/** What of an indicator there is a clarification may change. */
function measureOf({ comparator, target, targetUpper, unit, verification, isMust }: ClarifiedIndicator) {
	return { comparator, target, targetUpper, unit, verification, isMust }
}

const hour = 3_600_000
const minute = 60_000
/** How long bidders have after a clarification, at the least. Source: domain.md, "Life of a challenge". */
export const hoursAfterClarification = 72

/** The deadline after a clarification at `at`: where it was, or later where less than 72 hours would remain, to the next whole minute. */
export function deadlineAfter(bidsCloseAt: Date, at: Date): Date {
	const least = at.getTime() + hoursAfterClarification * hour
	return least <= bidsCloseAt.getTime() ? bidsCloseAt : new Date(Math.ceil(least / minute) * minute)
}

type Standing = { status: ChallengeStatus; bidsCloseAt: Date | null; clarificationCount: number }
/** What is drawn up: the number of the last clarification it was made on, what it changes, and the rules frozen into the challenge. */
type Drawn = { base: number; clarified: Pick<Clarified, 'demand' | 'changes'>; rules: Rules }
export type ClarifyRefusal =
	| WrongStatus
	| { code: 'stale-clarification'; number: number; base: number }
	| { code: 'nothing-changed' }
	| { code: 'too-long-duration'; limit: number }
	| { code: 'too-little-money'; limit: number }
	| { code: 'shares-not-100'; limit: number }
export type ClarifyMove = { move: ChallengeMove; number: number; before: Date; bidsCloseAt: Date }

/**
 * Publishes a clarification of an open challenge under the next number. Refused from the deadline on and while
 * suspended, where another was published since it was made, where it changes nothing, where it breaks a frozen rule, and
 * where instalments it changes no longer add up to the whole (`limit`: to what, in per cent); only without money may none be left.
 */
export function clarify(challenge: Standing, { base, clarified: { demand, changes }, rules }: Drawn, now: Date): Decision<ClarifyMove, ClarifyRefusal> {
	const decision = move('clarify', statusAt(challenge, now))
	if (!decision.ok) return decision
	const { bidsCloseAt, clarificationCount } = challenge
	if (bidsCloseAt === null) throw new Error('an open challenge has a deadline')
	if (base !== clarificationCount) return refuse({ code: 'stale-clarification', number: clarificationCount, base })
	if (changes.length === 0) return refuse({ code: 'nothing-changed' })
	const isChanged = (field: string) => changes.some((change) => change.field === field)
	const { durationMonths, budgetFen, payments } = demand
	if (isChanged('durationMonths') && durationMonths !== null && durationMonths > rules.maximumMonths) {
		return refuse({ code: 'too-long-duration', limit: rules.maximumMonths })
	}
	if (isChanged('budgetFen') && budgetFen !== null && budgetFen < rules.minimumAmountFen) {
		return refuse({ code: 'too-little-money', limit: rules.minimumAmountFen })
	}
	const isPaid = payments.length > 0 || budgetFen !== null
	if (changes.some(({ field }) => field.startsWith('payments.')) && isPaid && shareSum(payments) !== 100) {
		return refuse({ code: 'shares-not-100', limit: shareSum(payments) })
	}
	return accept({ move: decision.value, number: clarificationCount + 1, before: bidsCloseAt, bidsCloseAt: deadlineAfter(bidsCloseAt, now) })
}

type Published = { number: number; changes: readonly ValueChange[] }
/** Which clarification last touched an indicator, and whether one brought it. */
export type IndicatorMark = { number: number; isNew: boolean }

/** The indicators that clarifications changed or added, by their ids; `published` in the order of their numbers. */
export function indicatorMarks(published: readonly Published[]): Record<string, IndicatorMark> {
	const marks: Record<string, IndicatorMark> = {}
	for (const { number, changes } of published) {
		for (const { field, before } of changes) {
			const [, id = '', column] = /^indicators\.(.+)\.(\w+)$/.exec(field) ?? []
			if (id !== '') marks[id] = { number, isNew: marks[id]?.isNew === true || (column === 'name' && before === '') }
		}
	}
	return marks
}

const placeIn = (words: readonly string[], word: string) => (words.includes(word) ? words.indexOf(word) : words.length)

/** Changes in the order of the form, rows of one indicator together; a database need not keep the order of keys. */
export function inFormOrder(changes: readonly ValueChange[], indicatorIds: readonly string[]): ValueChange[] {
	const place = ({ field }: ValueChange) => {
		const [head = '', row = '', column = ''] = field.split('.')
		return [placeIn(demandFields, head), head === 'indicators' ? placeIn(indicatorIds, row) : Number(row), placeIn(demandColumns, column)]
	}
	return [...changes].sort((one, other) => {
		const [here, there] = [place(one), place(other)]
		return here.map((value, at) => value - (there[at] ?? 0)).find((difference) => difference !== 0) ?? 0
	})
}
