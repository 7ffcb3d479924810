import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * A worker as the build leaves it in build/app, seen from there or from the pages in build/server. Undefined when this
 * runs from its sources (development, tests): Node 20 starts no TypeScript in a worker.
 */
export function builtWorker(name: 'spreadsheet-worker.server.js' | 'workbook-worker.server.js'): URL | undefined {
	if (import.meta.url.endsWith('.ts')) return undefined
	const places = ['./', '../app/', '../../app/'].map((folder) => new URL(folder + name, import.meta.url))
	const found = places.find((place) => existsSync(fileURLToPath(place)))
	if (!found) throw new Error(`${name} is not built`)
	return found
}
