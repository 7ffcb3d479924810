import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { assembleRow } from '#app/domain/import/assemble.ts'
import { findHeader } from '#app/domain/import/header.ts'
import { exportColumns, exportRows } from '#app/domain/import/sheet-layout.ts'
import { tidyRows } from '#app/domain/import/tidy.ts'
import { messy, messyWorkbook } from '#tests/support/messy-workbook.ts'
import { readFile } from './read-file.ts'
import type { Spreadsheet } from './spreadsheet.ts'
import { writeWorkbook } from './write-spreadsheet.server.ts'

const now = new Date('2026-11-24T02:00:00Z')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const refusalOf = async (bytes: Uint8Array) => {
	const outcome = await readFile({ bytes, fileName: 'list.xlsx' })
	return outcome.ok ? undefined : outcome.refusal
}
async function sheetOf(bytes: Uint8Array, fileName = 'list.xlsx'): Promise<Spreadsheet> {
	const outcome = await readFile({ bytes, fileName })
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
	return outcome.value
}
function draftsOf({ rows, merges }: Spreadsheet) {
	const header = findHeader(rows)
	if (!header) throw new Error('no header')
	return tidyRows(rows, header, merges).map(({ rowNumber, cells }) => ({ rowNumber, ...assembleRow({ ...header, cells, now }) }))
}
const columns = (...headers: string[]) => headers.map((header) => ({ header, width: 10 }))
const workbook = (rows: (string | number | Date | null)[][], headers = ['需求名称', '榜题金额（万元）']) =>
	writeWorkbook([{ name: '需求', columns: columns(...headers), rows }])

test('a messy list becomes its demands, each with its row, issuer, money, deadline and indicators', async () => {
	const sheet = await sheetOf(await messyWorkbook(now))
	expect(sheet).toMatchObject({ format: 'xlsx', sheetName: messy.sheetName, sheets: [messy.sheetName, '填写说明'], hiddenRows: [messy.hiddenRow] })
	const rows = draftsOf(sheet)
	expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([5, 6, 7, 10, 11, 13, 15, 16])
	expect(rows.map(({ draft }) => draft.budgetFen && draft.budgetFen / 1_000_000)).toEqual([500, 1200, 500, 2000, 300, null, 800, 450])
	expect(rows.map(({ draft }) => draft.indicators.length)).toEqual([4, 5, 4, 4, 4, 4, 4, 3])
	expect(rows.map(({ draft }) => draft.citySlug)).toEqual(['suzhou', 'suzhou', 'wuxi', 'changzhou', 'zhenjiang', 'nantong', 'nanjing', 'taizhou'])
	expect(rows.slice(0, 2).map(({ draft }) => draft.issuerName)).toEqual(['江苏示例聚合科技有限公司', '江苏示例聚合科技有限公司'])
	for (const { draft } of rows) {
		expect(draft.bidsCloseAt?.getTime()).toBeGreaterThan(now.getTime() + 29 * 86_400_000)
		expect(draft.bidsCloseAt?.toISOString().slice(11)).toBe('09:00:00.000Z')
		expect(draft.keywords).toHaveLength(3)
	}
	expect(rows.flatMap(({ problems }) => problems.map(({ field, code }) => `${field} ${code}`))).toEqual(['indicators indicators-unreadable'])
	expect(rows[5]?.draft.indicatorText).toBe('达到国际先进水平')
})

test('a list exported to a workbook reads back without loss', async () => {
	const drafts = draftsOf(await sheetOf(await messyWorkbook(now))).map(({ draft }) => draft)
	const exported = await writeWorkbook([
		{ name: '榜单', columns: exportColumns('zh'), rows: drafts.flatMap((draft) => exportRows(draft, 'zh')), notes: ['演示'] },
	])
	expect(draftsOf(await sheetOf(exported)).map(({ draft }) => draft)).toEqual(drafts)
})

