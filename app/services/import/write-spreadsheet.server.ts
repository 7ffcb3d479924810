import { layOutWorkbook, type WorkbookSheet } from './lay-out-workbook.ts'
import { builtWorker, oneAtATime, runThread } from './thread.server.ts'

const inTurn = oneAtATime()

/** Writes an .xlsx outside the event loop, one at a time; throws where it outgrows the thread's memory or a minute. */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
	const worker = builtWorker('workbook-worker.server.js')
	return inTurn(async () => (worker ? writeInWorker(worker, sheets) : new Uint8Array(await layOutWorkbook(sheets))))
}

/** Writes in a thread of its own, built at `worker`. */
export async function writeInWorker(worker: URL, sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
	const answer = await runThread<Uint8Array<ArrayBuffer>>(worker, { workerData: sheets, megabytes: 384 })
	if (answer === 'outgrown') throw new Error('a workbook outgrew its thread')
	return answer.outcome
}
