import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { contentOf } from '#app/services/bid/encrypted-bid.server.ts'
import * as DataKeyRepository from '#db/repositories/data-key-repository.ts'
import { bidding, everything, sealedBid } from '#tests/support/bidding.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { keys as keysOfBids } from '#tests/support/vault.ts'
import { DataKeyError, openDataKeys } from './data-keys.server.ts'
import { readyKeys } from './ready-keys.server.ts'
import { openVault } from './vault.server.ts'

const now = new Date('2026-11-24T02:00:00Z')
const later = new Date('2026-11-25T02:00:00Z')
const appSecret = 'a-secret-of-a-deployment-with-32+'
const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function freshFolder() {
	const parent = mkdtempSync(path.join(tmpdir(), 'lianbang-keys-'))
	folders.push(parent)
	return path.join(parent, 'keys')
}
const onlyFile = (folder: string) => path.join(folder, readdirSync(folder).join())
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8)

test('a first start makes one key, for its owner alone; later starts use it', async () => {
	const store = await freshDatabase()
	const folder = freshFolder()
	const keys = openDataKeys({ folder, appSecret: null })
	expect(keys.isEmpty()).toBe(true)
	await readyKeys(keys, store, now)
	expect([modeOf(folder), modeOf(onlyFile(folder))]).toEqual(['700', '600'])
	const kept = openVault(keys).encrypt('方案', 'r')

	const again = openDataKeys({ folder, appSecret: null })
	await readyKeys(again, store, later)
	expect(openVault(again).decrypt(kept, 'r')).toBe('方案')
	expect(await DataKeyRepository.listIds(store.db)).toEqual([keys.current().id])
	expect(readdirSync(folder)).toEqual([`${keys.current().id}.json`])
})

test('with APP_SECRET the key file opens nothing without it, nor with another', () => {
	const folder = freshFolder()
	const keys = openDataKeys({ folder, appSecret })
	keys.create(now)
	const kept = openVault(keys).encrypt('方案', 'r')
	expect(Object.keys(JSON.parse(readFileSync(onlyFile(folder), 'utf8')))).toEqual(['id', 'createdAt', 'salt', 'nonce', 'wrapped', 'tag'])
	expect(openVault(openDataKeys({ folder, appSecret })).decrypt(kept, 'r')).toBe('方案')
	expect(() => openDataKeys({ folder, appSecret: null })).toThrow(DataKeyError)
	expect(() => openDataKeys({ folder, appSecret: null })).toThrow(/set the APP_SECRET it was made under\.$/)
	expect(() => openDataKeys({ folder, appSecret: `${appSecret}!` })).toThrow(/^APP_SECRET does not open the data key [^\n]+$/)
})

test('a key from before there was an APP_SECRET is wrapped at the next start', () => {
	const folder = freshFolder()
	const keys = openDataKeys({ folder, appSecret: null })
	keys.create(now)
	const kept = openVault(keys).encrypt('方案', 'r')
	const plain = JSON.parse(readFileSync(onlyFile(folder), 'utf8')).key
	expect(openVault(openDataKeys({ folder, appSecret })).decrypt(kept, 'r')).toBe('方案')
	expect(readFileSync(onlyFile(folder), 'utf8')).not.toContain(plain)
	expect(openVault(openDataKeys({ folder, appSecret })).decrypt(kept, 'r')).toBe('方案')
	expect(modeOf(onlyFile(folder))).toBe('600')
})

test('of several keys the newest encrypts and each opens its own; a process that runs finds one made after its start', () => {
	const folder = freshFolder()
	const running = openDataKeys({ folder, appSecret })
	running.create(now)
	const old = openVault(running).encrypt('旧', 'r')
	const newer = openDataKeys({ folder, appSecret }).create(later)
	const started = openDataKeys({ folder, appSecret })
	expect(started.current().id).toBe(newer.id)
	const fresh = openVault(started).encrypt('新', 'r')
	expect([openVault(started).decrypt(old, 'r'), openVault(running).decrypt(fresh, 'r')]).toEqual(['旧', '新'])
	expect(running.current().id).not.toBe(newer.id)
})

test('a database whose key is gone, or was put in the place of another, ends the start with one line', async () => {
	const store = await freshDatabase()
	const folder = freshFolder()
	const keys = openDataKeys({ folder, appSecret: null })
	await readyKeys(keys, store, now)
	const elsewhere = openDataKeys({ folder: freshFolder(), appSecret: null })
	await expect(readyKeys(elsewhere, store, now)).rejects.toThrow(
		new RegExp(`^The bids in this database need the data key ${keys.current().id}, which is not in [^\n]+$`),
	)
	expect(elsewhere.isEmpty()).toBe(true)

	const file = onlyFile(folder)
	const other = elsewhere.create(now)
	writeFileSync(file, readFileSync(path.join(elsewhere.folder, `${other.id}.json`)))
	expect(() => openDataKeys({ folder, appSecret: null })).toThrow(/is not the one its name says\.$/)
	writeFileSync(file, '{}')
	expect(() => openDataKeys({ folder, appSecret: null })).toThrow(/is no data key\.$/)
})

test('a ciphertext in the row of another bid, or of another version of the same one, does not open', async () => {
	const { store, firm, rival, challenge } = await bidding()
	await sealedBid(store, firm, challenge.code, '甲方案')
	await sealedBid(store, rival, challenge.code, '乙方案')
	const [one, other] = (await everything(store)).versions
	if (!one || !other) throw new Error('no versions')
	const vault = openVault(keysOfBids)
	expect([contentOf(vault, one).approach, contentOf(vault, other).approach].sort()).toEqual(['乙方案', '甲方案'])
	for (const moved of [
		{ ...one, content: other.content },
		{ ...one, id: other.id },
		{ ...one, bidId: other.bidId },
	])
		expect(() => contentOf(vault, moved)).toThrow('not what was stored')
})
