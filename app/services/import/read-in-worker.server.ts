import { Worker } from 'node:worker_threads'
import { type Decision, refuse } from '#app/domain/decision.ts'
import type { ImportFileRefusal } from '#app/domain/import/file-refusal.ts'
import type { Spreadsheet } from './spreadsheet.ts'

type File = { bytes: Uint8Array; fileName: string; onProgress?: (share: number) => void }
type Outcome = Decision<Spreadsheet, ImportFileRefusal>
type Message = { share: number } | { outcome: Outcome }

const resourceLimits = { maxOldGenerationSizeMb: 144, maxYoungGenerationSizeMb: 16 }
const longestMs = 60_000

/** Reads a file in a thread of its own; one that outgrows the thread's memory or a minute is refused as too complex. */
export function readInWorker(worker: URL, { bytes, fileName, onProgress }: File): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		const thread = new Worker(worker, { workerData: { bytes, fileName }, resourceLimits })
		const stop = setTimeout(() => settle(() => resolve(refuse({ code: 'too-complex' }))), longestMs)
		const settle = (answer: () => void) => {
			clearTimeout(stop)
			answer()
			void thread.terminate()
		}
		thread.on('message', (message: Message) => {
			if ('outcome' in message) settle(() => resolve(message.outcome))
			else onProgress?.(message.share)
		})
		thread.once('error', (error) => {
			const isTooBig = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
			settle(() => (isTooBig ? resolve(refuse({ code: 'too-complex' })) : reject(error)))
		})
		thread.once('exit', (code) => settle(() => reject(new Error(`the reading thread ended with ${code}`))))
	})
}
