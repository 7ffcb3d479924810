import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'
import { carriers } from '#db/repositories/stored-file-repository.ts'
import * as schema from '#db/schema/index.ts'
import { beforeDeadline, bidding, completeDraft, everything } from '#tests/support/bidding.ts'
import { vault } from '#tests/support/vault.ts'
import { sweepOrphanedFiles } from './sweep-orphaned-files.server.ts'

const day = 86_400_000
const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A bid with an attachment, and an hour of the machine's clock after which all that is stored now is older than a day. */
async function setting() {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-orphans-'))
	folders.push(folder)
	const { store, firm, challenge } = await bidding()
	const storage = openFileStorage(folder)
	const bidId = await completeDraft(store, firm, challenge.code)
	const attach = (name: string, kept = storage) =>
		attachFile({ store, vault, storage: kept, actor: firm, bidId, file: { name, bytes: new TextEncoder().encode(`%PDF-1.7\n${name}\n`) }, now: beforeDeadline })
	await attach('一.pdf')
	const named = readdirSync(folder)
	const now = new Date(Date.now() + day + 60_000)
	const age = (name: string, ms: number) => utimesSync(path.join(folder, name), now, new Date(now.getTime() - ms))
	return { folder, store, storage, attach, named, now, age, sweep: () => sweepOrphanedFiles({ store, storage, now }) }
}

test('bytes that no row names go a day after they were stored, and those that one names stay, however old', async () => {
	const { folder, storage, store, named, now, age, sweep } = await setting()
	const [kept = ''] = named
	const [old, young] = [await storage.put(new Uint8Array([1])), await storage.put(new Uint8Array([2]))]
	age(kept, 400 * day)
	age(old, day + 1)
	age(young, day)
	writeFileSync(path.join(folder, 'notes.txt'), 'not ours')
	const before = await everything(store)
	expect(await sweep()).toBe(1)
	expect(readdirSync(folder).sort()).toEqual([kept, young, 'notes.txt'].sort())
	expect(await everything(store)).toEqual(before)
	expect(await sweepOrphanedFiles({ store, storage, now: new Date(now.getTime() + 1) })).toBe(1)
	expect(readdirSync(folder).sort()).toEqual([kept, 'notes.txt'].sort())
})

test('an upload under way keeps its bytes, also while it waits to be recorded', async () => {
	const { folder, storage, store, attach, named } = await setting()
	const sweeping = {
		...storage,
		async put(bytes: Parameters<typeof storage.put>[0]) {
			const name = await storage.put(bytes)
			expect(await sweepOrphanedFiles({ store, storage, now: new Date(Date.now() + day - 60_000) })).toBe(0)
			return name
		},
	}
	expect((await attach('二.pdf', sweeping)).ok).toBe(true)
	expect(readdirSync(folder)).toHaveLength(named.length + 1)
})

test('a folder most of whose bytes no row names is left alone, and the job fails', async () => {
	const { folder, storage, sweep, age } = await setting()
	const others = [await storage.put(new Uint8Array([1])), await storage.put(new Uint8Array([2]))]
	for (const name of readdirSync(folder)) age(name, 2 * day)
	await expect(sweep()).rejects.toThrow('2 stored files are named by no row and 1 by one')
	expect(readdirSync(folder)).toEqual(expect.arrayContaining(others))
})

test('every table with a column for stored bytes is asked', () => {
	const tables = Object.values(schema).filter((one) => is(one, Table))
	const carrying = tables.filter((one) => Object.keys(getTableColumns(one)).includes('storageName')).map((one) => getTableName(one))
	expect(carriers.map((one) => getTableName(one)).sort()).toEqual(carrying.sort())
})
