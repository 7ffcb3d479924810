import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparators, type IndicatorTarget } from '../challenge/indicator.ts'
import type { DraftIndicator } from './draft.ts'
import { readIndicators, writeIndicators } from './indicators.ts'

const short = ({ name, comparator, target, targetUpper, unit, verification }: IndicatorTarget) =>
	[name, comparator, targetUpper === null ? target : `${target}..${targetUpper}`, unit, verification].join(' | ')
const rowsOf = (text: string) => readIndicators(text).indicators.map(short)
const leftoverOf = (text: string) => readIndicators(text).leftover

test('one cell holds many targets, numbered or not, each on its line or not', () => {
	expect(rowsOf('1.熔指≥30 g/10min;2.灰分≤20ppm\n3、拉伸强度不低于 25MPa（GB/T 1040）')).toEqual([
		'熔指 | at-least | 30 | g/10min | ',
		'灰分 | at-most | 20 | ppm | ',
		'拉伸强度 | at-least | 25 | MPa | GB/T 1040',
	])
	expect(rowsOf('主要指标：（1）密度0.86-0.90 g/cm3（2）熔融指数（190℃，2.16kg）：0.5~30 g/10min（3）透光率≥92%，雾度≤1%（按GB/T 2410测试）')).toEqual([
		'密度 | range | 0.86..0.90 | g/cm3 | ',
		'熔融指数（190℃，2.16kg） | range | 0.5..30 | g/10min | ',
		'透光率 | at-least | 92 | % | ',
		'雾度 | at-most | 1 | % | 按GB/T 2410测试',
	])
	expect(rowsOf('①单体转化率≥98%②残留单体≤50ppm')).toHaveLength(2)
	expect(rowsOf('拉伸强度≥25MPa、断裂伸长率≥300%；熔指≥30 g/10min 灰分≤20ppm')).toHaveLength(4)
})

describe('a target is read', () => {
	test.each([
		['熔点 40~65℃', '熔点 | range | 40..65 | ℃ | '],
		['循环寿命>2000次', '循环寿命 | at-least | 2000 | 次 | '],
		['误差±2%', '误差 | range | -2..2 | % | '],
		['粒径D50为5±0.5μm', '粒径D50 | range | 4.5..5.5 | μm | '],
		['精度优于0.1mm', '精度 | at-most | 0.1 | mm | '],
		['强度优于30MPa', '强度 | at-least | 30 | MPa | '],
		['循环寿命提高30%以上', '循环寿命提高 | at-least | 30 | % | '],
		['响应时间10毫秒以内', '响应时间 | at-most | 10 | 毫秒 | '],
		['催化活性≥2.5×10⁶ gPOE/(mol·h)', '催化活性 | at-least | 2.5 | ×10⁶ gPOE/(mol·h) | '],
		['导热系数≥5 W/(m·K)（ASTM D5470）', '导热系数 | at-least | 5 | W/(m·K) | ASTM D5470'],
		['残余应力<10^6 Pa', '残余应力 | at-most | 1 | ×10^6 Pa | '],
		['处理量：3,000 t/a', '处理量 | equals | 3000 | t/a | '],
		['耐温-40~150℃', '耐温 | range | -40..150 | ℃ | '],
		['40 ≤ 邵氏硬度 ≤ 60 A', '邵氏硬度 | range | 40..60 | A | '],
		['熔点≥40℃且≤65℃', '熔点 | range | 40..65 | ℃ | '],
		['Mw 1×10⁵~3×10⁵ g/mol', 'Mw | range | 1..3 | ×10⁵ g/mol | '],
		['成本不超过1.2万元/吨', '成本 | at-most | 1.2 | 万元/吨 | '],
		['１.纯度≥９９.９９％', '纯度 | at-least | 99.99 | % | '],
		['1000次循环后容量保持率≥80%', '1000次循环后容量保持率 | at-least | 80 | % | '],
		['10.5GHz频段增益≥12dBi', '10.5GHz频段增益 | at-least | 12 | dBi | '],
		['拉伸强度≥25MPa，检测方法：GB/T 1040', '拉伸强度 | at-least | 25 | MPa | GB/T 1040'],
		['dielectric loss < 0.002 at 10 GHz', 'dielectric loss | at-most | 0.002 |  | at 10 GHz'],
		['在85℃、85%RH条件下，1000h老化后，功率衰减≤5%', '在85℃、85%RH条件下，1000h老化后，功率衰减 | at-most | 5 | % | '],
		['外观：无色透明', '外观 | text | 无色透明 |  | '],
		['防护等级≥IP65', '防护等级 | text | ≥IP65 |  | '],
		['产品质量达到国际先进水平', '产品质量 | text | 达到国际先进水平 |  | '],
	])('%s', (text, row) => {
		expect(rowsOf(text)).toEqual([row])
		expect(leftoverOf(text)).toBe('')
	})
})

