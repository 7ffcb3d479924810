import type { Comparator } from '../challenge/indicator.ts'
import { numberPattern } from './indicator-number.ts'

const words: Record<'at-least' | 'at-most' | 'better' | 'equals', readonly string[]> = {
	'at-least': [
		...['>=', '=>', '≥', '⩾', '≧', '>', '不低于', '不小于', '不少于', '不得低于', '不得小于', '不得少于', '不应低于', '不应小于', '不应少于'],
		...[
			'大于等于',
			'大于或等于',
			'大于',
			'高于',
			'超过',
			'多于',
			'至少',
			'达到',
			'可达',
			'达',
			'no less than',
			'not less than',
			'at least',
			'greater than',
			'more than',
		],
	],
	'at-most': [
		...['<=', '=<', '≤', '⩽', '≦', '<', '不高于', '不大于', '不超过', '不多于', '不得高于', '不得大于', '不得超过', '不应高于', '不应大于', '不应超过'],
		...['小于等于', '小于或等于', '小于', '低于', '少于', '至多', 'no more than', 'not more than', 'at most', 'less than'],
	],
	better: ['优于', '好于', 'better than'],
	equals: ['等于', '=', '为', '是', ':', '：'],
}
const comparatorOfWord = new Map(
	(['at-least', 'at-most', 'better', 'equals'] as const).flatMap((comparator) => words[comparator].map((word) => [word, comparator] as const)),
)
const anyOf = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|')

/** A comparing word or sign right before a number. */
export const boundPattern = new RegExp(`(${anyOf([...comparatorOfWord.keys()])})\\s*(?=${numberPattern})`, 'i')
/** A comparing word or sign before anything at all; a colon or 为 does not compare. */
export const comparingPattern = new RegExp(`(${anyOf([...words['at-least'], ...words['at-most'], ...words.better])})`, 'i')

/** Quantities that are better the smaller they are: 精度优于0.1mm is at most 0.1 mm. */
const smallIsBetter =
	/精度|误差|偏差|公差|粗糙度|分辨率|分辨力|不确定度|重复性|漂移|噪声|延时|时延|延迟|损耗|能耗|杂质|含量|缺陷|划伤|瑕疵|气泡|accuracy|precision|error|deviation|resolution|latency/i

/** What a comparing word means after the given name. */
export function comparatorOf(word: string, name: string): Comparator {
	const meaning = comparatorOfWord.get(word.toLowerCase()) ?? 'equals'
	return meaning === 'better' ? (smallIsBetter.test(name) ? 'at-most' : 'at-least') : meaning
}

const letters = '[A-Za-zµμΩΩ°℃℉%‰Å㎡㎥㎜㎝㎛㎏㎎㎞′″€¥]'
const hanUnits =
	'平方米|立方米|平方公里|百分点|小时|分钟|毫秒|微秒|千克|公斤|毫克|微克|毫米|微米|纳米|厘米|公里|千米|毫升|千瓦时|千瓦|兆瓦|赫兹|兆帕|分贝|美元|公顷|人民币|[万亿千百次个年月日天周时分秒元吨克米升度级倍台套件项种人条目层批份家篇只片根支点帧瓦伏安帕亩圈转位行辆架颗组例名株丝孔路]'
const exponent = '(?:\\^?[-−]?\\d{1,2}(?!\\d)|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)'
const atom = `(?!(?:at|under|when|with|by|of|for|from|over|within)\\b)(?:${letters}|${hanUnits})+${exponent}?`
const group = '[(（][^()（）]*[)）]'
const unit = `(?:[×xX*]\\s*10${exponent}\\s*)?(?:${atom}(?:\\s*(?:[/·⋅*×]\\s*(?:\\d{1,4}\\s*)?|-(?=[A-Za-z]))?(?:${atom}|(?<=[/·⋅*×]\\s*)${group}))*)?`

/** The unit a text begins with, possibly empty: with powers of ten, exponents and brackets behind a stroke or dot (×10⁶ gPOE/(mol·h)). */
export const unitPattern = new RegExp(`^\\s*(${unit})`)
