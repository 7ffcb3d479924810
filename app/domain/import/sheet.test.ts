import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assembleRow } from './assemble.ts'
import { findHeader, headersKey } from './header.ts'
import { normaliseTitle, sourceKeysOf } from './identity.ts'
import { tidyRows } from './tidy.ts'

const now = new Date('2026-11-24T02:00:00Z')
const title = ['沿沪宁新材料产业链技术需求汇总表']
const note = ['填表说明：金额单位为万元；带*为必填项，技术需求名称不超过80字']
const header = ['序号', '技术需求\n名称*', '机构全称', '拟投入资金\n（万元）*', '主要技术指标', '需求时限', '备注']
const one = ['1', '高熔指聚丙烯催化剂', '甲公司', '500', '熔指≥30 g/10min', '2026/12/31', '']
const two = ['2', '导热硅脂', '甲公司', '面议', '导热系数≥5 W/(m·K)', '20270131', '']

describe('the header', () => {
	test('is found under title and note rows, with its columns', () => {
		expect(findHeader([title, [], note, header, one, two])).toMatchObject({
			first: 3,
			last: 3,
			mapping: { 0: 'serial', 1: 'title', 2: 'issuerName', 3: 'budget', 4: 'indicators', 5: 'closesAt' },
		})
	})

	test('may have two rows under grouped columns', () => {
		const upper = ['序号', '榜题名称', '发榜方', '联系方式', '', '榜题金额(万元)']
		const lower = ['', '', '', '联系人', '电话', '']
		const row = ['1', '催化剂', '甲', '张三', '025-1', '5']
		expect(findHeader([title, upper, lower, row])).toMatchObject({
			first: 1,
			last: 2,
			mapping: { 0: 'serial', 1: 'title', 2: 'issuerName', 3: 'contactName', 4: 'contactPhone', 5: 'budget' },
		})
	})

	test('may be English, longer than the known name, or have one field twice', () => {
		expect(findHeader([['Title', 'Budget (10,000 CNY)', 'Deadline:']])?.mapping).toEqual({ 0: 'title', 1: 'budget', 2: 'closesAt' })
		expect(
			findHeader([['企业技术需求名称（全称）', '需求联系人', '固定电话', '移动电话', '统一社会信用代码', '预期目标（创新性、经济社会效益）']])?.mapping,
		).toEqual({
			0: 'title',
			1: 'contactName',
			2: 'contactPhone',
			3: 'contactPhone',
			4: 'creditCode',
			5: 'goal',
		})
	})

	test('is not made out of data, whatever it says', () => {
		const cell = fc.constantFrom(
			'聚烯烃技术需求名称研究',
			'500万元',
			'面议',
			'2026-12-31',
			'苏州',
			'技术攻关',
			'熔指≥30；指标先进',
			'项目周期24个月',
			'联系人张三',
			'',
			'委托研发',
			'新材料',
		)
		fc.assert(
			fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 10 }), (rows) => {
				expect(findHeader(rows)).toBeUndefined()
				expect(findHeader([...rows, header, ...rows])).toMatchObject({ first: rows.length, last: rows.length })
			}),
			{ seed: 5, numRuns: 300 },
		)
	})

	test('has one key for one form, however it is laid out', () => {
		expect(headersKey(['技术需求\n名称*', '拟投入资金（万元）', ''])).toBe(headersKey(['技术需求名称', '拟投入资金 (万元) *']))
	})
})

const found = (rows: string[][]) => {
	const sheetHeader = findHeader(rows)
	if (!sheetHeader) throw new Error('no header')
	return sheetHeader
}
const tidy = (below: string[][], merges: Parameters<typeof tidyRows>[2] = []) => tidyRows([title, header, ...below], found([title, header]), merges)

describe('the rows of a sheet', () => {
	test('lose empty rows, repeated headers and totals, and keep their numbers', () => {
		expect(tidy([one, [], header, two, ['合计', '', '', '500'], ['', '总计：', '', '500']]).map(({ rowNumber }) => rowNumber)).toEqual([3, 6])
	})

	test('join the further rows of a demand', () => {
		const more = ['', '', '', '', '灰分≤20ppm', '', '']
		const rows = tidy([one, more, [...more.slice(0, 4), '断裂伸长率≥300%'], two])
		expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([3, 6])
		expect(rows[0]?.cells[4]).toBe('熔指≥30 g/10min\n灰分≤20ppm\n断裂伸长率≥300%')
	})

	test('without a title but with a number or money of their own stay rows, to be mended', () => {
		expect(tidy([one, ['2', '', '乙公司', '', '', '', '']])).toHaveLength(2)
		expect(tidy([one, ['', '', '', '300', '', '', '']])).toHaveLength(2)
	})

	test('take a value merged over several demands, but one demand merged over several rows stays one', () => {
		const bare = ['2', '导热硅脂', '', '300', '', '', '']
		expect(tidy([one, bare], [{ top: 2, left: 2, bottom: 3, right: 2 }]).map(({ cells }) => cells[2])).toEqual(['甲公司', '甲公司'])
		const lower = ['', '', '', '', '灰分≤20ppm', '', '']
		const merges = [0, 1, 2, 3].map((left) => ({ top: 2, left, bottom: 3, right: left }))
		expect(tidy([one, lower], merges)).toEqual([{ rowNumber: 3, cells: [...one.slice(0, 4), '熔指≥30 g/10min\n灰分≤20ppm', '2026/12/31', ''] }])
	})
})

