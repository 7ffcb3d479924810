import { builtWorker, oneAtATime, runThread } from '#app/services/import/thread.server.ts'
import type { FileToMask, MaskedFile } from './mask-file.ts'

const inTurn = oneAtATime()

/** Masks a file outside the event loop, one at a time; one that outgrows the thread's memory or a minute is held. */
export function maskInThread(file: FileToMask): Promise<MaskedFile> {
	const worker = builtWorker('blind-worker.server.js')
	return inTurn(() => (worker ? maskInWorker(worker, file) : import('./mask-file.ts').then(({ maskFile }) => maskFile(file))))
}

/** Masks in a thread of its own, built at `worker`. */
export async function maskInWorker(worker: URL, file: FileToMask, megabytes = 384): Promise<MaskedFile> {
	const answer = await runThread<MaskedFile>(worker, { workerData: file, megabytes })
	return answer === 'outgrown' ? { outcome: 'held', findings: ['too-complex'], bytes: null } : answer.outcome
}
