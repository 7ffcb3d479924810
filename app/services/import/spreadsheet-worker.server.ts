import { parentPort, workerData } from 'node:worker_threads'
import { readFile } from './read-file.ts'

const outcome = await readFile({ ...workerData, onProgress: (share) => parentPort?.postMessage({ share }) })
parentPort?.postMessage({ outcome })
