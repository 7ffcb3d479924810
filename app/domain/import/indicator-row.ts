import { comparators, type IndicatorTarget, isDecimal } from '../challenge/indicator.ts'

const signs: Record<(typeof comparators)[number], string> = { 'at-least': '≥', 'at-most': '≤', equals: '=', range: '~', text: '""' }
/** Longer than any row of the fields' lengths, escaped. */
const longestRow = 6000
const must = '必达'
const wish = '期望'

const escaped = (text: string) => text.replace(/[\\|]/g, '\\$&').replace(/\n/g, '\\n')
const unescaped = (text: string) => text.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))

/** An indicator as a line of columns: `name | ≥ | 30 | | g/10min | GB/T 3682 | 必达`. For what free text cannot say without loss. */
export function writeRow({ name, comparator, target, targetUpper, unit, verification, isMust }: IndicatorTarget): string {
	return [name, signs[comparator], target, targetUpper ?? '', unit, verification, isMust ? must : wish]
		.map((cell, at) => (at === 1 ? cell : escaped(cell)))
		.join(' | ')
}

/** Reads a line `writeRow` wrote; undefined for any other. */
export function readRow(line: string): IndicatorTarget | undefined {
	if (!/ \| (必达|期望)$/.test(line.slice(-5)) || line.length > longestRow) return undefined
	const cells = line.split(/(?<=(?:^|[^\\])(?:\\\\)*) \| /)
	const [name = '', sign, target = '', upper = '', unit = '', verification = '', weight] = cells
	const comparator = comparators.find((one) => signs[one] === sign)
	if (cells.length !== 7 || !comparator || (weight !== must && weight !== wish)) return undefined
	if (comparator !== 'text' && !isDecimal(target)) return undefined
	const targetUpper = comparator === 'range' ? unescaped(upper) : null
	return {
		name: unescaped(name),
		comparator,
		target: unescaped(target),
		targetUpper,
		unit: unescaped(unit),
		verification: unescaped(verification),
		isMust: weight === must,
	}
}
