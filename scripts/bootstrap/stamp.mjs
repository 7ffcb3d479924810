import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A digest of the names and bytes of files; folders are walked, absent paths count as empty, tests are left out. */
export function digest(paths) {
	const hash = createHash('sha256')
	for (const file of paths.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
	return hash.digest('hex')
}

function filesIn(entry) {
	const found = statSync(entry, { throwIfNoEntry: false })
	if (!found) return []
	if (!found.isDirectory()) return [entry]
	const names = readdirSync(entry).filter((name) => !/\.test\.tsx?$/.test(name))
	return names.sort().flatMap((name) => filesIn(path.join(entry, name)))
}

/** Does `work` unless the stamp in `file` says it was last finished for this `key`. */
export async function unlessStamped(file, key, work) {
	if (readStamp(file) === key) return
	rmSync(file, { force: true })
	await work()
	mkdirSync(path.dirname(file), { recursive: true })
	writeFileSync(file, key)
}

function readStamp(file) {
	try {
		return readFileSync(file, 'utf8')
	} catch {
		return undefined
	}
}
