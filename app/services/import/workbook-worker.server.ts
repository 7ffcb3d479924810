import { parentPort, workerData } from 'node:worker_threads'
import { layOut } from './lay-out.ts'

const outcome = new Uint8Array(await layOut(workerData))
parentPort?.postMessage({ outcome }, [outcome.buffer])
