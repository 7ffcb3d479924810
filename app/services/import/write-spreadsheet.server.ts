import { Worker } from 'node:worker_threads'
import { builtWorker } from './built-worker.server.ts'
import { layOutWorkbook, type WorkbookSheet } from './lay-out-workbook.ts'

const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 }

let last: Promise<unknown> = Promise.resolve()

/** Writes an .xlsx outside the event loop, one at a time; throws where it outgrows the thread's memory. */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
	const worker = builtWorker('workbook-worker.server.js')
	const writing = last.then(async () => (worker ? writeInWorker(worker, sheets) : new Uint8Array(await layOutWorkbook(sheets))))
	last = writing.catch(() => undefined)
	return writing
}

/** Writes in a thread of its own, built at `worker`. */
export function writeInWorker(worker: URL, sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
	return new Promise((resolve, reject) => {
		const thread = new Worker(worker, { workerData: sheets, resourceLimits })
		thread.once('message', resolve)
		thread.once('error', reject)
		thread.once('exit', (code) => reject(new Error(`the writing thread ended with ${code}`)))
	})
}
