import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { createKeyPair } from '#app/crypto/key-pair.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { createOpeningKey } from '#app/crypto/opening-share.ts'
import { writeRecoveryFile } from '#app/crypto/recovery-file.ts'
import { type Sealed, sealEnvelope } from '#app/crypto/seal-envelope.ts'
import { currentSuite } from '#app/crypto/suite.ts'
import { blankContent } from '#app/domain/bid/content.ts'
import { contentOf, encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { appendLeaf } from '#app/services/log/append-leaf.server.ts'
import type { Store } from '#db/client.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import * as PersonKeyRepository from '#db/repositories/person-key-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { bids, bidVersions, challenges, users } from '#db/schema/index.ts'
import type { FileStorage } from './file-storage.server.ts'

/** The passphrase of every demo key; it opens nothing but invented data. */
export const demoPassphrase = 'yanshi-miyao-2026'
/** Who holds the shares in the demo, each of another organisation. */
const demoHolders = ['bureau-putuo@lianbang.example', 'bureau-suzhou@lianbang.example', 'office@lianbang.example'] as const
/** A cost that does not make the first start wait; a real recovery file costs sixteen times as much. */
const demoCost = 14

export const demoKeyFolder = (dataDir: string): string => path.join(dataDir, 'demo-keys')

type Sealing = { store: Store; vault: Vault; storage: FileStorage; signer: Signer; dataDir: string; now: Date }

/**
 * Gives the demo holders, keys and sealed bids: a closed challenge whose bids wait for two of three holders, whose recovery files lie
 * in `demo-keys`. Does nothing where there is no such challenge.
 */
export async function sealDemo({ store, vault, storage, signer, dataDir, now }: Sealing): Promise<void> {
	const { db } = store
	const people = await db
		.select()
		.from(users)
		.where(inArray(users.email, [...demoHolders]))
		.limit(demoHolders.length)
	const [challenge] = await db
		.select()
		.from(challenges)
		.where(and(eq(challenges.isDemo, true), eq(challenges.chainSlug, 'robotics'), eq(challenges.status, 'closed'), gt(challenges.bidCount, 0)))
		.orderBy(asc(challenges.code))
		.limit(1)
	if (!challenge || people.length !== demoHolders.length) return
	const holders = await Promise.all(
		demoHolders.flatMap((email) => people.filter((one) => one.email === email)).map(async (person) => ({ person, key: await createKeyPair() })),
	)
	const [first = '', second = '', third = ''] = holders.map(({ key }) => key.recipient)
	const opening = await createOpeningKey([first, second, third])
	mkdirSync(demoKeyFolder(dataDir), { recursive: true, mode: 0o700 })
	for (const { person, key } of holders) {
		const text = await writeRecoveryFile(key, { name: person.name, created: now }, { passphrase: demoPassphrase, cost: demoCost })
		writeFileSync(path.join(demoKeyFolder(dataDir), `${person.email.split('@')[0]}.txt`), text, { mode: 0o600 })
	}
	const standing = await db
		.select({ bid: bids, version: bidVersions })
		.from(bids)
		.innerJoin(bidVersions, eq(bidVersions.bidId, bids.id))
		.where(and(eq(bids.challengeId, challenge.id), eq(bids.status, 'sealed')))
		.orderBy(asc(bids.sealedAt))
		.limit(100)
	const sealed: ((typeof standing)[number] & Sealed & { storageName: string })[] = []
	for (const { bid, version } of standing) {
		const place = { part: 'bid', challenge: challenge.code, bid: bid.id } as const
		const envelope = await sealEnvelope({ ...place, fields: contentOf(vault, version), files: [] }, [opening.recipient])
		if (!envelope.ok) throw new Error(envelope.refusal.code)
		sealed.push({ bid, version, ...envelope.value, storageName: await storage.put(envelope.value.ciphertext) })
	}
	await store.tx(async (tx) => {
		const own = []
		for (const { person, key } of holders) {
			const keyId = await PersonKeyRepository.insert(tx, { userId: person.id, recipient: key.recipient, createdAt: now })
			own.push({ keyId, userId: person.id, organisationId: person.organisationId })
		}
		const shares = opening.sealedShares.map((share) => Buffer.from(share).toString('base64'))
		const ceremony = { listId: challenge.listId, madeByUserId: own[0]?.userId ?? '', madeAt: now, rehearsal: '' }
		const key = { challengeId: challenge.id, part: 'bid' as const, suite: currentSuite, recipient: opening.recipient, shares }
		const ceremonyId = await CeremonyRepository.replace(tx, { ceremony, holders: own, keys: [key] })
		for (const number of [1, 2, 3]) await CeremonyRepository.markChecked(tx, ceremonyId, number, now)
		await CeremonyRepository.markTested(tx, ceremonyId, now)
		const [made] = await CeremonyRepository.listKeys(tx, ceremonyId)
		for (const { bid, version, sha256, size, suite, storageName } of sealed) {
			const part = { part: 'bid' as const, suite, sha256, size }
			const startedByUserId = version.savedByUserId ?? own[0]?.userId ?? ''
			const partId = await SealedPartRepository.insert(tx, {
				...part,
				bidId: bid.id,
				openingKeyId: made?.id ?? '',
				way: 'browser',
				startedByUserId,
				startedAt: now,
			})
			await SealedPartRepository.addChunk(tx, { id: partId, received: 0 }, { size, storageName })
			await SealedPartRepository.submit(tx, [partId], version.id)
			await BidVersionRepository.setContent(tx, version.id, encryptContent(vault, version, blankContent))
			const leaf = {
				signer,
				bidId: bid.id,
				challengeCode: challenge.code,
				version: version.number,
				kind: 'bid.sealed' as const,
				parts: [part],
				at: bid.sealedAt ?? now,
			}
			await appendLeaf(tx, leaf)
		}
	})
}
