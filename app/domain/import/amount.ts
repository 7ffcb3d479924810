import { readChineseNumber } from './chinese-number.ts'
import { isBlank, toLine } from './plain-text.ts'

export type AmountUnit = 'yuan' | 'wan' | 'yi'

/** `note` keeps the source's words where the sum alone does not say all of it ("不超过500万元"); `isUnitAssumed` where nothing named a unit. */
type Amount =
	| { kind: 'empty' }
	| { kind: 'negotiable' }
	| { kind: 'sum'; fen: number; note: string; isUnitAssumed: boolean }
	| { kind: 'unreadable'; text: string }

/** Fen in one of each unit, as a power of ten. */
const placesOf: Record<string, number> = { 分: 0, 角: 1, 元: 2, 圆: 2, 块: 2, 百: 4, 千: 5, 万: 6, 萬: 6, w: 6, 十万: 7, 百万: 8, 千万: 9, 亿: 10, 億: 10 }
const unitOfHint: Record<AmountUnit, string> = { yuan: '元', wan: '万', yi: '亿' }
/** 1,000 亿元, in fen: more is a slip of the pen. */
const highest = 10_000_000_000_000

const longest = 200

const negotiable = /^(面议|面谈|待定|待议|协商|另议|商议|双方协商|协商确定|双方协商确定|双方商定|negotiable|tbd|to be (determined|negotiated|agreed))$/i
const qualifier = /^(不超过|不低于|不少于|不高于|至少|最高|最多|约|大约|预计|≤|≥|<|>|~)|(以上|以内|以下|左右|起)$/

/**
 * Reads a sum of money into whole fen: "500" (in the header's unit), "500万", "伍佰万元", "1,200.5万", "0.5亿", 面议.
 * Without any unit fewer than 10,000 are taken as 万元, as the collection forms ask, more as 元. What is no one sum of
 * CNY stays text.
 */
export function readAmount(text: string, header?: AmountUnit): Amount {
	const line = toLine(text)
	if (isBlank(line)) return { kind: 'empty' }
	if (line.length > longest) return { kind: 'unreadable', text: line }
	const bare = line.replace(/\([^()]*\)$/, '').trim()
	if (negotiable.test(bare)) return { kind: 'negotiable' }
	const plain = bare.replace(qualifier, '').replace(qualifier, '').replace(/\s/g, '')
	const sum = readSum(plain.replace(/^(人民币|rmb|cny|¥|¥)/i, '').replace(/(整|正|人民币|rmb|cny)$/i, ''), header)
	if (sum === undefined) return { kind: 'unreadable', text: line }
	const isWhole = plain === bare.replace(/\s/g, '') && bare === line
	return { kind: 'sum', ...sum, note: isWhole ? '' : line }
}

function readSum(plain: string, header: AmountUnit | undefined): { fen: number; isUnitAssumed: boolean } | undefined {
	const [, number = '', unit = ''] = /^((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(十万|百万|千万|[百千]|[万萬w]|[亿億]|)(?:元|圆|块)?$/i.exec(plain) ?? []
	if (number !== '') {
		const isYuan = /[元圆块]$/.test(plain)
		return scaled(Number(number.replaceAll(',', '')), unit.toLowerCase() || (isYuan ? '元' : ''), header)
	}
	const [, words = '', yuan = ''] = /^(.+?)([元圆块]?)$/.exec(plain) ?? []
	const value = readChineseNumber(words)
	if (value === undefined) return undefined
	return scaled(value, yuan || /[万萬亿億]/.test(words) ? '元' : '', header)
}

function scaled(value: number, unit: string, header: AmountUnit | undefined): { fen: number; isUnitAssumed: boolean } | undefined {
	const named = unit || (header && unitOfHint[header])
	const places = placesOf[named || (value < 10_000 ? '万' : '元')]
	if (places === undefined) return undefined
	const fen = Math.round(Number(`${value}e${places}`))
	return fen >= 0 && fen <= highest ? { fen, isUnitAssumed: !named } : undefined
}
