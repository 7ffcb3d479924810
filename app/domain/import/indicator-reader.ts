import type { IndicatorTarget } from '../challenge/indicator.ts'
import { around, numberPattern, readNumber } from './indicator-number.ts'
import { enclosed, lastGroup } from './indicator-split.ts'
import { boundPattern, comparatorOf, comparingPattern, unitPattern } from './indicator-words.ts'

type Found = Pick<IndicatorTarget, 'name' | 'comparator' | 'target' | 'targetUpper'> & { rest: string }
type Ending = { unit: string; note: string; turn: 'at-least' | 'at-most' | null }

/** Longer items are no targets but prose; not looking at them keeps the time a cell takes in proportion to its length. */
export const longestItem = 800
const longest = { name: 120, target: 500, unit: 40, verification: 500 }
const method = /[,，\s]*(?:检测|测试|检验|试验|验证|验收|考核)(?:方法|方式|标准|依据)\s*[:：为]\s*(.+)$|[,，\s]+test(?:ing)? method\s*[:：]\s*(.+)$/i
const heading = /^(?:(?:主要|关键|核心|预期|具体|技术|考核|性能|经济|质量|产品)*(?:指标|参数|要求|性能)(?:要求|如下|包括)*)[:：]\s*/
const standard = /(GB|ISO|IEC|ASTM|HG|QB|JB|SH|DIN|JIS|EN|YY|DL|标准)[/A-Z\s]*$/i

/** Set off by a blank, and either without numbers or naming a condition. */
const remark = /^[\s,，]+(?:(?:at|under|when|in|for|@|在|于)|\D+$)/i

/** Reads one item such as `熔指≥30 g/10min（GB/T 3682）`; undefined where it is no measurable target and no `name: words`. */
export function readIndicator(item: string): IndicatorTarget | undefined {
	const body = item
		.trim()
		.replace(/[,，、.。]+$/, '')
		.replace(heading, '')
	const { head, verification } = takeVerification(body)
	const found = readBetween(head) ?? readDeviation(head) ?? readRange(head) ?? readBound(head) ?? readUpTo(head)
	if (found) return complete(found, verification)
	return readWords(head, verification)
}

/** What a text says of how a target is verified, without a label such as 检测方法：. */
export function methodIn(text: string): string {
	const stated = method.exec(text)
	return (stated?.index === 0 ? (stated[1] ?? stated[2]) : undefined) ?? text
}

/** Whether an item says nothing but that indicators follow. */
export function isHeading(item: string): boolean {
	return item.length <= longest.unit && item.replace(/[:：]?\s*$/, '：').replace(heading, '') === ''
}

/** Brackets at the end, and what follows 检测方法：, say how it is verified. */
function takeVerification(body: string): { head: string; verification: string } {
	const stated = method.exec(body)
	const notes: string[] = stated ? [stated[1] ?? stated[2] ?? ''] : []
	let head = stated ? body.slice(0, stated.index) : body
	for (let from = lastGroup(head); from > 0 && !/[/·⋅*×^]\s*$/.test(head.slice(0, from)); from = lastGroup(head)) {
		notes.unshift(head.slice(from + 1, -1))
		head = head.slice(0, from).trim()
	}
	return { head, verification: notes.map((note) => note.trim()).join('；') }
}

function complete({ rest, ...found }: Found, verification: string): IndicatorTarget | undefined {
	const ending = readEnding(rest)
	const name = found.name.replace(/(?:[\s:：=,，]|应当|应该|应|须|需|为|是|能够|控制在|介于|达到|在)+$/, '').trim()
	if (!ending || !/\p{L}/u.test(name) || comparingPattern.test(name)) return undefined
	const comparator = ending.turn && found.comparator === 'equals' ? ending.turn : found.comparator
	const isTurned = ending.turn !== null && comparator !== ending.turn && comparator !== 'range'
	const noted = [ending.note, verification].filter(Boolean).join('；')
	return isTurned ? undefined : fitting({ ...found, name, comparator, unit: ending.unit, verification: noted, isMust: true })
}

function fitting(indicator: IndicatorTarget): IndicatorTarget | undefined {
	const { name, target, unit, verification } = indicator
	const fits = name.length <= longest.name && target.length <= longest.target && unit.length <= longest.unit && verification.length <= longest.verification
	return fits ? indicator : undefined
}

/** The unit, a word such as 以上, and a remark set off by a blank; undefined where more follows than that. */
function readEnding(rest: string): Ending | undefined {
	const [, unit = ''] = unitPattern.exec(rest) ?? []
	const after = rest.slice(rest.indexOf(unit) + unit.length)
	const [whole = '', word = ''] = /^\s*(及?以上|及?以下|及?以内|之内)/.exec(after) ?? []
	const tail = after.slice(whole.length)
	const isRemark = tail.trim() === '' || (remark.test(tail) && !comparingPattern.test(tail) && tail.trim().length <= 60)
	if (!isRemark) return undefined
	return { unit: unit.trim(), note: tail.replace(/^[\s,，]+/, '').trim(), turn: word === '' ? null : word.endsWith('上') ? 'at-least' : 'at-most' }
}

