import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import { contentOf, encryptContent } from './encrypted-bid.server.ts'
import type { Vault } from './vault.ts'

type Version = BidVersionRepository.BidVersionRow

/** The version that may change: the working one, or when the latest is sealed, a copy of it made now. What is sealed stays as it is. */
export async function workingVersion(tx: Tx, vault: Vault, bidId: string, at: Date): Promise<Version> {
	const latest = await BidVersionRepository.findLatest(tx, bidId)
	if (!latest) throw new Error(`bid ${bidId} has no version`)
	return latest.version.sealedAt ? copyAsWorking(tx, vault, latest.version, at) : latest.version
}

/** Copies a version into a new working one; its content is encrypted anew, as that of another row. */
export function copyAsWorking(tx: Tx, vault: Vault, from: Version, at: Date): Promise<Version> {
	const copy = { id: newId(), bidId: from.bidId }
	return BidVersionRepository.copyAsWorking(tx, from, { id: copy.id, content: encryptContent(vault, copy, contentOf(vault, from)) }, at)
}
