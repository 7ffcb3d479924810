import path from 'node:path'
import { open } from '#db/client.ts'
import { lockScores } from '#tests/support/awarding.ts'

/** Brings an opened challenge of a running server to locked scores, as its panel would; answers the bids that were scored, the first sealed first. */
export async function scoredIn(dataDir: string, code: string, at: Date): Promise<string[]> {
	const store = open(path.join(dataDir, 'lianbang.sqlite'))
	const { bidIds } = await lockScores({ store, code, at })
	await store.close()
	return bidIds
}
