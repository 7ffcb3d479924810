import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { bids, challenges, evaluations, experts, panelSeats, panels, scoreSheets } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from './factories.ts'

const size = 3
const hash = '0'.repeat(64)

/** A drawn panel of a challenge whose three experts have accepted; nothing of it repeats a draw. Answers it with its seats in their order. */
async function makePanel(tx: Tx, { challengeId, at }: { challengeId: string; at: Date }) {
	const given = { status: 'drawn' as const, input: '{}', inputHash: hash, secretHash: hash, sealedSecret: '', secret: hash, committedAt: at, drawnAt: at }
	const before = await tx.select({ id: panels.id }).from(panels).where(eq(panels.challengeId, challengeId))
	const [panel] = await tx
		.insert(panels)
		.values({ ...given, challengeId, number: before.length + 1 })
		.returning()
	if (!panel) throw new Error('not inserted')
	const seats = []
	for (let number = 1; number <= size; number++) {
		const { userId } = await makeMember(tx, await makeOrganisation(tx, { slug: `seat-${panel.id}-${number}`, name: `评审单位${number}（${panel.id}）` }))
		const [expert] = await tx.insert(experts).values({ userId, fields: [], enteredAt: at }).returning()
		if (!expert) throw new Error('not inserted')
		const seat = { panelId: panel.id, expertId: expert.id, number, code: `E${number}`, status: 'accepted' as const, invitedAt: at, answeredAt: at }
		const [row] = await tx.insert(panelSeats).values(seat).returning()
		if (!row) throw new Error('not inserted')
		seats.push({ ...row, userId })
	}
	return { panel, seats }
}

/**
 * The next evaluation of a challenge with its scores locked: every bid that passed screening, or waits for it, has a submitted sheet of each
 * of three experts, without a word in them, and is `scored`; the challenge is `evaluating`. The earlier a bid was sealed the better its total.
 */
export async function makeLockedEvaluation(tx: Tx, { challengeId, at }: { challengeId: string; at: Date }) {
	const { panel, seats } = await makePanel(tx, { challengeId, at })
	const before = await tx.select({ id: evaluations.id }).from(evaluations).where(eq(evaluations.challengeId, challengeId))
	const [evaluation] = await tx
		.insert(evaluations)
		.values({ challengeId, number: before.length + 1, panelId: panel.id, status: 'locked', beganAt: at, dueAt: at, lockedAt: at })
		.returning()
	if (!evaluation) throw new Error('not inserted')
	const judged = await tx
		.select()
		.from(bids)
		.where(and(eq(bids.challengeId, challengeId), inArray(bids.status, ['opened', 'qualified', 'scored', 'shortlisted'])))
		.orderBy(bids.sealedAt, bids.id)
	for (const [turn, bid] of judged.entries()) {
		for (const { id: seatId, number } of seats) {
			const total = Math.max(0, 9500 - turn * 300 - number * 50)
			const sheet = { evaluationId: evaluation.id, seatId, bidId: bid.id, status: 'submitted' as const, points: { 0: Math.round(total / 100) }, total }
			await tx.insert(scoreSheets).values({ ...sheet, savedAt: at, submittedAt: at })
		}
		if (bid.status === 'opened' || bid.status === 'qualified') await tx.update(bids).set({ status: 'scored' }).where(eq(bids.id, bid.id))
	}
	await tx
		.update(challenges)
		.set({ status: 'evaluating', updatedAt: at })
		.where(and(eq(challenges.id, challengeId), eq(challenges.status, 'opened')))
	return { evaluation, panel, seats, bidIds: judged.map(({ id }) => id) }
}
