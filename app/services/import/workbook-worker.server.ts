import { parentPort, workerData } from 'node:worker_threads'
import { layOutWorkbook } from './lay-out-workbook.ts'

const outcome = new Uint8Array(await layOutWorkbook(workerData))
parentPort?.postMessage({ outcome }, [outcome.buffer])
