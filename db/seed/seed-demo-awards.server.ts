import { eq } from 'drizzle-orm'
import { placesOf } from '#app/domain/award/proposal.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import { awards, challenges, proposalPlaces, proposals } from '#db/schema/index.ts'
import { type Places, placedAt } from './placed.ts'
import type { DemoPlaces } from './seed-demo-bids.server.ts'
import type { MadeChallenge } from './seed-demo-challenges.server.ts'

/** Writes the awards of the demo with their proposals and notices, from the bids already there; answers the audit entries of those that became final. */
export async function seedDemoAwards(
	tx: Tx,
	made: readonly MadeChallenge[],
	placed: ReadonlyMap<string, DemoPlaces>,
	places: Places,
): Promise<NewAuditEntry[]> {
	const trail: NewAuditEntry[] = []
	for (const { id: challengeId, demo, notice, decidedAt } of made) {
		const own = placed.get(challengeId)
		if (!notice || !own) continue
		const bidId = own.winner
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
		const { id, reason, proposedByUserId: madeByUserId } = award
		const proposal = { id, challengeId, number: 1, status: 'published' as const, reason, madeByUserId }
		await tx.insert(proposals).values({ ...proposal, madeAt: new Date(proposedAt.getTime() - 86_400_000), settledAt: proposedAt })
		await tx.insert(proposalPlaces).values(placesOf([bidId], own.reserves).map((place) => ({ ...place, proposalId: id })))
		await tx.insert(awards).values({ ...award, status: decidedAt ? 'final' : 'noticed', settledAt: decidedAt })
		if (!decidedAt) continue
		await tx.update(challenges).set({ awardedBidId: bidId }).where(eq(challenges.id, challengeId))
		const entry = { actor: 'clock' as const, at: decidedAt, subject: 'award' as const, subjectId: award.id, challengeId }
		trail.push({ ...entry, kind: 'award.finalised', before: { status: 'noticed' }, after: { status: 'final' } })
	}
	return trail
}
