import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeKinds, contentLanguages, solutionModes } from '../challenge/challenge.ts'
import { type Disclosure, disclosableFields } from '../challenge/disclosure.ts'
import { ipTemplates } from '../challenge/terms.ts'
import { citySlugs } from '../organisation/organisation.ts'
import { assembleRow } from './assemble.ts'
import type { DemandDraft } from './draft.ts'
import { findHeader } from './header.ts'
import { readIndicators } from './indicators.ts'
import { readShares } from './share-rows.ts'
import { exportColumns, exportRows, templateColumns } from './sheet-layout.ts'
import { tidyRows } from './tidy.ts'

const now = new Date('2026-11-24T02:00:00Z')

/** Writes the drafts to a sheet and reads the sheet as an upload is read. */
function throughSheet(drafts: DemandDraft[], language: 'zh' | 'en'): DemandDraft[] {
	const rows = [exportColumns(language).map(({ header }) => header), ...drafts.flatMap((draft) => exportRows(draft, language))].map((row) =>
		row.map((cell) => String(cell ?? '').trim()),
	)
	const header = findHeader(rows)
	if (!header) throw new Error('no header')
	return tidyRows(rows, header).map(({ cells }) => assembleRow({ ...header, cells, now }).draft)
}

const line = (longest = 20) => fc.stringMatching(/^[\u4e00-\u4e40A-Za-z0-9，；（）"'=,.-]{0,20}$/).map((text) => text.slice(0, longest))
const passage = fc.array(line(), { maxLength: 4 }).map((lines) =>
	lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim(),
)
const instant = fc.option(fc.integer({ min: 0, max: 36_000 * 1440 }).map((minute) => new Date(Date.UTC(2000, 0, 2) + minute * 60_000)))
/** What stands beside a share: usual words, what could be taken for another share, and anything else. */
const words = fc.oneof(
	line(),
	fc.constantFrom(
		'合同签订',
		'技术指标',
		'first prototype',
		'预付 30%；验收',
		'1. 合同签订',
		'',
		' 两端有空 ',
		'第一行\n第二行',
		'"引号" \\',
		'无',
		'签订30%，验收70%',
		'（初验）',
	),
	fc.string({ maxLength: 30 }).map((text) => text.replace(/[^\P{Cc}\n\t]/gu, '')),
)
const share = fc.integer({ min: 0, max: 100 })
const unweighed = { baseline: '', weight: null }
const draft: fc.Arbitrary<DemandDraft> = fc.record({
	title: line().map((text) => `题${text}`),
	kind: fc.constantFrom(...challengeKinds),
	language: fc.constantFrom(...contentLanguages),
	issuerName: line(),
	creditCode: fc.constantFrom('', '91350100M000100Y43'),
	citySlug: fc.option(fc.constantFrom(...citySlugs)),
	field: line(),
	problem: passage,
	stateOfArt: passage,
	researchContent: passage,
	goal: passage,
	indicators: fc.constantFrom([], readIndicators('熔指≥30 g/10min（GB/T 3682）\n外观：无色').indicators, [
		{ name: 'a|b；c', comparator: 'range' as const, target: '1', targetUpper: '2', unit: 'x\ny', verification: '', isMust: false, ...unweighed },
		{
			name: '熔指',
			comparator: 'at-least' as const,
			target: '30',
			targetUpper: null,
			unit: 'g/10min',
			verification: '',
			isMust: true,
			baseline: '12 | 现值',
			weight: 60,
		},
		{
			name: '灰分',
			comparator: 'at-most' as const,
			target: '20',
			targetUpper: null,
			unit: 'ppm',
			verification: 'GB/T 1',
			isMust: false,
			baseline: '',
			weight: 40,
		},
		{
			name: '外观',
			comparator: 'text' as const,
			target: '无色',
			targetUpper: null,
			unit: '',
			verification: '',
			isMust: true,
			baseline: '微黄\n不透明',
			weight: null,
		},
	]),
	indicatorText: passage,
	deliverables: passage,
	conditions: passage,
	ipTemplate: fc.option(fc.constantFrom(...ipTemplates)),
	ipRule: passage,
	backgroundIp: passage,
	incomeSplit: passage,
	offered: passage,
	acceptanceCriteria: passage,
	criteria: fc.array(fc.record({ name: words, weight: share }), { maxLength: 10 }),
	keywords: fc.uniqueArray(fc.constantFrom('聚烯烃', 'C/C 复合材料', 'a b', '催化·剂'), { maxLength: 4 }),
	solutionMode: fc.option(fc.constantFrom(...solutionModes)),
	budgetFen: fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 })),
	budgetNote: fc.constantFrom('', '$100,000', '另付奖励', '500万'),
	publicMoneyFen: fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 })),
	payments: fc.array(fc.record({ due: words, share }), { maxLength: 10 }),
	durationMonths: fc.option(fc.integer({ min: 1, max: 120 })),
	bidsOpenAt: instant,
	bidsCloseAt: instant.map((date) => date && new Date(date.getTime() + 5_123)),
	contactName: line(),
	contactPhone: line(),
	contactEmail: fc.constantFrom('', 'name@example.com'),
	code: fc.constantFrom('', 'XCL-2026-0007'),
	sourceUrl: fc.constantFrom('', 'https://www.challenge.gov/challenge/x/'),
	disclosure: fc
		.dictionary(fc.constantFrom(...disclosableFields), fc.constantFrom('signed-in', 'verified', 'undertaking'))
		.map((kept) => ({ ...kept }) as Disclosure),
	showsBidCount: fc.boolean(),
})

