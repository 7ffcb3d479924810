import { parentPort, workerData } from 'node:worker_threads'
import { layOutWorkbook } from './lay-out-workbook.ts'

const bytes = new Uint8Array(await layOutWorkbook(workerData))
parentPort?.postMessage(bytes, [bytes.buffer])
