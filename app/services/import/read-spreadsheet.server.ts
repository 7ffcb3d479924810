import type { Decision } from '#app/domain/decision.ts'
import { refuse } from '#app/domain/decision.ts'
import type { ImportFileRefusal } from '#app/domain/import/file-refusal.ts'
import { fileKindOf } from './file-kind.ts'
import { readInWorker } from './read-in-worker.server.ts'
import type { Spreadsheet } from './spreadsheet.ts'
import { builtWorker, oneAtATime } from './thread.server.ts'

type File = { bytes: Uint8Array; fileName: string; onProgress?: (share: number) => void }

const inTurn = oneAtATime()

/**
 * Reads an uploaded demand list outside the event loop, one file at a time, in a bounded amount of memory and time.
 * Refuses what is too large, of the wrong kind, protected, broken, empty, too long, full of formulas or without a header.
 */
export function readSpreadsheet(file: File): Promise<Decision<Spreadsheet, ImportFileRefusal>> {
	const kind = fileKindOf(file.bytes)
	if (!kind.ok) return Promise.resolve(refuse(kind.refusal))
	const worker = builtWorker('spreadsheet-worker.server.js')
	return inTurn(() => (worker ? readInWorker(worker, file) : import('./read-file.ts').then(({ readFile }) => readFile(file))))
}
