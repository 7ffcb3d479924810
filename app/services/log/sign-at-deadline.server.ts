import type { Signer } from '#app/crypto/log-key.ts'
import type { Tx } from '#db/client.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import { signLogCheckpoint } from './sign-checkpoint.server.ts'

/** Signs the log as it is when challenges close, once for those that close together, where bids on any of them are sealed to an opening key. */
export async function signAtDeadline(tx: Tx, { signer, challengeIds, at }: { signer: Signer; challengeIds: readonly string[]; at: Date }): Promise<void> {
	for (const id of challengeIds) {
		if ((await OpeningKeyRepository.listOfChallenge(tx, id)).length === 0) continue
		await signLogCheckpoint(tx, { signer, reason: 'deadline', at })
		return
	}
}
