import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * A worker as the build leaves it in build/app, seen from there or from the pages in build/server. Undefined when this
 * runs from its sources (development, tests): Node 20 starts no TypeScript in a worker.
 */
export function builtWorker(name: 'spreadsheet-worker.server.js' | 'workbook-worker.server.js' | 'blind-worker.server.js'): URL | undefined {
	if (import.meta.url.endsWith('.ts')) return undefined
	const places = ['./', '../app/', '../../app/'].map((folder) => new URL(folder + name, import.meta.url))
	const found = places.find((place) => existsSync(fileURLToPath(place)))
	if (!found) throw new Error(`${name} is not built`)
	return found
}

/** What a worker posts: how far it is, and at last what came out. */
type Message<Outcome> = { share: number } | { outcome: Outcome }
type Thread = { workerData: unknown; megabytes: number; onProgress?: (share: number) => void }

const longestMs = 60_000

/** Runs a worker until it answers its outcome; `outgrown` where it would take more than `megabytes` of memory or a minute. */
export function runThread<Outcome>(worker: URL, { workerData, megabytes, onProgress }: Thread): Promise<{ outcome: Outcome } | 'outgrown'> {
	return new Promise((resolve, reject) => {
		const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 }
		const thread = new Worker(worker, { workerData, resourceLimits })
		const stop = setTimeout(() => settle(() => resolve('outgrown')), longestMs)
		const settle = (answer: () => void) => {
			clearTimeout(stop)
			answer()
			void thread.terminate()
		}
		thread.on('message', (message: Message<Outcome>) => {
			if ('outcome' in message) settle(() => resolve({ outcome: message.outcome }))
			else onProgress?.(message.share)
		})
		thread.once('error', (error) => {
			const isTooBig = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
			settle(() => (isTooBig ? resolve('outgrown') : reject(error)))
		})
		thread.once('exit', (code) => settle(() => reject(new Error(`the thread ended with ${code}`))))
	})
}

/** Lines work up: each piece begins when the one before it has ended, well or badly. */
export function oneAtATime(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	let last: Promise<unknown> = Promise.resolve()
	return (work) => {
		const turn = last.then(work)
		last = turn.then(
			() => undefined,
			() => undefined,
		)
		return turn
	}
}
