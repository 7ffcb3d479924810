import { comparators, isDecimal } from '../challenge/indicator.ts'
import type { DraftIndicator } from './draft.ts'

const signs: Record<(typeof comparators)[number], string> = { 'at-least': '≥', 'at-most': '≤', equals: '=', range: '~', text: '""' }
/** Longer than any row of the fields' lengths, escaped. */
const longestRow = 6000
const must = '必达'
const wish = '期望'
const today = '现值 '
const weighed = /^权重 (\d{1,3})%$/

const escaped = (text: string) => text.replace(/[\\|]/g, '\\$&').replace(/\n/g, '\\n')
const unescaped = (text: string) => text.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))

/**
 * An indicator as a line of columns: `name | ≥ | 30 |  | g/10min | GB/T 3682 | 必达`, with two more before the last where it
 * has a baseline or weight: `… | GB/T 3682 | 现值 12 | 权重 40% | 必达`. For what free text cannot say without loss.
 */
export function writeRow({ name, comparator, target, targetUpper, unit, verification, isMust, baseline, weight }: DraftIndicator): string {
	const more = baseline === '' && weight === null ? [] : [baseline && today + baseline, weight === null ? '' : `权重 ${weight}%`]
	return [name, signs[comparator], target, targetUpper ?? '', unit, verification, ...more, isMust ? must : wish]
		.map((cell, at) => (at === 1 ? cell : escaped(cell)))
		.join(' | ')
}

/** Reads a line `writeRow` wrote, with or without baseline and weight; undefined for any other. */
export function readRow(line: string): DraftIndicator | undefined {
	if (!/ \| (必达|期望)$/.test(line.slice(-5)) || line.length > longestRow) return undefined
	const cells = line.split(/(?<=(?:^|[^\\])(?:\\\\)*) \| /)
	const [name = '', sign, target = '', upper = '', unit = '', verification = '', ...more] = cells
	const last = more.pop()
	const [baseline = '', weight = ''] = more
	const share = weighed.exec(weight)?.[1]
	const comparator = comparators.find((one) => signs[one] === sign)
	if ((cells.length !== 7 && cells.length !== 9) || !comparator || (last !== must && last !== wish)) return undefined
	if ((comparator !== 'text' && !isDecimal(target)) || !(baseline === '' || baseline.startsWith(today)) || (weight !== '' && share === undefined))
		return undefined
	const targetUpper = comparator === 'range' ? unescaped(upper) : null
	return {
		name: unescaped(name),
		comparator,
		target: unescaped(target),
		targetUpper,
		unit: unescaped(unit),
		verification: unescaped(verification),
		isMust: last === must,
		baseline: unescaped(baseline.slice(today.length)),
		weight: share === undefined ? null : Number(share),
	}
}
