import { eq } from 'drizzle-orm'
import type { Member } from '#app/domain/permission/actor.ts'
import { encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import { beginEvaluation } from '#app/services/evaluation/begin-evaluation.server.ts'
import { acceptSeat } from '#app/services/judging/answer-seat.server.ts'
import { commitPanel } from '#app/services/judging/commit-panel.server.ts'
import { drawCommittedPanel } from '#app/services/judging/draw-panel.server.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import { bids, bidVersions, blindPackages, challenges, evaluations, experts, panelSeats, scoreSheets, sheetVersions } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { beforeDeadline as now } from './bidding.ts'
import { judging } from './judging.ts'
import { said } from './sealed-bids.ts'
import { vault } from './vault.ts'

/** As `judging`, with a drawn panel; `ready` has the bid qualified, its package passed and every seat accepted. */
export async function scoring() {
	const parts = await judging()
	const { store, office, issuer, challenge, code } = parts
	await commitPanel({ store, vault, actor: office, code, size: 3, now })
	await drawCommittedPanel({ store, vault, actor: issuer, code, words: '3101.25', now })
	const [bid] = await store.db.select().from(bids).where(eq(bids.challengeId, challenge.id))
	const bidId = bid?.id ?? ''
	const versionId = newId()
	await store.tx(async (tx) => {
		await tx.delete(bidVersions).where(eq(bidVersions.bidId, bidId))
		const content = encryptContent(vault, { id: versionId, bidId }, said('高温溶液聚合'))
		await tx.insert(bidVersions).values({ id: versionId, bidId, number: 1, content, savedAt: testNow, sealedAt: testNow })
	})
	const seatsOf = () => store.db.select().from(panelSeats).orderBy(panelSeats.number)
	const people = await store.db.select({ id: experts.id, userId: experts.userId }).from(experts)
	const memberOf = (expertId: string | undefined): Member => {
		const userId = people.find(({ id }) => id === expertId)?.userId
		const member = parts.free.find((one) => one.userId === userId)
		if (!member) throw new Error('somebody sits who is not free')
		return member
	}
	const acceptAll = async () => {
		for (const { id, expertId, status } of await seatsOf())
			if (status === 'invited') await acceptSeat({ store, actor: memberOf(expertId), seatId: id, declared: [], now })
	}
	const qualify = () => store.tx((tx) => tx.update(bids).set({ status: 'qualified' }).where(eq(bids.id, bidId)))
	const pass = () =>
		store.tx((tx) => tx.insert(blindPackages).values({ bidId, challengeId: challenge.id, code: 'ABCD', preparedAt: testNow, passedAt: testNow }))
	const begin = (actor = issuer) => beginEvaluation({ store, actor, code, now })
	const ready = async () => {
		await qualify()
		await pass()
		await acceptAll()
		return begin()
	}
	return { ...parts, bidId, seatsOf, memberOf, acceptAll, qualify, pass, begin, ready }
}

/** All that is stored of an evaluation. */
export async function allOfScoring({ db }: Store) {
	return {
		evaluations: await db.select().from(evaluations).orderBy(evaluations.id),
		sheets: await db.select().from(scoreSheets).orderBy(scoreSheets.id),
		versions: await db.select().from(sheetVersions).orderBy(sheetVersions.id),
		bids: await db.select().from(bids).orderBy(bids.id),
		challenges: await db.select().from(challenges).orderBy(challenges.id),
	}
}
