import type { Signer } from '#app/crypto/log-key.ts'
import type { Db, Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import { signLogCheckpoint } from './sign-checkpoint.server.ts'

const hourMs = 3_600_000

async function isDue(db: Db, now: Date): Promise<boolean> {
	const newest = await CheckpointRepository.findNewest(db)
	return !newest || now.getTime() - newest.at.getTime() >= hourMs
}

/** Signs the log where no checkpoint was made for an hour, for whatever reason; answers whether it did. Safe to repeat and to run twice at once. */
export async function signDueCheckpoint({ store, signer, now }: { store: Store; signer: Signer; now: Date }): Promise<boolean> {
	if (!(await isDue(store.db, now))) return false
	return store.tx(async (tx) => {
		if (!(await isDue(tx, now))) return false
		await signLogCheckpoint(tx, { signer, reason: 'hour', at: now })
		return true
	})
}