const assemble = (cells: Record<string, string>, edits = {}) => {
	const headers = Object.keys(cells)
	return assembleRow({ ...found([['需求名称', '机构全称', ...headers]]), cells: ['催化剂', '甲', ...Object.values(cells)], edits, now })
}
const codes = (row: ReturnType<typeof assembleRow>) => row.problems.map(({ field, code, severity }) => `${field} ${code} ${severity}`)
const few = 'indicators fewer-than-three-indicators warning'

describe('a row', () => {
	test('becomes a draft', () => {
		const { draft, problems } = assemble({
			'拟投入资金\n(万元)*': '500',
			需求时限: '2026年12月31日',
			主要技术指标: '熔指≥30 g/10min；灰分≤20ppm；密度 0.86~0.90 g/cm3',
			固定电话: '021-1',
			移动电话: '139',
			统一社会信用代码: '91350100m000100y43',
			所在地域: '江苏省苏州市',
			'项目周期（年）': '2',
		})
		expect(problems).toEqual([])
		expect(draft).toMatchObject({
			title: '催化剂',
			issuerName: '甲',
			budgetFen: 500_000_000,
			bidsCloseAt: new Date('2026-12-31T09:00:00Z'),
			contactPhone: '021-1；139',
			creditCode: '91350100M000100Y43',
			citySlug: 'suzhou',
			durationMonths: 24,
			kind: 'research',
			language: 'zh',
		})
		expect(draft.indicators).toHaveLength(3)
	})

	test('names what is wrong, and is stopped only by its title', () => {
		const row = assemble({
			'拟投入资金(万元)': '视情况',
			揭榜截止: '长期',
			主要技术指标: '国际先进',
			统一社会信用代码: '91350100M000100Y44',
			电子信箱: 'x',
			所在城市: '杭州',
			需求类型: '其他',
			关键字: '一、二、三、四、五、六',
			项目周期: '尽快',
		})
		expect(codes(row)).toEqual([
			'kind kind-unknown warning',
			'creditCode credit-code-invalid warning',
			'city city-unknown warning',
			'indicators indicators-unreadable warning',
			few,
			'keywords too-many-keywords warning',
			'budget amount-unreadable warning',
			'closesAt date-unreadable warning',
			'durationMonths duration-unreadable warning',
			'contactEmail email-invalid warning',
		])
		expect(row.draft).toMatchObject({ budgetFen: null, budgetNote: '视情况', indicatorText: '国际先进', bidsCloseAt: null })
		expect(codes(assemble({}, { title: '' }))).toEqual(['title title-missing error', few])
		expect(codes(assemble({}, { title: '长'.repeat(81) }))).toEqual(['title title-too-long warning', few])
		expect(codes(assemble({}, { title: '长'.repeat(201) }))).toEqual(['title title-too-long error', few])
		expect(codes(assemble({ 揭榜截止: '2026-11-01' }))).toEqual([few, 'closesAt date-past warning'])
	})

	test('reads a term in the column of the deadline as the term', () => {
		expect(assemble({ 需求时限: '24个月' })).toMatchObject({ draft: { durationMonths: 24, bidsCloseAt: null } })
	})

	test('takes edits in place of its cells', () => {
		expect(assemble({ '拟投入资金(万元)': '视情况' }, { budget: '300', closesAt: '2026-12-31' }).draft).toMatchObject({
			budgetFen: 300_000_000,
			bidsCloseAt: new Date('2026-12-31T09:00:00Z'),
		})
	})
})

test('a demand is recognised by code, else by title and issuer, numbered where a file has it twice', () => {
	const { draft } = assemble({})
	expect(normaliseTitle('高熔指 聚丙烯（ＰＰ）催化剂。')).toBe(normaliseTitle('高熔指聚丙烯PP催化剂'))
	expect(sourceKeysOf([draft, { ...draft, title: '催 化 剂' }, { ...draft, issuerName: '乙' }, { ...draft, code: 'XCL-2026-0007' }])).toEqual([
		'row:催化剂:甲',
		'row:催化剂:甲#2',
		'row:催化剂:乙',
		'code:XCL-2026-0007',
	])
})
