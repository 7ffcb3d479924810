import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAmount } from './amount.ts'
import { readChineseNumber } from './chinese-number.ts'
import { readCity, readKind, readLanguage, readSolutionMode } from './choices.ts'
import { readDate } from './date.ts'
import { readDuration } from './duration.ts'
import { readKeywords, writeKeywords } from './keywords.ts'

const wan = 1_000_000
const yuan = 100

describe('an amount', () => {
	test.each([
		['500', 'wan', 500 * wan],
		['500', 'yuan', 500 * yuan],
		['0.5', 'yi', 5000 * wan],
		['500万', undefined, 500 * wan],
		['500 万元', 'yuan', 500 * wan],
		['５００万元', undefined, 500 * wan],
		['伍佰万元', undefined, 500 * wan],
		['伍佰万元整', undefined, 500 * wan],
		['五百', 'wan', 500 * wan],
		['叁佰伍拾万元', undefined, 350 * wan],
		['一千二百万', undefined, 1200 * wan],
		['1,200.5万', undefined, 120_050_000_0],
		['0.5亿', undefined, 5000 * wan],
		['1千万元', undefined, 1000 * wan],
		['5000000元', 'wan', 500 * wan],
		['人民币 500 万元', undefined, 500 * wan],
		['¥1,500,000', 'yuan', 150 * wan],
		['0.29', 'wan', 290_000],
	] as const)('%s (%s) is %i fen', (text, unit, fen) => {
		expect(readAmount(text, unit)).toEqual({ kind: 'sum', fen, note: '', isUnitAssumed: false })
	})

	test('without a unit anywhere is taken as the forms ask for it, and says so', () => {
		expect(readAmount('500')).toEqual({ kind: 'sum', fen: 500 * wan, note: '', isUnitAssumed: true })
		expect(readAmount('5000000')).toEqual({ kind: 'sum', fen: 500 * wan, note: '', isUnitAssumed: true })
	})

	test('with a remark keeps the remark', () => {
		for (const text of ['不超过500万元', '约500万', '500万左右', '500万元（含税）']) {
			expect(readAmount(text, 'wan')).toEqual({ kind: 'sum', fen: 500 * wan, note: text.replace('（', '(').replace('）', ')'), isUnitAssumed: false })
		}
	})

	test('open or unreadable is no sum', () => {
		for (const text of ['面议', ' 待定 ', '协商', 'Negotiable', '面议（视方案）']) expect(readAmount(text, 'wan')).toEqual({ kind: 'negotiable' })
		for (const text of ['', '/', '—', '无']) expect(readAmount(text, 'wan')).toEqual({ kind: 'empty' })
		for (const text of ['300-500万', '$100,000', '视情况', '-5', '999999999亿']) expect(readAmount(text, 'wan')).toEqual({ kind: 'unreadable', text })
	})

	test('any sum of whole fen reads back from 万元, from 元 and with commas', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
				const inYuan = (fen / 100).toFixed(2)
				expect(readAmount(String(fen / wan), 'wan')).toMatchObject({ fen })
				expect(readAmount(`${inYuan}元`)).toMatchObject({ fen })
				expect(readAmount(inYuan.replace(/\B(?=(\d{3})+\.)/g, ','), 'yuan')).toMatchObject({ fen })
			}),
			{ seed: 3, numRuns: 500 },
		)
	})
})

test('Chinese numbers are read, everyday and on cheques', () => {
	const known = { 十: 10, 十二: 12, 二百零五: 205, 壹仟贰佰万: 12_000_000, 一亿二千万: 120_000_000, 两千: 2000, 三万五千: 35_000, 〇: 0 }
	for (const [text, value] of Object.entries(known)) expect(readChineseNumber(text)).toBe(value)
	for (const text of ['', '五五', '万', '五百x']) expect(readChineseNumber(text)).toBeUndefined()
})

