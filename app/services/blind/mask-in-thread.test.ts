import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileKinds } from '#app/domain/bid/file.ts'
import { plantedIdentity, sampleDocx, samplePdf, telling, withParts } from '#tests/support/blind-samples.ts'
import { leaksIn } from '#tests/support/every-byte.ts'
import { maskInWorker } from './mask-in-thread.server.ts'

/** Inside the project, so that the bundled worker finds its packages. */
const folder = mkdtempSync(path.resolve('node_modules/.worker-test-'))
const worker = pathToFileURL(path.join(folder, 'blind-worker.server.js'))
beforeAll(async () => {
	const rollupOptions = { input: ['app/services/blind/blind-worker.server.ts'], output: { entryFileNames: '[name].js' } }
	await build({ configFile: false, logLevel: 'warn', publicDir: false, build: { ssr: true, outDir: folder, target: 'node20', rollupOptions } })
})
afterAll(() => rmSync(folder, { recursive: true }))

const of = (bytes: Uint8Array, kind: keyof typeof fileKinds) => ({ bytes, mediaType: fileKinds[kind], identity: plantedIdentity })

test('the built worker masks documents and PDFs, and the event loop goes on meanwhile', async () => {
	const paragraphs = `<w:p><w:r><w:t>${telling}</w:t></w:r></w:p>`.repeat(2000)
	const long = withParts(await sampleDocx(), { 'word/document.xml': (xml) => xml.replace('<w:body>', `<w:body>${paragraphs}`) })
	const pdf = await maskInWorker(worker, of(await samplePdf(), 'pdf'))
	expect([pdf.outcome, leaksIn(pdf.bytes ?? new Uint8Array())]).toEqual(['masked', []])
	const delay = monitorEventLoopDelay({ resolution: 1 })
	delay.enable()
	const masked = await maskInWorker(worker, of(long, 'docx'))
	delay.disable()
	console.info(`2,000 paragraphs masked; the event loop waited ${(delay.max / 1e6).toFixed(1)} ms at most, ${delay.count} times looked`)
	expect([masked.outcome, leaksIn(masked.bytes ?? new Uint8Array())]).toEqual(['masked', []])
	expect(delay.count).toBeGreaterThan(50)
})

test('what outgrows its thread is held, not passed on', async () => {
	const deep = withParts(await sampleDocx(), { 'word/document.xml': () => `<a>${'<b c="d"/>'.repeat(600_000)}</a>` })
	expect(await maskInWorker(worker, of(deep, 'docx'), 64)).toEqual({ outcome: 'held', findings: ['too-complex'], bytes: null })
})
