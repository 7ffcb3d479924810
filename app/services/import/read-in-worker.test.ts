import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messyWorkbook } from '#tests/support/messy-workbook.ts'
import { readFile } from './read-file.ts'
import { readInWorker } from './read-in-worker.server.ts'
import { writeInWorker } from './write-spreadsheet.server.ts'

const now = new Date('2026-11-24T02:00:00Z')
/** Inside the project, so that the bundled worker finds its packages. */
const folder = mkdtempSync(path.resolve('node_modules/.worker-test-'))
const worker = pathToFileURL(path.join(folder, 'spreadsheet-worker.server.js'))
const writer = pathToFileURL(path.join(folder, 'workbook-worker.server.js'))

beforeAll(async () => {
	const input = ['app/services/import/spreadsheet-worker.server.ts', 'app/services/import/workbook-worker.server.ts']
	const output = { entryFileNames: '[name].js' }
	await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		build: { ssr: true, outDir: folder, target: 'node20', rollupOptions: { input, output } },
	})
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a worker reads what the function reads, and tells how far it is', async () => {
	const bytes = await messyWorkbook(now)
	const shares: number[] = []
	expect(await readInWorker(worker, { bytes, fileName: 'list.xlsx', onProgress: (share) => shares.push(share) })).toEqual(
		await readFile({ bytes, fileName: 'list.xlsx' }),
	)
	expect(shares.length).toBeGreaterThan(0)
})

test('a refusal comes out of the worker as it went in', async () => {
	expect(await readInWorker(worker, { bytes: new TextEncoder().encode('a,b\nc,d'), fileName: 'list.csv' })).toEqual({
		ok: false,
		refusal: { code: 'no-header-found', sheets: ['list'] },
	})
})

test('what a worker writes is read back cell by cell', async () => {
	const columns = ['需求名称', '榜题金额（万元）', '揭榜截止'].map((header) => ({ header, width: 20 }))
	const rows = Array.from({ length: 5000 }, (_, at) => [`催化剂 ${at}`, at, now])
	const bytes = await writeInWorker(writer, { sheets: [{ name: '需求', columns, rows }] })
	const read = await readFile({ bytes, fileName: 'list.xlsx' })
	expect(read.ok && read.value.rows).toHaveLength(1 + rows.length)
	expect(JSON.stringify(read.ok && read.value.rows.at(-1))).toContain('催化剂 4999')
})
