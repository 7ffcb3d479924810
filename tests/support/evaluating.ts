import { eq } from 'drizzle-orm'
import { blankContent } from '#app/domain/bid/content.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { bidVersions, defenceSessions, evaluations, scoreSheets, sheetVersions } from '#db/schema/index.ts'
import { makeBid, makeChallenge, makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { bidding, everything, beforeDeadline as now } from './bidding.ts'
import { makeEvaluation, sheetSaying, submittedSheet } from './evaluation-rows.ts'
import { vault } from './vault.ts'

const criteria = [
	{ name: '技术指标', weight: 60 },
	{ name: '研究基础', weight: 40 },
]

/** A challenge under evaluation: three qualified bids, three experts with every sheet a draft. */
export async function evaluating() {
	const parts = await bidding()
	const { store, issuer, firm, rival } = parts
	const made = await store.tx(async (tx) => {
		const shared = { issuerOrganisationId: issuer.organisation.id, chainSlug: 'new-materials', citySlug: 'suzhou' as const, listId: parts.challenge.listId }
		const challenge = await makeChallenge(tx, { ...shared, status: 'evaluating', criteria })
		const third = await makeMember(tx, await makeOrganisation(tx))
		const indicators = await ChallengeRepository.listIndicators(tx, challenge.id)
		const bidIds: string[] = []
		for (const [at, { organisation }] of [firm, rival, third].entries()) {
			const { bid, version } = await makeBid(tx, { challengeId: challenge.id, organisationId: organisation.id, status: 'qualified' })
			const promises = Object.fromEntries(indicators.map(({ id }, place) => [id, String(20 + 10 * at + place)]))
			const content = encryptContent(vault, { id: version.id, bidId: bid.id }, { ...blankContent, approach: '方案', priceFen: 100_000_000 + at, promises })
			await tx.update(bidVersions).set({ content }).where(eq(bidVersions.id, version.id))
			bidIds.push(bid.id)
		}
		const panel: Member[] = []
		for (let at = 0; at < 3; at++) panel.push(await makeMember(tx, await makeOrganisation(tx)))
		const begun = await makeEvaluation(tx, { challenge, userIds: panel.map(({ userId }) => userId), bidIds, at: now() })
		return { challenge, third, bidIds, panel, indicatorIds: indicators.map(({ id }) => id), ...begun }
	})
	return { ...parts, ...made, code: made.challenge.code, evaluationId: made.evaluation.id }
}
type Evaluating = Awaited<ReturnType<typeof evaluating>>

/** Submits sheets with these points for every criterion: by bid, then by seat. Null leaves a sheet as it is. */
export async function submitSheets({ store, bidIds, seats, sheets, indicatorIds }: Evaluating, points: readonly (readonly (number | null)[])[]) {
	await store.tx(async (tx) => {
		for (const [bidAt, ofBid] of points.entries()) {
			for (const [seatAt, given] of ofBid.entries()) {
				const sheet = sheets.find(({ bidId, seatId }) => bidId === bidIds[bidAt] && seatId === seats[seatAt]?.id)
				if (!sheet || given === null) continue
				const content = sheetSaying({ points: [given, given], overall: `总体意见${bidAt}${seatAt}` }, indicatorIds)
				const { row, version } = submittedSheet({ vault, sheet, criteria, content, at: now() })
				await tx.update(scoreSheets).set(row).where(eq(scoreSheets.id, sheet.id))
				await tx.insert(sheetVersions).values(version).onConflictDoNothing()
			}
		}
	})
}

/** All that is stored of an evaluation and its bids: to compare before and after a refusal. */
export async function allOfEvaluation(store: Store) {
	return {
		...(await everything(store)),
		evaluations: await store.db.select().from(evaluations),
		sheets: await store.db.select().from(scoreSheets).orderBy(scoreSheets.id),
		defences: await store.db.select().from(defenceSessions).orderBy(defenceSessions.id),
	}
}
