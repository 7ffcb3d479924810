import { logKeyOf, type Signer } from '#app/crypto/log-key.ts'
import { hashesOf, inclusionRanges, nodesOf } from '#app/crypto/merkle.ts'
import { writeReceipt } from '#app/crypto/receipt.ts'
import { submissionLeafSchema } from '#app/crypto/submission-leaf.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'

type ReceiptFileOf = { store: Pick<Store, 'db'>; signer: Signer; actor: Member; bidId: string; leafIndex?: number }

/**
 * The receipt of the newest leaf of a bid, or of one of its leaves, as a file for its own bidder. Refuses everybody else,
 * and a bid that is not in the log, as `not-found`.
 */
export async function receiptFileOf({ store: { db }, signer, actor, bidId, leafIndex }: ReceiptFileOf) {
	const found = await BidRepository.findById(db, bidId)
	if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
	const row = await LogRepository.findLeafOf(db, bidId, leafIndex === undefined ? {} : { index: leafIndex })
	return row ? accept(await receiptOf(db, signer, row)) : refuse({ code: 'not-found' })
}

/**
 * The receipt that a code of a printed receipt names, for whoever has the code: it says no more than the paper. Answers null for a code of
 * no bid that stands in the log, and for one that was replaced or withdrawn since.
 */
export async function receiptByCode({ store: { db }, signer, code }: { store: Pick<Store, 'db'>; signer: Signer; code: string }) {
	const bid = await BidRepository.findByReceipt(db, code)
	if (!bid?.sealedAt || bid.status === 'withdrawn') return null
	const row = await LogRepository.findLeafOf(db, bid.id, { at: bid.sealedAt })
	return row ? receiptOf(db, signer, row) : null
}

/** The receipt of a leaf; for whom it is was asked before. */
export async function receiptOf(db: Db, signer: Signer, { index, leaf: stored, checkpointId }: LogRepository.LeafRow): Promise<{ name: string; text: string }> {
	const checkpoint = await CheckpointRepository.findById(db, checkpointId)
	if (!checkpoint) throw new Error(`leaf ${index} has no checkpoint`)
	const leaf = submissionLeafSchema.parse(JSON.parse(stored))
	const ranges = inclusionRanges(index, checkpoint.size)
	const inclusionProof = hashesOf(ranges, await LogRepository.readNodes(db, nodesOf(ranges)))
	return {
		name: `receipt-${leaf.challenge}-${leaf.bid}.json`,
		text: writeReceipt({ leaf, leafIndex: index, inclusionProof, checkpoint: checkpoint.note, logKey: logKeyOf(signer) }),
	}
}
