import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { openVault } from '#app/server/vault.server.ts'

/** A folder of data keys with one key in it; gone when the process ends. */
function freshKeys() {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-keys-'))
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
	const keys = openDataKeys({ folder, appSecret: null })
	keys.create(new Date())
	return keys
}

/** The data keys of a test file, and its vault. */
export const keys = freshKeys()
export const vault = openVault(keys)