describe('separated text', () => {
	const text = '汇总表,,\r\n需求名称,榜题金额（万元）,主要技术指标\r\n"催化剂, 第二代",500,"熔指≥30\r\n灰分≤""20""ppm"\r\n\r\n导热胶,面议,\r\n'
	const expected = [
		['汇总表', '', ''],
		['需求名称', '榜题金额（万元）', '主要技术指标'],
		['催化剂, 第二代', '500', '熔指≥30\n灰分≤"20"ppm'],
		[''],
		['导热胶', '面议', ''],
	]

	test('is read with and without mark, in UTF-16 and in GB18030', async () => {
		for (const bytes of [bytesOf(text), bytesOf(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
			expect(await sheetOf(bytes, 'list.csv')).toMatchObject({ format: 'csv', sheetName: 'list', rows: expected })
		}
		/** 需求名称,金额 / 催化剂,500 in GBK. */
		const gbk = Buffer.from('d0e8c7f3c3fbb3c62cbdf0b6ee0d0ab4dfbbafbcc12c3530300d0a', 'hex')
		expect((await sheetOf(gbk)).rows).toEqual([
			['需求名称', '金额'],
			['催化剂', '500'],
		])
	})

	test('may use semicolons or tabs', async () => {
		for (const sign of [';', '\t']) expect((await sheetOf(bytesOf(text.replaceAll(/,(?! )/g, sign)))).rows).toEqual(expected)
	})
})

describe('a file is refused', () => {
	test('that is of another kind, empty or protected', async () => {
		const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
		const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, bytesOf('<x/>')])))
		expect(await refusalOf(new Uint8Array())).toEqual({ code: 'empty' })
		expect(await refusalOf(bytesOf(' \n\n'))).toEqual({ code: 'empty' })
		expect(await refusalOf(bytesOf('%PDF-1.7'))).toEqual({ code: 'wrong-type', kind: 'pdf' })
		expect(await refusalOf(bytesOf('<html><table>'))).toEqual({ code: 'wrong-type', kind: 'html' })
		expect(await refusalOf(Buffer.concat([ole, Buffer.from('Workbook', 'utf16le')]))).toEqual({ code: 'wrong-type', kind: 'xls' })
		expect(await refusalOf(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toEqual({ code: 'password-protected' })
		expect(await refusalOf(zip('word/document.xml'))).toEqual({ code: 'wrong-type', kind: 'docx' })
		expect(await refusalOf(zip('readme.txt'))).toEqual({ code: 'wrong-type', kind: 'zip' })
		expect(await refusalOf(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).toEqual({ code: 'too-large', megabytes: 10 })
	})

	test('that is damaged, wherever it is cut or changed', async () => {
		const whole = await workbook([['催化剂', 5]])
		for (const share of [0.1, 0.4, 0.7, 0.95])
			expect(await refusalOf(whole.subarray(0, Math.floor(whole.length * share)))).toMatchObject({ code: expect.stringMatching(/damaged|empty|wrong-type/) })
		expect(await refusalOf(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]))).toMatchObject({
			code: expect.stringMatching(/damaged|password-protected/),
		})
	})

	test('whose text is no text', async () => {
		const text = Buffer.from(`需求名称,金额\n${'聚烯烃催化剂,500\n'.repeat(20)}`)
		expect(await refusalOf(text.subarray(0, text.length - 6))).toEqual({ code: 'broken-encoding' })
		expect(await refusalOf(Buffer.concat([text, Buffer.from([0xff, 0xff])]))).toEqual({ code: 'broken-encoding' })
		expect(await refusalOf(Buffer.from([1, 2, 0, 5]))).toEqual({ code: 'wrong-type', kind: 'binary' })
	})

	test('with formulas, naming the first', async () => {
		const rows = await writeWorkbook([{ name: '需求', columns: columns('需求名称', '榜题金额（万元）'), rows: [['催化剂', 500]] }])
		const files = unzipSync(rows)
		const path = 'xl/worksheets/sheet1.xml'
		const changed = strFromU8(files[path] ?? new Uint8Array()).replace('<v>500</v>', '<f>1+1</f><v>2</v>')
		expect(await refusalOf(zipSync({ ...files, [path]: strToU8(changed) }))).toEqual({ code: 'formulas', cells: ['B2'], count: 1 })
		expect(await refusalOf(bytesOf('需求名称,金额\n催化剂,=SUM(A1)\n'))).toEqual({ code: 'formulas', cells: ['B2'], count: 1 })
	})

	test('without a header or without rows', async () => {
		expect(await refusalOf(await workbook([['x', 'y']], ['a', 'b']))).toEqual({ code: 'no-header-found', sheets: ['需求'] })
		expect(await refusalOf(bytesOf('a,b\nc,d\n'))).toEqual({ code: 'no-header-found', sheets: ['list'] })
		expect(await refusalOf(await workbook([]))).toEqual({ code: 'empty' })
	})

	test('with too many rows or columns', async () => {
		const many = (count: number) => Array.from({ length: count }, (_, at) => [`需求${at}`, at])
		expect((await sheetOf(await workbook(many(5000)))).rows).toHaveLength(5001)
		expect(await refusalOf(await workbook(many(5001)))).toEqual({ code: 'too-many-rows', limit: 5000, sheet: '需求' })
		expect(await refusalOf(await workbook(many(6000)))).toEqual({ code: 'too-many-rows', limit: 5000, sheet: '需求' })
		expect(await refusalOf(bytesOf(`需求名称,金额\n${'a,1\n'.repeat(6000)}`))).toMatchObject({ code: 'too-many-rows' })
		expect(await refusalOf(await workbook([Array.from({ length: 201 }, () => 'x')], ['需求名称', '金额']))).toMatchObject({
			code: 'too-many-columns',
			limit: 200,
		})
	})

	test('that unfolds to too much, whatever it declares', async () => {
		const files = unzipSync(await workbook([['催化剂', 5]]))
		const bomb = zipSync({ ...files, 'xl/sharedStrings.xml': new Uint8Array(60 * 1024 * 1024) })
		expect(await refusalOf(bomb)).toEqual({ code: 'zip-bomb', megabytes: 32 })
		const lying = Buffer.from(bomb)
		lying.writeUInt32LE(100, lying.indexOf('xl/sharedStrings.xml') - 8)
		expect(await refusalOf(lying)).toEqual({ code: 'zip-bomb', megabytes: 32 })
	})
})

test('what a workbook holds comes out as text: numbers without their binary tail, dates with their time', async () => {
	const at = new Date('2026-12-31T09:00:00Z')
	const { rows } = await sheetOf(
		await workbook([
			['=不是公式', 0.1 + 0.2],
			['催化剂', at],
		]),
	)
	expect(rows.slice(1)).toEqual([
		['=不是公式', '0.3'],
		['催化剂', '2026-12-31 17:00'],
	])
})
