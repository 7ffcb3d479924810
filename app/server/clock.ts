import { readFileSync } from 'node:fs'

/** The server's clock. `offsetFile` holds milliseconds to add, so that a test can stand at a deadline; deployments have none. */
export function openClock(offsetFile: string | null): () => Date {
	if (offsetFile === null) return () => new Date()
	return () => new Date(Date.now() + (Number(readFileSync(offsetFile, 'utf8')) || 0))
}
