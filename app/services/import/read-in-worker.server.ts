import { type Decision, refuse } from '#app/domain/decision.ts'
import type { ImportFileRefusal } from '#app/domain/import/file-refusal.ts'
import type { Spreadsheet } from './spreadsheet.ts'
import { runThread } from './thread.server.ts'

type File = { bytes: Uint8Array; fileName: string; onProgress?: (share: number) => void }
type Outcome = Decision<Spreadsheet, ImportFileRefusal>

/** Reads a file in a thread of its own; one that outgrows the thread's memory or a minute is refused as too complex. */
export async function readInWorker(worker: URL, { onProgress, ...file }: File): Promise<Outcome> {
	const answer = await runThread<Outcome>(worker, { workerData: file, megabytes: 144, ...(onProgress ? { onProgress } : {}) })
	return answer === 'outgrown' ? refuse({ code: 'too-complex' }) : answer.outcome
}
