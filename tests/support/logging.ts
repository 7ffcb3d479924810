import type { SubmissionLeaf } from '#app/crypto/submission-leaf.ts'
import { appendLeaf } from '#app/services/log/append-leaf.server.ts'
import type { Store } from '#db/client.ts'
import { checkpoints, cosignatures, logLeaves, logNodes, witnesses } from '#db/schema/index.ts'
import { makeBid, testNow } from '#db/seed/factories/factories.ts'
import { bidding } from './bidding.ts'
import { logSigner } from './log-signer.ts'

const parts: SubmissionLeaf['parts'] = [{ part: 'bid', suite: 'age-x25519-v1', sha256: 'ab'.repeat(32), size: 65_536 }]

/** A bid of the firm, in a log that is empty, and how to append leaves of it. */
export async function logging() {
	const { store, challenge, firm, ...rest } = await bidding()
	const { bid } = await store.tx((tx) => makeBid(tx, { challengeId: challenge.id, organisationId: firm.organisation.id }))
	const append = (version = 1, at = testNow, through = store) =>
		through.tx((tx) => appendLeaf(tx, { signer: logSigner, bidId: bid.id, challengeCode: challenge.code, kind: 'bid.sealed', version, parts, at }))
	return { store, challenge, firm, bid, append, ...rest }
}

/** All that is stored of the log and its witnesses. */
export async function allOfLog({ db }: Store) {
	return {
		leaves: await db.select().from(logLeaves).orderBy(logLeaves.index),
		nodes: await db.select().from(logNodes).orderBy(logNodes.level, logNodes.index),
		checkpoints: await db.select().from(checkpoints).orderBy(checkpoints.size, checkpoints.id),
		witnesses: await db.select().from(witnesses).orderBy(witnesses.id),
		cosignatures: await db.select().from(cosignatures).orderBy(cosignatures.checkpointId, cosignatures.witnessId),
	}
}
