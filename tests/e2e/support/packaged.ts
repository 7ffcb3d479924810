import path from 'node:path'
import { and, asc, eq } from 'drizzle-orm'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { openVault } from '#app/server/vault.server.ts'
import { encryptName, fileRecord } from '#app/services/bid/encrypted-bid.server.ts'
import { lookAtFile } from '#app/services/bid/look-at-file.server.ts'
import { open } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import { bids, challenges, evaluations, experts, organisations, panelSeats, panels, users } from '#db/schema/index.ts'

type File = { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }

/** The bid on a challenge that has one, with the name of its bidder and of one of its people. */
export async function bidOn(dataDir: string, code: string) {
	const store = open(path.join(dataDir, 'lianbang.sqlite'))
	const [row] = await store.db
		.select({ bidId: bids.id, organisation: organisations.name, person: users.name })
		.from(bids)
		.innerJoin(challenges, eq(challenges.id, bids.challengeId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.innerJoin(users, eq(users.organisationId, organisations.id))
		.where(and(eq(challenges.code, code), eq(bids.status, 'sealed')))
		.orderBy(asc(bids.id))
		.limit(1)
	await store.close()
	if (!row) throw new Error(`nobody bid on ${code}`)
	return row
}

/** Gives the version of a bid that stands these files, in their order. */
export async function plantFiles(dataDir: string, bidId: string, files: readonly File[]) {
	const store = open(path.join(dataDir, 'lianbang.sqlite'))
	const vault = openVault(openDataKeys({ folder: path.join(dataDir, 'keys'), appSecret: null }))
	const storage = openFileStorage(path.join(dataDir, 'uploads'))
	const version = await BidVersionRepository.findStanding(store.db, bidId)
	const [author] = await store.db.select({ id: users.id }).from(users).orderBy(users.id).limit(1)
	for (const [at, { name, mediaType, bytes }] of files.entries()) {
		const id = newId()
		const { size, sha256 } = await lookAtFile(bytes)
		const storageName = await storage.put(vault.encryptBytes(bytes, fileRecord({ id, bidId })))
		const row = { id, bidId, storageName, originalName: encryptName(vault, { id, bidId }, name), mediaType, size, sha256 }
		await store.tx((tx) => FileRepository.insert(tx, version?.id ?? '', { ...row, uploadedByUserId: author?.id ?? '', uploadedAt: new Date(at) }))
	}
	await store.close()
}

/** Begins the evaluation of a challenge with one expert, the person of this address, seated. */
export async function beginWith(dataDir: string, code: string, email: string) {
	const store = open(path.join(dataDir, 'lianbang.sqlite'))
	const at = new Date('2026-12-01T00:00:00Z')
	await store.tx(async (tx) => {
		const [challenge] = await tx.select().from(challenges).where(eq(challenges.code, code))
		const [person] = await tx.select().from(users).where(eq(users.email, email))
		const panel = {
			challengeId: challenge?.id ?? '',
			number: 1,
			status: 'drawn' as const,
			input: '{}',
			inputHash: '',
			secretHash: '',
			sealedSecret: '',
			committedAt: at,
		}
		const [drawn] = await tx.insert(panels).values(panel).returning()
		const [expert] = await tx
			.insert(experts)
			.values({ userId: person?.id ?? '', fields: [], speciality: '', enteredAt: at })
			.onConflictDoUpdate({ target: experts.userId, set: { fields: [] } })
			.returning()
		const seat = { panelId: drawn?.id ?? '', expertId: expert?.id ?? '', number: 1, code: 'E1', invitedAt: at }
		await tx.insert(panelSeats).values({ ...seat, status: 'accepted' })
		await tx.insert(evaluations).values({ challengeId: challenge?.id ?? '', number: 1, panelId: drawn?.id ?? '', status: 'scoring', beganAt: at, dueAt: at })
	})
	await store.close()
}
