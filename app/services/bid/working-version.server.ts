import type { Tx } from '#db/client.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'

/** The version that may change: the working one, or when the latest is sealed, a copy of it made now. What is sealed stays as it is. */
export async function workingVersion(tx: Tx, bidId: string, at: Date): Promise<BidVersionRepository.BidVersionRow> {
	const latest = await BidVersionRepository.findLatest(tx, bidId)
	if (!latest) throw new Error(`bid ${bidId} has no version`)
	return latest.version.sealedAt ? BidVersionRepository.copyAsWorking(tx, latest.version, at) : latest.version
}
