import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedPack } from '../rules/rule-pack.ts'
import { demandColumnsOf, indicatorRowsOf } from './demand-columns.ts'
import { runCommand } from './demand-commands.ts'
import { demandErrors } from './demand-errors.ts'
import { changedInDemand, demandFieldsOf, readDemand } from './demand-form.ts'
import { type DemandValues, demandValuesOf } from './demand-values.ts'
import { readinessOf } from './readiness.ts'

const now = new Date('2026-11-24T02:00:00Z')
const ids = [1, 2, 3].map((digit) => `${digit}2d2c5d6-4a3f-4d39-9a35-0f2a1f1f9c11`)
const [first = '', second = '', third = ''] = ids
const indicatorValues = (id: string) => ({
	[`indicators.${id}.name`]: '熔指',
	[`indicators.${id}.comparator`]: 'at-least',
	[`indicators.${id}.target`]: '30',
	[`indicators.${id}.unit`]: 'g/10min',
	[`indicators.${id}.verification`]: '第三方检测',
	[`indicators.${id}.isMust`]: 'on',
})
const complete: DemandValues = {
	title: '聚烯烃弹性体用催化剂',
	kind: 'research',
	problem: '现有高温溶液聚合催化剂活性不足，共聚单体插入率低，进口产品价格高且供应不稳定，影响光伏胶膜专用料的自主供应。',
	stateOfArt: '国外已有三家企业实现工业化，国内处于中试阶段，活性约为国外的六成。',
	goal: '形成可工业化的催化剂及其制备工艺。',
	deliverables: '催化剂样品、工艺包',
	ipRule: '归双方共有，各自可以实施。',
	conditions: '具备聚合中试条件的单位。',
	offered: '提供中试装置',
	indicators: ids.join(','),
	...Object.assign({}, ...ids.map(indicatorValues)),
	budgetFen: '500000000',
	'payments.0.due': '签约',
	'payments.0.share': '40',
	'payments.1.due': '验收',
	'payments.1.share': '60',
	'criteria.0.name': '技术指标',
	'criteria.0.weight': '100',
}
const errorsOf = (changes: DemandValues) => demandErrors({ ...complete, ...changes }, { pack: shippedPack, now })

test('a complete demand has no errors and is all ready', () => {
	expect(errorsOf({})).toEqual({})
	expect(readinessOf(complete)).toEqual({ score: 100, reasons: [] })
	expect(readinessOf({})).toMatchObject({ score: 0 })
	expect(readinessOf({ ...complete, offered: '', goal: '更好', [`indicators.${second}.unit`]: '' })).toEqual({
		score: 78,
		reasons: [
			{ field: 'goal', reason: 'short' },
			{ field: `indicators.${second}.unit`, reason: 'missing' },
			{ field: 'offered', reason: 'missing' },
		],
	})
})

test('a score never falls when more is said', () => {
	const fields = Object.keys(complete)
	fc.assert(
		fc.property(fc.subarray(fields), fc.constantFrom(...fields), (some, one) => {
			const values = Object.fromEntries(some.map((field) => [field, complete[field] ?? '']))
			const more = { ...values, [one]: complete[one] ?? '' }
			expect(readinessOf(more).score).toBeGreaterThanOrEqual(readinessOf(values).score)
		}),
		{ seed: 5, numRuns: 500 },
	)
})

test('everything that is wrong is told at once, beside its field, with the rule and its document', () => {
	const errors = errorsOf({
		problem: ' ',
		contactEmail: 'nobody',
		bidsCloseAt: '1000',
		durationMonths: '48',
		publicMoneyFen: '400000000',
		[`indicators.${first}.comparator`]: 'range',
		[`indicators.${first}.targetUpper`]: '20',
		[`indicators.${first}.weight`]: '30',
		[`indicators.${second}.target`]: '三十',
		[`indicators.${third}.verification`]: '',
		'payments.1.share': '50',
		'criteria.1.name': '研究基础',
		'criteria.1.weight': '15',
	})
	expect(errors).toEqual({
		problem: ['required'],
		contactEmail: ['email-invalid'],
		bidsCloseAt: ['deadline-past'],
		durationMonths: [`rule-maximum-months|36|${shippedPack.source}`],
		publicMoneyFen: [`rule-public-share|30|${shippedPack.source}`, `rule-issuer-multiple|2|${shippedPack.source}`],
		indicators: ['weights-not-100|30'],
		[`indicators.${first}.targetUpper`]: ['range-reversed'],
		[`indicators.${second}.target`]: ['number-invalid'],
		[`indicators.${third}.verification`]: ['required'],
		payments: ['shares-not-100|90'],
		criteria: ['weights-not-100|115'],
	})
	expect(Object.keys(demandErrors({}, { pack: shippedPack, now }))).toEqual([
		...['title', 'problem', 'stateOfArt', 'goal', 'deliverables', 'ipRule', 'conditions', 'indicators', 'criteria'],
	])
})