/** The text with its brackets blotted out, so that only what stands outside is searched. */
function outside(text: string): string {
	const inside = enclosed(text)
	return Array.from({ length: text.length }, (_, at) => (inside[at] ? '\u0001' : text[at])).join('')
}

const between = new RegExp(`^(${numberPattern})([^<≤]{0,12}?)\\s*[<≤]=?\\s*(\\D.{0,80}?)\\s*[<≤]=?\\s*(?=${numberPattern})`)

function readBetween(text: string): Found | undefined {
	const match = between.exec(text)
	const lower = readNumber(text)
	const upper = match && readNumber(text.slice(match[0].length))
	if (!match || !lower || !upper?.rest.trimStart().startsWith((match[2] ?? '').trim())) return undefined
	return { name: match[3] ?? '', comparator: 'range', target: lower.value, targetUpper: upper.value, rest: upper.rest }
}

const betweenUnit = '((?:\\s*[×xX*]\\s*10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹^\\d]+)?[^\\s\\d~–—至到±-]{0,12}?)'
const range = new RegExp(`(${numberPattern})${betweenUnit}\\s*(?:~|～|〜|-|–|—|至|到|to)\\s*(?=${numberPattern})`)

function readRange(text: string): Found | undefined {
	const match = range.exec(outside(text))
	if (!match) return undefined
	const name = text.slice(0, match.index)
	const lower = readNumber(match[1] ?? '')
	const upper = readNumber(text.slice(match.index + match[0].length))
	const shared = (match[2] ?? '').trim()
	if (!lower || !upper || standard.test(name) || /^[在当经于]/.test(name) || !upper.rest.trimStart().startsWith(shared)) return undefined
	if (Number(lower.value) > Number(upper.value)) return undefined
	return { name, comparator: 'range', target: lower.value, targetUpper: upper.value, rest: upper.rest.replace(/\s*(之间|范围内?)\s*$/, '') }
}

const deviation = new RegExp(`(${numberPattern})?([^\\s\\d±]{0,12}?)\\s*(?:±|\\+/-)\\s*(?=\\d)`)

function readDeviation(text: string): Found | undefined {
	const match = deviation.exec(outside(text))
	const spread = match && readNumber(text.slice(match.index + match[0].length))
	if (!match || !spread) return undefined
	const middle = match[1] === undefined ? undefined : readNumber(match[1])
	if (middle && !spread.rest.trimStart().startsWith((match[2] ?? '').trim())) return undefined
	const name = text.slice(0, middle ? match.index : match.index + match[0].search(/\s*(?:±|\+\/-)/))
	const [target, targetUpper] = around(middle?.value ?? '0', spread.value)
	return { name, comparator: 'range', target, targetUpper, rest: spread.rest }
}

function readBound(text: string): Found | undefined {
	const match = boundPattern.exec(outside(text))
	const number = match && readNumber(text.slice(match.index + match[0].length))
	if (!match || !number) return undefined
	const name = text.slice(0, match.index)
	const second = boundPattern.exec(outside(number.rest))
	const upper = second && comparatorOf(second[1] ?? '', name) === 'at-most' && readNumber(number.rest.slice(second.index + second[0].length))
	const comparator = comparatorOf(match[1] ?? '', name)
	if (!upper || comparator !== 'at-least') return { name, comparator, target: number.value, targetUpper: null, rest: number.rest }
	const shared = number.rest
		.slice(0, second.index)
		.replace(/[,，、\s]*(且|和|并)?[,，、\s]*$/, '')
		.trim()
	if (!upper.rest.trimStart().startsWith(shared) || Number(number.value) > Number(upper.value)) return undefined
	return { name, comparator: 'range', target: number.value, targetUpper: upper.value, rest: upper.rest }
}

const upTo = new RegExp(`(?<![A-Za-z\\d.,-])(${numberPattern})(?=[^\\d]*(?:\\d+[^\\d]*)?(?:以上|以下|以内|之内)\\s*$)`)

/** 循环寿命2000次以上 */
function readUpTo(text: string): Found | undefined {
	const match = upTo.exec(outside(text))
	const number = match && readNumber(text.slice(match.index))
	return match && number ? { name: text.slice(0, match.index), comparator: 'equals', target: number.value, targetUpper: null, rest: number.rest } : undefined
}

/** A target in words: 外观：无色透明, 防护等级≥IP65, 产品质量达到国际先进水平. */
function readWords(text: string, verification: string): IndicatorTarget | undefined {
	const plain = outside(text)
	const bound = boundPattern.exec(plain)
	if (bound && comparingPattern.test(bound[1] ?? '')) return undefined
	const [, label = ''] = /^([^:：]{1,40})[:：](?!\/\/|\d)/.exec(plain) ?? []
	const compared = comparingPattern.exec(plain)
	const at = label ? label.length : (compared?.index ?? 0)
	const name = text.slice(0, at).trim()
	const target = text.slice(label ? at + 1 : at).trim()
	if (!/\p{L}/u.test(name) || target === '' || (label === '' && /^[\p{P}\s]*$/u.test(target))) return undefined
	return fitting({ name, comparator: 'text', target, targetUpper: null, unit: '', verification, isMust: true })
}
