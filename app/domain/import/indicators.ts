import type { IndicatorTarget } from '../challenge/indicator.ts'
import type { DraftIndicator } from './draft.ts'
import { isHeading, longestItem, methodIn, readIndicator } from './indicator-reader.ts'
import { readRow, writeRow } from './indicator-row.ts'
import { splitItems, splitOutside } from './indicator-split.ts'
import { toHalfWidthSigns } from './plain-text.ts'

type ReadIndicators = { indicators: DraftIndicator[]; leftover: string }

const condition = /^[在当经于按若对]|[后下时前内]$|条件$/
const methodPiece = /测试|检测|测定|检验|试验|标准|依据|GB|ISO|ASTM|IEC|CNAS|CMA|第三方/i

/**
 * Reads a cell that lists indicators into rows of the indicator table; what is no measurable target and no `name: words`
 * stays, as written, in `leftover`, one item a line. Nothing is lost but item numbers, separators, comparing words and
 * headings such as 主要指标：.
 */
export function readIndicators(text: string): ReadIndicators {
	const lines = text.replace(/\r\n?/g, '\n').split('\n')
	const read: ReadIndicators = { indicators: [], leftover: '' }
	const kept: string[] = []
	let free: string[] = []
	const flush = () => {
		const found: IndicatorTarget[] = []
		for (const item of splitItems(toHalfWidthSigns(free.join('\n')))) readItem(item, found, kept)
		read.indicators.push(...found.map((target) => ({ ...target, baseline: '', weight: null })))
		free = []
	}
	for (const line of lines) {
		const row = readRow(line)
		if (!row) {
			free.push(line)
			continue
		}
		flush()
		read.indicators.push(row)
	}
	flush()
	return { ...read, leftover: kept.join('\n') }
}

/** Indicators as one cell a person can read and `readIndicators` reads back exactly, one a line. */
export function writeIndicators(indicators: readonly DraftIndicator[]): string {
	const lines = indicators.map((indicator) => (readsAs(writeNaturally(indicator), [indicator]) ? writeNaturally(indicator) : writeRow(indicator)))
	const cell = lines.join('\n')
	return readsAs(cell, indicators) ? cell : indicators.map(writeRow).join('\n')
}

const signs = { 'at-least': '≥', 'at-most': '≤', equals: '=', range: '：', text: '：' }

/** An indicator as people write it, without its baseline, its weight and whether it must be reached. */
export function writeNaturally({ name, comparator, target, targetUpper, unit, verification }: IndicatorTarget): string {
	const value = comparator === 'range' ? `${target}~${targetUpper}` : target
	return `${name}${signs[comparator]}${value}${unit && ` ${unit}`}${verification && `（${verification}）`}`
}

function readsAs(text: string, indicators: readonly DraftIndicator[]): boolean {
	const read = readIndicators(text)
	return read.leftover === '' && JSON.stringify(read.indicators.map(asWritten)) === JSON.stringify(indicators.map(asWritten))
}

const asWritten = ({ name, comparator, target, targetUpper, unit, verification, isMust, baseline, weight }: DraftIndicator) => [
	...[name, comparator, target, targetUpper, unit, verification, isMust, baseline, weight],
]

/** One item may hold several targets, set apart by commas; a condition before a target belongs to it, a method behind it verifies it. */
function readItem(item: string, rows: IndicatorTarget[], kept: string[]) {
	let waiting = ''
	let last: IndicatorTarget | undefined
	for (const piece of splitOutside(item, (sign, at) => (sign === ',' || sign === '，') && !isThousands(item, at)).map((part) => part.trim())) {
		if (piece === '' || isHeading(piece)) continue
		if (waiting.length > longestItem) {
			kept.push(waiting)
			waiting = ''
		}
		const whole = waiting === '' ? piece : `${waiting}，${piece}`
		const joined = condition.test(waiting) ? readSeveral(whole) : []
		const found = joined.length > 0 ? joined : readSeveral(piece)
		if (found.length > 0) {
			if (joined.length === 0 && waiting !== '') kept.push(waiting)
			waiting = ''
			last = found.at(-1)
			rows.push(...found)
		} else if (last && waiting === '' && methodPiece.test(piece)) last.verification = [last.verification, methodIn(piece)].filter(Boolean).join('；')
		else waiting = whole
	}
	if (waiting !== '') kept.push(waiting)
}

function isThousands(text: string, at: number): boolean {
	return text[at] === ',' && /^\d,\d{3}(?!\d)/.test(text.slice(at - 1, at + 5))
}

/** A piece as one target, or, where it is none, as several joined by 、, 且 or blanks, if each of them is one. */
function readSeveral(piece: string): IndicatorTarget[] {
	if (piece.length > longestItem) return []
	const one = readIndicator(piece)
	if (one && (one.comparator !== 'text' || !/\d/.test(one.target))) return [one]
	for (const parts of [splitOutside(piece, (sign) => sign === '、'), piece.split(/且|并且|同时/), piece.split(/\s+(?=\p{Script=Han})/u)]) {
		const read = parts.length > 1 ? parts.map(readIndicator) : []
		const rows = read.filter((row) => row !== undefined && row.comparator !== 'text')
		if (read.length > 0 && rows.length === read.length) return rows.flatMap((row) => row ?? [])
	}
	return one ? [one] : []
}