test('what is shown is read back into the same values, and values into columns and back', () => {
	const { values, errors } = readDemand(demandFieldsOf(complete))
	expect(errors).toEqual({})
	expect(values).toMatchObject(Object.fromEntries(Object.entries(complete).filter(([field]) => field !== 'indicators')))
	const again = demandValuesOf(demandColumnsOf(complete), indicatorRowsOf(complete))
	expect(again).toMatchObject(complete)
	expect(Object.entries(again).filter(([field, value]) => value !== '' && !(field in complete))).toEqual([])
})

test('one wrong entry keeps no other from being read, and nothing a form can send makes reading fail', () => {
	const sent = { budgetFen: '很多', publicMoneyFen: '80.5', bidsCloseAt: '2026-02-31T10:00', 'payments.0.share': '130', 'payments.10.share': '5', title: ' ' }
	expect(readDemand({ ...sent, revision: '3', 'disclosure.title': 'verified', 'indicators.x.name': 'y', problem: '问\r\n题' })).toEqual({
		revision: 3,
		values: { publicMoneyFen: '80500000', problem: '问\n题' },
		errors: { budgetFen: ['amount-invalid'], bidsCloseAt: ['date-invalid'], 'payments.0.share': ['share-invalid'], title: ['required'] },
	})
	const field = fc.oneof(fc.constantFrom(...Object.keys(complete), 'disclosure.goal', 'kind.a.b'), fc.string())
	fc.assert(
		fc.property(fc.dictionary(field, fc.string()), (entries) => {
			const { values } = readDemand(entries)
			demandErrors({ ...complete, ...values }, { pack: shippedPack, now })
			readinessOf({ ...complete, ...values })
			demandFieldsOf({ ...complete, ...values })
		}),
		{ seed: 9, numRuns: 500 },
	)
})

test('a box that was cleared is told by a form without JavaScript', () => {
	const shown = { 'was.showsBidCount': 'on', 'was.title': 'a', [`was.indicators.${first}.isMust`]: 'on' }
	expect(changedInDemand({ ...shown, title: 'a', revision: '2' })).toEqual({ showsBidCount: '', [`indicators.${first}.isMust`]: '' })
})

test('buttons within the form add, take away, convert and fill in', () => {
	const fields = demandFieldsOf(complete)
	const given = { language: 'zh', newId: () => 'new' } as const
	expect(runCommand(fields, 'indicators.add', given)).toMatchObject({ 'indicators.new.comparator': 'at-least', 'indicators.new.name': '' })
	expect(indicatorRowsOf({ ...complete, ...runCommand(fields, `indicators.remove.${second}`, given) }).map(({ id }) => id)).toEqual([first, third])
	expect(runCommand(fields, 'payments.remove.0', given)).toEqual({
		'payments.0.due': '验收',
		'payments.0.share': '60',
		'payments.1.due': '',
		'payments.1.share': '',
	})
	expect(runCommand(fields, 'payments.remove.7', given)).toEqual({})
	const pressure = { ...fields, [`indicators.${first}.unit`]: 'MPa', [`indicators.${first}.baseline`]: '20' }
	expect(runCommand(pressure, `convert.${first}.kPa`, given)).toEqual({
		[`indicators.${first}.target`]: '30000',
		[`indicators.${first}.baseline`]: '20000',
		[`indicators.${first}.unit`]: 'kPa',
	})
	expect(runCommand({ ...fields, ipTemplate: 'joint', ipRule: '' }, 'ip.fill', given).ipRule).toContain('双方共有')
	expect(runCommand({ ...fields, ipTemplate: 'joint' }, 'ip.fill', given).ipRule).toMatch(/^归双方共有，各自可以实施。\n/)
	expect(Object.values(runCommand({}, 'criteria.usual', given))).toEqual(['技术指标', '40', '研究基础', '25', '产业带动作用', '20', '财务指标', '15'])
	expect(runCommand(fields, 'nonsense', given)).toEqual({})
})