describe('a date', () => {
	const deadline = new Date('2026-12-31T09:00:00Z')
	test.each([
		'2026/12/31',
		'2026-12-31',
		'2026.12.31',
		'2026年12月31日',
		'２０２６年１２月３１日',
		'20261231',
		'46387',
		'2026年12月',
		'2026年底',
		'2026年12月31日前',
		' 2026 年 12 月 31 日 ',
	])('%s means 17:00 of that day', (text) => {
		expect(readDate(text, '17:00')).toEqual(deadline)
	})

	test('with a time means that time in Beijing', () => {
		for (const text of ['2026-12-31 17:00', '2026/12/31 17:00:00', '2026-12-31T17:00', '2026年12月31日17时', '2026年12月31日下午5点', '46387.7083333333']) {
			expect(readDate(text, '09:00')).toEqual(deadline)
		}
		expect(readDate('2026-12-31 24:00', '17:00')).toEqual(new Date('2026-12-31T16:00:00Z'))
	})

	test('that is none is undefined', () => {
		for (const text of ['', '长期有效', '2026-02-30', '2026/13/01', '12/31', '500', '99999', '20261301', '2026-12-31 25:00'])
			expect(readDate(text, '17:00')).toBeUndefined()
	})

	test('every day of the century reads the same in every writing', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 36_500 }), (day) => {
				const date = new Date(Date.UTC(2000, 0, 1 + day))
				const [year = '', month = '', dayOfMonth = ''] = date.toISOString().slice(0, 10).split('-')
				const expected = new Date(`${year}-${month}-${dayOfMonth}T17:00:00+08:00`)
				for (const text of [
					`${year}/${Number(month)}/${Number(dayOfMonth)}`,
					`${year}${month}${dayOfMonth}`,
					`${year}年${month}月${dayOfMonth}日`,
					String(36526 + day),
				]) {
					expect(readDate(text, '17:00')).toEqual(expected)
				}
			}),
			{ seed: 4, numRuns: 300 },
		)
	})
})

test('a term is read in months', () => {
	const known = {
		'24个月': 24,
		'24 个月内': 24,
		'2年': 24,
		两年: 24,
		一年半: 18,
		半年: 6,
		'1.5年': 18,
		'18 months': 18,
		'2 years': 24,
		'36': 36,
		'2026.1-2027.12': 24,
		'2026年1月至2026年12月': 12,
		'2026/1/1-2026/6/30': 6,
	}
	for (const [text, months] of Object.entries(known)) expect([text, readDuration(text)]).toEqual([text, months])
	expect(readDuration('2', 'years')).toBe(24)
	for (const text of ['', '尽快', '0', '200', '2027.12-2026.1', '2026-12-31', '3天']) expect(readDuration(text)).toBeUndefined()
})

test('keywords come apart at any usual separator, each once', () => {
	for (const text of [
		'聚烯烃，催化剂，弹性体',
		'聚烯烃、催化剂；弹性体',
		'聚烯烃,催化剂;弹性体。',
		'聚烯烃 催化剂　弹性体',
		'聚烯烃/催化剂/弹性体',
		'聚烯烃\n催化剂\n弹性体\n聚烯烃',
	]) {
		expect(readKeywords(text)).toEqual(['聚烯烃', '催化剂', '弹性体'])
	}
	expect(readKeywords('C/C复合材料；热防护')).toEqual(['C/C复合材料', '热防护'])
	for (const words of [['C/C 复合材料'], ['a b', 'c'], []]) expect(readKeywords(writeKeywords(words))).toEqual(words)
})

test('choices are known by what the forms and people call them', () => {
	expect([readKind('技术攻关'), readKind('成果转化类'), readKind('应用场景验证'), readKind('采购需求'), readKind('其他')]).toEqual([
		'research',
		'transfer',
		'trial',
		'procurement',
		undefined,
	])
	expect([readSolutionMode('委托研发'), readSolutionMode('联合攻关'), readSolutionMode('独立研发'), readSolutionMode('其它'), readSolutionMode('?')]).toEqual([
		'commissioned',
		'cooperative',
		'independent',
		'other',
		undefined,
	])
	expect([readCity('江苏省苏州市工业园区'), readCity('上海市普陀区'), readCity('上海'), readCity('Nantong, Jiangsu'), readCity('常州（与南京合作）')]).toEqual([
		'suzhou',
		'putuo',
		undefined,
		'nantong',
		'changzhou',
	])
	expect([readLanguage('英文'), readLanguage('Chinese'), readLanguage('fr')]).toEqual(['en', 'zh', undefined])
})
