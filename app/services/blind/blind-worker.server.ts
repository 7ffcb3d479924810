import { parentPort, workerData } from 'node:worker_threads'
import { maskFile } from './mask-file.ts'

parentPort?.postMessage({ outcome: await maskFile(workerData) })
