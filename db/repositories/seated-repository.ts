import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { liveSeats, type SeatMove } from '#app/domain/judging/lifecycle.ts'
import type { Db, Tx } from '#db/client.ts'
import { challenges, experts, panelCandidates, panelSeats, panels, users } from '#db/schema/index.ts'

/** Most seats a panel can have had; each expert sits once at most. */
const most = 5000

export type SeatRow = typeof panelSeats.$inferSelect

const found = {
	seat: panelSeats,
	userId: experts.userId,
	name: users.name,
	challenge: { id: challenges.id, code: challenges.code, title: challenges.title, language: challenges.language },
}
const selectFound = (db: Db) =>
	db
		.select(found)
		.from(panelSeats)
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.innerJoin(users, eq(users.id, experts.userId))
		.innerJoin(panels, eq(panels.id, panelSeats.panelId))
		.innerJoin(challenges, eq(challenges.id, panels.challengeId))

/** One seat with its expert's account and its challenge; undefined when there is none. */
export async function findById(db: Db, seatId: string) {
	const [row] = await selectFound(db).where(eq(panelSeats.id, seatId))
	return row
}
export type FoundSeat = NonNullable<Awaited<ReturnType<typeof findById>>>

/** The seats a person was invited to, newest first; at most 100. */
export async function listOfUser(db: Db, userId: string) {
	return selectFound(db).where(eq(experts.userId, userId)).orderBy(desc(panelSeats.invitedAt), panelSeats.id).limit(100)
}

/** Every seat of a panel, in the order in which they were given. */
export async function listOfPanel(db: Db, panelId: string): Promise<SeatRow[]> {
	return db.select().from(panelSeats).where(eq(panelSeats.panelId, panelId)).orderBy(panelSeats.number, panelSeats.id).limit(most)
}

/** Gives a seat; answers its key. */
export async function insert(tx: Tx, seat: Omit<typeof panelSeats.$inferInsert, 'id' | 'status'>): Promise<string> {
	const [row] = await tx
		.insert(panelSeats)
		.values({ ...seat, status: 'invited' })
		.returning({ id: panelSeats.id })
	if (!row) throw new Error('the seat was not inserted')
	return row.id
}

type Answer = Partial<Pick<SeatRow, 'reason' | 'conflicts'>> & { answeredAt: Date }

/** Moves a seat, only from the status the decision was made on, and counts it among those given up where it is no more held; false means someone was faster. */
export async function moveStatus(tx: Tx, { id, panelId }: Pick<SeatRow, 'id' | 'panelId'>, move: SeatMove, answer: Answer): Promise<boolean> {
	const gone = (await listOfPanel(tx, panelId)).filter(({ turn }) => turn !== null).length
	const turn = liveSeats.includes(move.to) || move.to === 'released' ? null : gone + 1
	const moved = await tx
		.update(panelSeats)
		.set({ ...answer, status: move.to, turn })
		.where(and(eq(panelSeats.id, id), eq(panelSeats.status, move.from)))
		.returning({ id: panelSeats.id })
	return moved.length === 1
}

/** Invitations to judge what is still being judged that wait for an answer, the oldest first; at most 5,000. */
export async function listWaiting(db: Db) {
	const { id, invitedAt, remindedAt } = panelSeats
	return db
		.select({ seat: { id, invitedAt, remindedAt }, challengeId: challenges.id })
		.from(panelSeats)
		.innerJoin(panels, eq(panels.id, panelSeats.panelId))
		.innerJoin(challenges, eq(challenges.id, panels.challengeId))
		.where(and(eq(panelSeats.status, 'invited'), inArray(challenges.status, ['opened', 'evaluating'])))
		.orderBy(asc(invitedAt), asc(id))
		.limit(most)
}

/** Notes that an invited expert was asked again; false when it answered, or someone asked it meanwhile. */
export async function remind(tx: Tx, { id, remindedAt }: Pick<SeatRow, 'id' | 'remindedAt'>, at: Date): Promise<boolean> {
	const isAsSeen = remindedAt === null ? isNull(panelSeats.remindedAt) : eq(panelSeats.remindedAt, remindedAt)
	const reminded = await tx
		.update(panelSeats)
		.set({ remindedAt: at })
		.where(and(eq(panelSeats.id, id), eq(panelSeats.status, 'invited'), isAsSeen))
		.returning({ id: panelSeats.id })
	return reminded.length === 1
}

type Fee = Pick<SeatRow, 'feeFen' | 'feeNote' | 'feePaidAt'>

/** Notes the fee for a seat. */
export async function enterFee(tx: Tx, seatId: string, fee: Fee): Promise<void> {
	await tx.update(panelSeats).set(fee).where(eq(panelSeats.id, seatId))
}

/** Notes who came next. */
export async function noteNext(tx: Tx, seatId: string, nextCode: string): Promise<void> {
	await tx.update(panelSeats).set({ nextCode }).where(eq(panelSeats.id, seatId))
}

/** What a person is excluded from, newest first, with the conflicts found at the commitment; at most 100. */
export async function listExcluded(db: Db, userId: string) {
	const rows = await db
		.select({ code: challenges.code, title: challenges.title, language: challenges.language, conflicts: panelCandidates.conflicts, at: panels.committedAt })
		.from(panelCandidates)
		.innerJoin(experts, eq(experts.id, panelCandidates.expertId))
		.innerJoin(panels, eq(panels.id, panelCandidates.panelId))
		.innerJoin(challenges, eq(challenges.id, panels.challengeId))
		.innerJoin(users, eq(users.id, experts.userId))
		.where(eq(experts.userId, userId))
		.orderBy(desc(panels.committedAt), panels.id)
		.limit(100)
	return rows.filter(({ conflicts }) => conflicts.length > 0)
}
