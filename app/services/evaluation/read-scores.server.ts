import type { Member } from '#app/domain/permission/actor.ts'
import type { Db } from '#db/client.ts'
import { rankedOf } from './ranked-bids.server.ts'
import { viewAsIssuer } from './view-evaluation.server.ts'

/** What the latest evaluation says of each bid that its issuer may see: the score in hundredths of a point, and the place in the ranking; empty until its scores are locked. */
export async function readScores(db: Db, asked: { actor: Member; code: string; now: Date }) {
	const viewed = await viewAsIssuer(db, asked)
	return viewed.ok ? rankedOf(viewed.value) : new Map<string, never>()
}
