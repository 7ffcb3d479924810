import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import { awards, challenges } from '#db/schema/index.ts'
import { type Places, placedAt } from './placed.ts'
import type { MadeChallenge } from './seed-demo-challenges.server.ts'

/** Writes the awards of the demo with their notices, from the bids already there; answers the audit entries of those that became final. */
export async function seedDemoAwards(tx: Tx, made: readonly MadeChallenge[], bidOf: ReadonlyMap<string, string>, places: Places): Promise<NewAuditEntry[]> {
	const trail: NewAuditEntry[] = []
	for (const { id: challengeId, demo, notice, decidedAt } of made) {
		const bidId = bidOf.get(challengeId)
		if (!notice || !bidId) continue
		const { proposedAt, period, noticeEndsAt } = notice
		const award = {
			id: newId(),
			challengeId,
			bidId,
			reason: demo.decision ?? '',
			period,
			noticeEndsAt,
			proposedAt,
			proposedByUserId: placedAt(places, demo.issuer).userId,
		}
		await tx.insert(awards).values({ ...award, status: decidedAt ? 'final' : 'noticed', settledAt: decidedAt })
		if (!decidedAt) continue
		await tx.update(challenges).set({ awardedBidId: bidId }).where(eq(challenges.id, challengeId))
		const entry = { actor: 'clock' as const, at: decidedAt, subject: 'award' as const, subjectId: award.id, challengeId }
		trail.push({ ...entry, kind: 'award.finalised', before: { status: 'noticed' }, after: { status: 'final' } })
	}
	return trail
}
