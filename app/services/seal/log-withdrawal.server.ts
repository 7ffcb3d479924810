import type { Signer } from '#app/crypto/log-key.ts'
import type { Tx } from '#db/client.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { appendLeaf } from '../log/append-leaf.server.ts'

type Withdrawal = { signer: Signer; bidId: string; challengeCode: string; at: Date }

/** Writes into the log that the sealed parts of a bid were withdrawn; of a bid that has none, nothing. */
export async function logWithdrawal(tx: Tx, { signer, bidId, challengeCode, at }: Withdrawal): Promise<void> {
	const version = await BidVersionRepository.findStanding(tx, bidId)
	const submitted = version ? await SealedPartRepository.listOfVersions(tx, [version.id]) : []
	if (!version || submitted.length === 0) return
	const parts = submitted.map(({ part, suite, sha256, size }) => ({ part, suite, sha256, size }))
	await appendLeaf(tx, { signer, bidId, challengeCode, version: version.number, kind: 'bid.withdrawn', parts, at })
}
