import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { signLogCheckpoint } from '#app/services/log/sign-checkpoint.server.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { DataKeyError, openDataKeys } from './data-keys.server.ts'
import { checkLogSigner, openLogSigner } from './log-signer.server.ts'

const appSecret = 'a-secret-of-a-deployment-with-32+'
const publicUrl = 'https://lianbang.example:8443/x'
const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function freshFolder() {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-keys-'))
	folders.push(folder)
	return folder
}

test('a first start makes the key of the log, for its owner alone; later starts use it, under the name it got', () => {
	const folder = freshFolder()
	const made = openLogSigner({ folder, appSecret: null, publicUrl: null })
	expect(made.name).toBe('lianbang-demo')
	expect(statSync(path.join(folder, 'log.key')).mode & 0o777).toBe(0o600)
	expect(openLogSigner({ folder, appSecret: null, publicUrl })).toEqual(made)
	expect(openDataKeys({ folder, appSecret: null }).isEmpty()).toBe(true)
	expect(openLogSigner({ folder: freshFolder(), appSecret: null, publicUrl }).name).toBe('lianbang.example:8443')
})

test('with APP_SECRET the file opens nothing without it, nor with another', () => {
	const folder = freshFolder()
	const made = openLogSigner({ folder, appSecret: null, publicUrl })
	expect(openLogSigner({ folder, appSecret, publicUrl })).toEqual(made)
	expect(Object.keys(JSON.parse(readFileSync(path.join(folder, 'log.key'), 'utf8')))).toEqual(['name', 'salt', 'nonce', 'wrapped', 'tag'])
	expect(openLogSigner({ folder, appSecret, publicUrl })).toEqual(made)
	for (const other of [null, `${appSecret}!`]) expect(() => openLogSigner({ folder, appSecret: other, publicUrl })).toThrow(DataKeyError)
})

test('a database whose log another key signed is refused', async () => {
	const store = await freshDatabase()
	const [signer, other] = [freshFolder(), freshFolder()].map((folder) => openLogSigner({ folder, appSecret: null, publicUrl }))
	if (!signer || !other) throw new Error('no signers')
	await checkLogSigner(other, store)
	await store.tx((tx) => signLogCheckpoint(tx, { signer, reason: 'hour', at: testNow }))
	await checkLogSigner(signer, store)
	await expect(checkLogSigner(other, store)).rejects.toThrow(/log\.key/)
})
