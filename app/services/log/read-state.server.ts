import { logKeyOf, type Signer } from '#app/crypto/log-key.ts'
import { writeLogState } from '#app/crypto/log-state.ts'
import { consistencyRanges, hashesOf, nodesOf } from '#app/crypto/merkle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'

type ReadState = { store: Store; signer: Signer }

/** The most leaves whose hashes are given out as a whole. */
const mostLeaves = 100_000
const batch = 5000

/**
 * The log as of its newest checkpoint with a proof that it grew from its first `from` leaves, as the text of a file. Refuses
 * `not-found` before the first checkpoint and for more leaves than there are.
 */
export async function readGrowth({ store: { db }, signer, from }: ReadState & { from: number }) {
	const newest = await CheckpointRepository.findNewest(db)
	if (!newest || from > newest.size) return refuse({ code: 'not-found' })
	const ranges = consistencyRanges(from, newest.size)
	const consistencyProof = hashesOf(ranges, await LogRepository.readNodes(db, nodesOf(ranges)))
	return accept(writeLogState({ origin: signer.name, publicKey: logKeyOf(signer), checkpoint: newest.note, consistencyProof }))
}

/**
 * The log as of its newest checkpoint with the hashes of all its leaves, the same file as `writeLogState` writes, in pieces.
 * Refuses `not-found` before the first checkpoint, `too-large` beyond 100,000 leaves.
 */
export async function readLeaves({ store: { db }, signer }: ReadState) {
	const newest = await CheckpointRepository.findNewest(db)
	if (!newest) return refuse({ code: 'not-found' })
	if (newest.size > mostLeaves) return refuse({ code: 'too-large' })
	const whole = writeLogState({ origin: signer.name, publicKey: logKeyOf(signer), checkpoint: newest.note, leafHashes: [] })
	const empty = '"leafHashes":['
	const middle = whole.indexOf(empty) + empty.length
	async function* pieces(size: number) {
		yield whole.slice(0, middle)
		for (let from = 0; from < size; from += batch) {
			const hashes = await LogRepository.listLeafHashes(db, from, Math.min(from + batch, size))
			yield `${from === 0 ? '' : ','}${hashes.map((hash) => `"${hash}"`).join(',')}`
		}
		yield whole.slice(middle)
	}
	return accept(pieces(newest.size))
}
