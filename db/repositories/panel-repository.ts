import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { challengeLists, challenges, experts, organisations, panelCandidates, panels, users } from '#db/schema/index.ts'

type PanelRow = typeof panels.$inferSelect
const most = 5000

/** The newest panel of a challenge; undefined when none was committed. */
export async function findLatest(db: Db, challengeId: string): Promise<PanelRow | undefined> {
	const [row] = await db.select().from(panels).where(eq(panels.challengeId, challengeId)).orderBy(desc(panels.number)).limit(1)
	return row
}

/** Whether a panel of a challenge was ever committed. */
export async function isCommitted(db: Db, challengeId: string): Promise<boolean> {
	const [row] = await db.select({ id: panels.id }).from(panels).where(eq(panels.challengeId, challengeId)).limit(1)
	return row !== undefined
}

/** One panel by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<PanelRow | undefined> {
	const [row] = await db.select().from(panels).where(eq(panels.id, id))
	return row
}

/** Adds a committed panel with every expert of the register; false when someone was faster. */
export async function insert(
	tx: Tx,
	panel: typeof panels.$inferInsert & { id: string },
	candidates: readonly Omit<typeof panelCandidates.$inferInsert, 'panelId'>[],
): Promise<boolean> {
	const added = await tx.insert(panels).values(panel).onConflictDoNothing().returning({ id: panels.id })
	if (added.length === 0) return false
	for (let at = 0; at < candidates.length; at += 500)
		await tx.insert(panelCandidates).values(candidates.slice(at, at + 500).map((one) => ({ ...one, panelId: panel.id })))
	return true
}

type Reveal = { secret: string; words: string; drawnAt: Date; drawnByUserId: string }

/** Reveals a committed panel with the codes drawn, in their order; false when it was drawn before. */
export async function draw(tx: Tx, panelId: string, reveal: Reveal, drawn: readonly string[]): Promise<boolean> {
	const moved = await tx
		.update(panels)
		.set({ ...reveal, status: 'drawn' })
		.where(and(eq(panels.id, panelId), eq(panels.status, 'committed')))
		.returning({ id: panels.id })
	if (moved.length === 0) return false
	for (const [at, code] of drawn.entries())
		await tx
			.update(panelCandidates)
			.set({ place: at + 1 })
			.where(and(eq(panelCandidates.panelId, panelId), eq(panelCandidates.code, code)))
	return true
}

/** Dissolves a drawn panel; false when it is none. */
export async function dissolve(tx: Tx, panelId: string): Promise<boolean> {
	const moved = await tx
		.update(panels)
		.set({ status: 'dissolved' })
		.where(and(eq(panels.id, panelId), eq(panels.status, 'drawn')))
		.returning({ id: panels.id })
	return moved.length === 1
}

/** The experts of a panel's register with codes, conflicts and places, by name; at most 5,000. */
export async function listCandidates(db: Db, panelId: string) {
	const { expertId, code, conflicts, place } = panelCandidates
	const { slug, name, nameEn } = organisations
	return db
		.select({ expertId, code, conflicts, place, name: users.name, organisation: { slug, name, nameEn } })
		.from(panelCandidates)
		.innerJoin(experts, eq(experts.id, expertId))
		.innerJoin(users, eq(users.id, experts.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(eq(panelCandidates.panelId, panelId))
		.orderBy(users.name, expertId)
		.limit(most)
}

/** Challenges whose bids are open and that have no panel, or a dissolved one, the longest waiting first; at most 200. */
export async function listWithoutPanel(db: Db) {
	const { code, title, language, bidsCloseAt } = challenges
	return db
		.select({ code, title, language, bidsCloseAt })
		.from(challenges)
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.leftJoin(panels, and(eq(panels.challengeId, challenges.id), ne(panels.status, 'dissolved')))
		.where(and(inArray(challenges.status, ['opened', 'evaluating']), eq(challengeLists.origin, 'corridor'), isNull(panels.id)))
		.orderBy(bidsCloseAt, challenges.id)
		.limit(200)
}
