import type { ListDocument } from '#app/domain/list/list-document.ts'
import { layOut, type Writing } from './lay-out.ts'
import type { WorkbookSheet } from './lay-out-workbook.ts'
import { builtWorker, oneAtATime, runThread } from './thread.server.ts'

const inTurn = oneAtATime()

/** Writes an .xlsx outside the event loop, one at a time; throws where it outgrows the thread's memory or a minute. */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
	return write({ sheets })
}

/** As `writeWorkbook`, for a .docx. */
export function writeDocument(document: ListDocument): Promise<Uint8Array<ArrayBuffer>> {
	return write({ document })
}

function write(writing: Writing) {
	const worker = builtWorker('workbook-worker.server.js')
	return inTurn(async () => (worker ? writeInWorker(worker, writing) : new Uint8Array(await layOut(writing))))
}

/** Writes in a thread of its own, built at `worker`. */
export async function writeInWorker(worker: URL, writing: Writing): Promise<Uint8Array<ArrayBuffer>> {
	const answer = await runThread<Uint8Array<ArrayBuffer>>(worker, { workerData: writing, megabytes: 384 })
	if (answer === 'outgrown') throw new Error('a workbook or document outgrew its thread')
	return answer.outcome
}
