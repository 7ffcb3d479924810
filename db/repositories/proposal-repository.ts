import { and, asc, desc, eq, inArray, max } from 'drizzle-orm'
import { liveProposals, type ProposalMove } from '#app/domain/award/lifecycle.ts'
import type { Place } from '#app/domain/award/proposal.ts'
import type { Db, Tx } from '#db/client.ts'
import { bids, organisations, proposalPlaces, proposals } from '#db/schema/index.ts'

type ProposalRow = typeof proposals.$inferSelect

/** Writes an open proposal with its places under the next number of its challenge; answers its key. */
export async function insert(
	tx: Tx,
	{ places, ...proposal }: Pick<ProposalRow, 'challengeId' | 'reason' | 'madeAt' | 'madeByUserId'> & { places: readonly Place[] },
): Promise<string> {
	const [last] = await tx
		.select({ number: max(proposals.number) })
		.from(proposals)
		.where(eq(proposals.challengeId, proposal.challengeId))
	const [row] = await tx
		.insert(proposals)
		.values({ ...proposal, number: (last?.number ?? 0) + 1, status: 'open' })
		.returning({ id: proposals.id })
	if (!row) throw new Error('proposal not inserted')
	await tx.insert(proposalPlaces).values(places.map((place) => ({ ...place, proposalId: row.id })))
	return row.id
}

/** The proposal of a challenge that is open or published, with its places; undefined when there is none. */
export async function findLive(db: Db, challengeId: string) {
	const [proposal] = await db
		.select()
		.from(proposals)
		.where(and(eq(proposals.challengeId, challengeId), inArray(proposals.status, [...liveProposals])))
	return proposal ? { ...proposal, places: await listPlaces(db, [proposal.id]) } : undefined
}

/** Every proposal of a challenge with its places, the newest first; at most 100. */
export async function listByChallenge(db: Db, challengeId: string) {
	const rows = await db.select().from(proposals).where(eq(proposals.challengeId, challengeId)).orderBy(desc(proposals.number)).limit(100)
	const places = await listPlaces(
		db,
		rows.map(({ id }) => id),
	)
	return rows.map((row) => ({ ...row, places: places.filter(({ proposalId }) => proposalId === row.id) }))
}

/** The places of proposals with the organisations behind them: winners and reserves, each in their order. An award has the key of the proposal it published. */
export async function listPlaces(db: Db, proposalIds: readonly string[]) {
	if (proposalIds.length === 0) return []
	const { id, slug, name, nameEn, isDemo, citySlug } = organisations
	return db
		.select({
			proposalId: proposalPlaces.proposalId,
			bidId: proposalPlaces.bidId,
			role: proposalPlaces.role,
			place: proposalPlaces.place,
			refusedAt: proposalPlaces.refusedAt,
			refusal: proposalPlaces.refusal,
			bidder: { id, slug, name, nameEn, isDemo, citySlug },
		})
		.from(proposalPlaces)
		.innerJoin(bids, eq(bids.id, proposalPlaces.bidId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.where(inArray(proposalPlaces.proposalId, [...proposalIds]))
		.orderBy(desc(proposalPlaces.role), asc(proposalPlaces.place), proposalPlaces.proposalId)
		.limit(10_000)
}

/** Moves a proposal, only from the status the decision was made on; false means someone was faster. The instant of its publication is kept. */
export async function moveStatus(tx: Tx, id: string, move: ProposalMove, settledAt: Date): Promise<boolean> {
	const moved = await tx
		.update(proposals)
		.set({ status: move.to, ...(move.from === 'open' ? { settledAt } : {}) })
		.where(and(eq(proposals.id, id), eq(proposals.status, move.from)))
		.returning({ id: proposals.id })
	return moved.length === 1
}

/** Notes beside its place that a winner gave up, and why. */
export async function markRefused(
	tx: Tx,
	{ proposalId, bidId, ...marks }: { proposalId: string; bidId: string; refusedAt: Date; refusedByUserId: string; refusal: string },
): Promise<void> {
	await tx
		.update(proposalPlaces)
		.set(marks)
		.where(and(eq(proposalPlaces.proposalId, proposalId), eq(proposalPlaces.bidId, bidId)))
}
