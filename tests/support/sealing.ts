import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { utf8 } from '#app/crypto/bytes.ts'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { openShare } from '#app/crypto/opening-share.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { encryptShare } from '#app/services/seal/rebuild-key.server.ts'
import type { Store } from '#db/client.ts'
import { openedParts, openingKeys, openingShares, sealedChunks, sealedParts } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { bidding } from './bidding.ts'
import { makeKeys } from './sealed-bids.ts'
import { vault } from './vault.ts'

const root = mkdtempSync(path.join(tmpdir(), 'lianbang-files-'))
process.once('exit', () => rmSync(root, { recursive: true, force: true }))

/** A storage in a folder of its own, gone when the process ends. */
function freshStorage() {
	const folder = mkdtempSync(path.join(root, 'files-'))
	return { folder, storage: openFileStorage(folder) }
}

/** As `bidding`, with opening keys for the challenge that issuer, bureau and office hold shares of. */
export async function keyed(parts: readonly EnvelopePart[] = ['bid']) {
	const setting = await bidding()
	const { store, issuer, officer, office, challenge } = setting
	return { ...setting, ...freshStorage(), ...(await makeKeys(store, challenge, [issuer, officer, office], parts)) }
}
export type Keyed = Awaited<ReturnType<typeof keyed>>

/** Has holders, by their numbers, give their shares of an opening key. */
export async function give({ store, holding, openings }: Keyed, numbers: readonly number[], part: EnvelopePart = 'bid') {
	const key = openings.find((one) => one.part === part)
	if (!key) throw new Error(`no key of ${part}`)
	for (const { key: own, number } of holding.filter((one) => numbers.includes(one.number))) {
		const share = await openShare(key.sealedShares[number - 1] ?? utf8(''), { identity: own.identity, opens: key.recipient, holder: number })
		if (!share.ok) throw new Error(share.refusal.code)
		await setGiven(store, { openingKeyId: key.id, number }, encryptShare(vault, { openingKeyId: key.id, number }, share.value))
	}
}

/** Puts a given share into its row. */
async function setGiven(store: Store, { openingKeyId, number }: { openingKeyId: string; number: number }, given: string) {
	await store.tx(async (tx) => {
		const rows = await tx.select().from(openingShares).where(eq(openingShares.openingKeyId, openingKeyId))
		await tx.delete(openingShares).where(eq(openingShares.openingKeyId, openingKeyId))
		await tx.insert(openingShares).values(rows.map((row) => (row.number === number ? { ...row, given, givenAt: testNow } : row)))
	})
}

/** All that is stored of sealed parts and opening keys. */
export async function allOfSealing({ db }: Store) {
	return {
		parts: await db.select().from(sealedParts).orderBy(sealedParts.id),
		chunks: await db.select().from(sealedChunks).orderBy(sealedChunks.partId, sealedChunks.offset),
		keys: await db.select().from(openingKeys).orderBy(openingKeys.id),
		opened: await db.select().from(openedParts).orderBy(openedParts.partId),
	}
}
