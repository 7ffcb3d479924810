import { signCheckpoint } from '#app/crypto/checkpoint.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { nodesOf, rootOf } from '#app/crypto/merkle.ts'
import type { CheckpointReason } from '#app/domain/log/log.ts'
import type { Tx } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'

/** Signs and writes a checkpoint over the log as it is; answers its key. */
export async function signLogCheckpoint(tx: Tx, { signer, reason, at }: { signer: Signer; reason: CheckpointReason; at: Date }): Promise<string> {
	const size = await LogRepository.countLeaves(tx)
	const root = rootOf(size, await LogRepository.readNodes(tx, nodesOf([{ start: 0, end: size }])))
	return CheckpointRepository.insert(tx, { size, at, reason, note: signCheckpoint({ size, root, at }, signer) })
}
