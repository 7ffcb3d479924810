import { z } from 'zod'
import type { RulePack } from '../rules/rule-pack.ts'
import { indicatorIdsIn, indicatorIn, type NumberedRows, rowColumns, rowsIn, sumOf } from './demand-rows.ts'
import type { DemandValues } from './demand-values.ts'
import { isDecimal } from './indicator.ts'
import { fewestIndicators } from './readiness.ts'

/** Messages by field, as forms carry them (domain/validation/messages): a key, with its parameters behind bars. */
export type DemandErrors = Record<string, string[]>
type Against = { pack: RulePack; now: Date }
type Found = readonly (readonly [field: string, message: string])[]

const required = ['title', 'problem', 'stateOfArt', 'goal', 'deliverables', 'ipRule', 'conditions'] as const
const email = z.email()

/**
 * Everything that keeps a demand from being submitted, each message beside its field, all at once; nothing when it is
 * complete. `pack` are the rules of its city: what breaks one names it with the document it stands in.
 */
export function demandErrors(values: DemandValues, against: Against): DemandErrors {
	const found = [...inWords(values, against.now), ...inIndicators(values), ...inMoney(values, against.pack), ...inRows(values, 'criteria')]
	const errors: DemandErrors = {}
	for (const [field, message] of found) errors[field] = [...(errors[field] ?? []), message]
	return errors
}

function inWords(values: DemandValues, now: Date): Found {
	const missing = required.filter((field) => !values[field]?.trim()).map((field) => [field, 'required'] as const)
	const { contactEmail = '', bidsCloseAt = '' } = values
	const isAddress = contactEmail === '' || email.safeParse(contactEmail).success
	const isPast = bidsCloseAt !== '' && Number(bidsCloseAt) <= now.getTime()
	return [...missing, ...(isAddress ? [] : [['contactEmail', 'email-invalid'] as const]), ...(isPast ? [['bidsCloseAt', 'deadline-past'] as const] : [])]
}

function inIndicators(values: DemandValues): Found {
	const ids = indicatorIdsIn(values)
	const weights = ids.map((id) => indicatorIn(values, id).weight).filter(Boolean)
	const few = ids.length < fewestIndicators ? ([['indicators', `indicators-few|${fewestIndicators}`]] as const) : []
	const unbalanced = weights.length > 0 && sumOf(weights) !== 100 ? ([['indicators', `weights-not-100|${sumOf(weights)}`]] as const) : []
	return [...few, ...unbalanced, ...ids.flatMap((id) => inIndicator(values, id))]
}

function inIndicator(values: DemandValues, id: string): Found {
	const row = indicatorIn(values, id)
	const number = (text: string) => (text.trim() === '' ? 'required' : isDecimal(text) ? null : 'number-invalid')
	const upper = row.comparator === 'range' ? number(row.targetUpper) : null
	const isReversed = row.comparator === 'range' && isDecimal(row.target) && isDecimal(row.targetUpper) && Number(row.targetUpper) < Number(row.target)
	const messages = {
		name: row.name.trim() === '' ? 'required' : null,
		target: row.comparator === 'text' ? (row.target.trim() === '' ? 'required' : null) : number(row.target),
		targetUpper: isReversed ? 'range-reversed' : upper,
		verification: row.verification.trim() === '' ? 'required' : null,
	}
	return Object.entries(messages).flatMap(([column, message]) => (message ? [[`indicators.${id}.${column}`, message] as const] : []))
}

/** Public money within the money and the rules; instalments that add up wherever there is money to pay. */
function inMoney(values: DemandValues, { rules, source }: RulePack): Found {
	const [budget, publicMoney, months] = [values.budgetFen, values.publicMoneyFen, values.durationMonths].map((text) => Number(text || 0))
	const found: [string, string][] = []
	if (budget !== undefined && budget > 0 && budget < rules.minimumAmountFen)
		found.push(['budgetFen', `rule-minimum-amount|${rules.minimumAmountFen / 1_000_000}|${source}`])
	if (months !== undefined && months > rules.maximumMonths) found.push(['durationMonths', `rule-maximum-months|${rules.maximumMonths}|${source}`])
	if (budget !== undefined && publicMoney !== undefined && publicMoney > 0) {
		const own = budget - publicMoney
		if (publicMoney > budget) found.push(['publicMoneyFen', 'public-above-money'])
		else if (publicMoney * 100 > budget * rules.publicShareMost) found.push(['publicMoneyFen', `rule-public-share|${rules.publicShareMost}|${source}`])
		if (publicMoney <= budget && own < publicMoney * rules.issuerMultiple)
			found.push(['publicMoneyFen', `rule-issuer-multiple|${rules.issuerMultiple}|${source}`])
	}
	return [...found, ...inRows(values, 'payments', !budget)]
}

function inRows(values: DemandValues, kind: NumberedRows, mayBeEmpty = false): Found {
	const rows = rowsIn(values, kind)
	const [what, share] = rowColumns[kind]
	if (rows.length === 0) return mayBeEmpty ? [] : [[kind, 'required']]
	const sum = sumOf(rows.map((row) => row.share))
	const unbalanced = sum === 100 ? [] : [[kind, `${kind === 'payments' ? 'shares' : 'weights'}-not-100|${sum}`] as const]
	const halves = rows.flatMap((row, at) => [
		...(row.what.trim() === '' ? [[`${kind}.${at}.${what}`, 'required'] as const] : []),
		...(row.share === '' ? [[`${kind}.${at}.${share}`, 'required'] as const] : []),
	])
	return [...unbalanced, ...halves]
}