test('what is no target stays as text', () => {
	expect(leftoverOf('实现产业化应用；拉伸强度≥25MPa；交付样品3套')).toBe('实现产业化应用\n交付样品3套')
	for (const text of ['', '  \n ', '1.', '主要技术指标：']) expect(readIndicators(text)).toEqual({ indicators: [], leftover: '' })
	expect(leftoverOf('产能约500吨/年')).toBe('产能约500吨/年')
	expect(rowsOf('按GB/T 1040-2018执行')).toEqual([])
})

const count = (text: string) => {
	const times = new Map<string, number>()
	for (const sign of text) times.set(sign, (times.get(sign) ?? 0) + 1)
	return times
}
const said = (text: string) => {
	const { indicators, leftover } = readIndicators(text)
	return indicators.map(({ name, target, targetUpper, unit, verification }) => `${name}${target}${targetUpper ?? ''}${unit}${verification}`).join('') + leftover
}

test('whatever the cell says, every letter, digit and unit sign of it ends in a row or in the text', () => {
	const signs = fc.constantFrom(...'熔密灰强硬粒收率速温ABCxyzg%℃⁶·μ/()（）[]≥≤<>=~:：;；,，、\n 2345.±-')
	fc.assert(
		fc.property(fc.array(signs, { maxLength: 40 }), (list) => {
			const text = list.join('')
			const kept = count(said(text))
			const numbered = /[±]|(^|[\s;；,，、)）(（:：])\d{1,2}[.、)）]/.test(text)
			const matters = numbered ? /[熔密灰强硬粒收率速温A-Za-z%℃⁶μ]/ : /[熔密灰强硬粒收率速温A-Za-z%℃⁶μ\d]/
			for (const [sign, times] of count(text)) if (matters.test(sign)) expect.soft(kept.get(sign) ?? 0, JSON.stringify(text)).toBeGreaterThanOrEqual(times)
		}),
		{ seed: 11, numRuns: 4000 },
	)
})

const decimal = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 2 })).map(([whole, places]) => (whole / 10 ** places).toFixed(places))
const words = fc.stringMatching(/^[熔指强度A-Z|\\（）;；:,，.0-9 ~≥±\n-]{0,12}$/).map((text) => text.trim())
const row = fc
	.record({
		name: words.filter((text) => text !== ''),
		comparator: fc.constantFrom(...comparators),
		target: decimal,
		targetUpper: decimal,
		unit: fc.oneof(fc.constantFrom('', 'MPa', 'g/10min', '%', '×10⁶ gPOE/(mol·h)'), words),
		verification: fc.oneof(fc.constantFrom('', 'GB/T 1040'), words),
		isMust: fc.boolean(),
		baseline: fc.oneof(fc.constant(''), words),
		weight: fc.option(fc.integer({ min: 1, max: 100 }), { freq: 1 }),
	})
	.map((one): DraftIndicator => ({ ...one, targetUpper: one.comparator === 'range' ? one.targetUpper : null }))

test('indicators written to a cell are read back exactly, whatever they say', () => {
	fc.assert(
		fc.property(fc.array(row, { maxLength: 4 }), (indicators) => {
			expect(readIndicators(writeIndicators(indicators).trim())).toEqual({ indicators, leftover: '' })
		}),
		{ seed: 12, numRuns: 2000 },
	)
})

test('plain indicators are written the way people write them', () => {
	const { indicators } = readIndicators('熔指≥30 g/10min（GB/T 3682）\n熔点 40~65℃\n外观：无色透明')
	expect(writeIndicators(indicators)).toBe('熔指≥30 g/10min（GB/T 3682）\n熔点：40~65 ℃\n外观：无色透明')
})
