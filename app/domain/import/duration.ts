import { readChineseNumber } from './chinese-number.ts'
import { toLine } from './plain-text.ts'

/** Longest term kept, in months, as on the form. */
const longest = 120
const monthsOf: Record<string, number> = {
	年: 12,
	周年: 12,
	year: 12,
	years: 12,
	y: 12,
	月: 1,
	个月: 1,
	個月: 1,
	month: 1,
	months: 1,
	m: 1,
	季度: 3,
	个季度: 3,
}
const span =
	/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:[-/.]?\s*\d{1,2}\s*日?)?\s*(?:-|–|—|~|至|到|to)+\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:[-/.]?\s*\d{1,2}\s*日?)?$/i

/**
 * Reads a term in whole months: "24个月", "2年", "18 months", "一年半", "2026.1-2027.12" (both months included). A bare
 * number is of `unit`. Undefined where it is none, or none from 1 to 120 months.
 */
export function readDuration(text: string, unit: 'months' | 'years' = 'months'): number | undefined {
	const line = toLine(text.slice(0, 60))
		.replace(/以?内$|左右$/, '')
		.trim()
	const [, year, month, endYear, endMonth] = span.exec(line) ?? []
	if (year && month && endYear && endMonth) return within((Number(endYear) - Number(year)) * 12 + Number(endMonth) - Number(month) + 1)
	const [, number = '', half = '', word = '', more = ''] =
		/^([\d.]+|[零一二两三四五六七八九十]+|半)\s*(个半)?\s*([a-z]+|(?:个|個|周)?(?:年|月|季度))?(半)?$/i.exec(line) ?? []
	const value = number === '半' ? 0.5 : /^[\d.]+$/.test(number) ? Number(number) : readChineseNumber(number)
	const scale = word === '' ? (unit === 'years' ? 12 : 1) : monthsOf[word.toLowerCase()]
	if (value === undefined || scale === undefined || number === '') return undefined
	return within((value + (half || more ? 0.5 : 0)) * scale)
}

function within(months: number): number | undefined {
	const whole = Math.round(months)
	return whole >= 1 && whole <= longest && Math.abs(months - whole) < 0.26 ? whole : undefined
}