test('a list written to a sheet is read back without loss, in either language', () => {
	fc.assert(
		fc.property(fc.array(draft, { minLength: 1, maxLength: 3 }), fc.constantFrom(...contentLanguages), (drafts, language) => {
			expect(throughSheet(drafts, language)).toEqual(drafts)
		}),
		{ seed: 6, numRuns: 500 },
	)
})

test('a text too long for a cell goes on in the next row and comes back whole', () => {
	const [example] = fc.sample(draft, { numRuns: 1, seed: 1 })
	if (!example) throw new Error('no example')
	const long = { ...example, conditions: `${'规则'.repeat(500)}\n`.repeat(60).trim() }
	expect(exportRows(long, 'zh').length).toBe(2)
	expect(throughSheet([long], 'zh')).toEqual([long])
})

test('the blank form asks for what a collector knows, under headers the import recognises', () => {
	for (const language of contentLanguages) {
		const header = findHeader([templateColumns(language).map((column) => column.header)])
		expect(Object.keys(header?.mapping ?? {})).toHaveLength(templateColumns(language).length)
	}
})

test('a row of seven columns, as exported before there were baselines and weights, is still read', () => {
	const { indicators, leftover } = readIndicators('a\\|b | ~ | 1 | 2 | x | GB | 期望')
	expect({ indicators, leftover }).toEqual({
		indicators: [{ name: 'a|b', comparator: 'range', target: '1', targetUpper: '2', unit: 'x', verification: 'GB', isMust: false, ...unweighed }],
		leftover: '',
	})
})

test('shares are read as people write them', () => {
	const expected = {
		rows: [
			['合同签订', 30],
			['中期检查', 40],
			['验收', 30],
		],
		leftover: '',
	}
	for (const text of [
		'合同签订 30%\n中期检查 40%\n验收 30%',
		'1、合同签订：３０％\n2、中期检查：４０％\n\n3、验收：30 ％',
		'合同签订30%；中期检查40%；验收30%。',
		'合同签订30%，中期检查40%，验收30%',
		'①合同签订（30分）\n②中期检查(40分)\n③验收——30分',
		'合同签订\t30\r\n中期检查 | 40\r\n验收 30.0',
	]) {
		const { rows, leftover } = readShares(text)
		expect({ rows: rows.map(({ what, share }) => [what, share]), leftover }).toEqual(expected)
	}
	for (const text of ['一次性支付', '30%', '验收 120%', '合同签订 12.5%', '2026', '签订后30天内付清'])
		expect(readShares(text)).toEqual({ rows: [], leftover: text })
	for (const text of ['', '无', ' - ']) expect(readShares(text)).toEqual({ rows: [], leftover: '' })
})

test('terms that cannot be read stay as text where they belong, and are pointed out', () => {
	const headers = ['需求名称', '产权归属模板', '知识产权约定', '其中财政资金（万元）', '支付方式', '评审标准', '揭榜条件', '经费说明']
	const cells = ['题', '双方共有，另行约定', '署名权归双方', '约三成', '合同签订 30%\n余款验收后付清', '技术指标 40\n其他', '有中试线', '含设备']
	const header = findHeader([headers])
	if (!header) throw new Error('no header')
	const { draft: read, problems } = assembleRow({ ...header, cells, now })
	expect(read).toMatchObject({
		ipTemplate: null,
		ipRule: '双方共有，另行约定\n署名权归双方',
		publicMoneyFen: null,
		budgetNote: '含设备；财政资金：约三成',
		payments: [{ due: '合同签订', share: 30 }],
		criteria: [{ name: '技术指标', weight: 40 }],
		conditions: '有中试线\n付款安排：余款验收后付清\n评榜标准：其他',
	})
	const ofTerms = problems.filter(({ field }) => ['ipTemplate', 'publicMoney', 'payments', 'criteria'].includes(field))
	expect(ofTerms.map(({ field, code, severity }) => [field, code, severity])).toEqual([
		['ipTemplate', 'ip-template-unknown', 'warning'],
		['publicMoney', 'amount-unreadable', 'warning'],
		['payments', 'shares-unreadable', 'warning'],
		['payments', 'shares-not-100', 'warning'],
		['criteria', 'shares-unreadable', 'warning'],
		['criteria', 'shares-not-100', 'warning'],
	])
	const rows = Array.from({ length: 12 }, (_, at) => `第${at}期 5%`).join('\n')
	const many = assembleRow({ ...header, cells: ['题', '归揭榜方所有', '', '100', rows, '', '', ''], now })
	expect(many.draft).toMatchObject({ ipTemplate: 'solver', ipRule: '归揭榜方所有', publicMoneyFen: 100_000_000, conditions: '付款安排：第10期 5%\n第11期 5%' })
	expect(many.draft.payments).toHaveLength(10)
	expect(many.problems).toContainEqual({ field: 'payments', code: 'too-many-rows', severity: 'warning', params: { limit: 10, count: 12 } })
})

test('a row that names readers it cannot tell is stopped, lest it be shown to everyone', () => {
	const header = findHeader([['需求名称', '公开范围']])
	if (!header) throw new Error('no header')
	const { draft: read, problems } = assembleRow({ ...header, cells: ['题', '主要研究内容：核验单位可见；附件：只给朋友'], now })
	expect(read.disclosure).toEqual({ researchContent: 'verified' })
	expect(assembleRow({ ...header, cells: ['题', '公开'], now }).problems.filter(({ field }) => field === 'disclosure')).toEqual([])
	expect(problems).toContainEqual({ field: 'disclosure', code: 'disclosure-unreadable', severity: 'error', params: { text: '附件:只给朋友' } })
})
