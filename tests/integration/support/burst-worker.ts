import type { Member } from '#app/domain/permission/actor.ts'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { openVault } from '#app/server/vault.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { open } from '#db/client.ts'

/** One submission: whose bid, and what the clock says whenever its unit of work reads it. */
export type Submission = { actor: Member; bidId: string; clock: number }
/** What became of it: the refusal's code, or none. */
export type Answer = { bidId: string; refusal: string | null }
type Burst = { url: string; keyDir: string; submissions: Submission[] }

/** A process that submits its share all at once, as several servers on one database would. */
process.once('message', async (burst: Burst) => {
	const store = open(burst.url)
	const vault = openVault(openDataKeys({ folder: burst.keyDir, appSecret: null }))
	const answers = await Promise.all(
		burst.submissions.map(async ({ actor, bidId, clock }): Promise<Answer> => {
			const outcome = await sealBid({ store, vault, actor, bidId, now: () => new Date(clock) })
			return { bidId, refusal: outcome.ok ? null : outcome.refusal.code }
		}),
	)
	await store.close()
	process.send?.(answers, () => process.disconnect())
})
