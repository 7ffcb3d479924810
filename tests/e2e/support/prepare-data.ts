import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { open } from '#db/client.ts'
import { keysOptional } from '../../support/optional-keys.ts'
import { startServer } from './server.ts'

/** Migrates and seeds one data folder for the whole run; every worker copies it. */
export default async function prepareData(): Promise<() => void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-e2e-'))
	const clock = path.join(folder, 'clock')
	writeFileSync(clock, '0')
	const server = await startServer(path.join(folder, 'data'), clock)
	await server.stop()
	const store = open(path.join(folder, 'data', 'lianbang.sqlite'))
	await keysOptional(store)
	await store.close()
	process.env.E2E_BASE = folder
	return () => rmSync(folder, { recursive: true, force: true })
}
