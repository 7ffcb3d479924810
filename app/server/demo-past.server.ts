import { bytesToHex } from '@noble/hashes/utils.js'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { drawPanel, inputHashOf, secretHashOf, writeDrawInput } from '#app/crypto/panel-draw.ts'
import { scoredCriteria, totalOf } from '#app/domain/evaluation/sheet.ts'
import { sheetIn } from '#app/domain/evaluation/sheet-form.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { encryptComments } from '#app/services/evaluation/encrypted-sheet.server.ts'
import { secretRecord } from '#app/services/judging/commit-panel.server.ts'
import { freezePool } from '#app/services/judging/freeze-pool.server.ts'
import { readPool } from '#app/services/judging/panel-pool.server.ts'
import type { Store, Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { ChallengeRow } from '#db/repositories/challenge-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import { bids, challenges, evaluations, experts, panelSeats, proposalPlaces, proposals, scoreSheets, users } from '#db/schema/index.ts'
import { daysAfter } from '#db/seed/demo-instants.ts'
import { demoExpertEmail } from '#db/seed/demo-users.ts'
import { judgedIndicators } from './demo-evaluation.server.ts'
import { sheetValuesOf } from './demo-sheets.ts'

type Past = { store: Store; vault: Vault; challenge: ChallengeRow; proposedAt: Date; proposalId: string; officerId: string }

/**
 * Gives the demo's awards of earlier what they came of: a drawn panel whose record repeats, and an evaluation that ranks the bids as they were
 * placed. Written as history: without leaves in the log, news or entries of the audit log.
 */
export async function judgePast({ store, vault, officerId }: Pick<Past, 'store' | 'vault' | 'officerId'>): Promise<void> {
	const past = await store.db
		.select({ challenge: challenges, proposedAt: proposals.madeAt, proposalId: proposals.id })
		.from(proposals)
		.innerJoin(challenges, eq(challenges.id, proposals.challengeId))
		.leftJoin(evaluations, eq(evaluations.challengeId, challenges.id))
		.where(isNull(evaluations.id))
		.orderBy(asc(challenges.code))
		.limit(50)
	for (const one of past) await store.tx((tx) => judgeOne(tx, { store, vault, officerId, ...one }))
}

async function judgeOne(tx: Tx, past: Past): Promise<void> {
	const { vault, challenge, proposedAt } = past
	const at = (days: number) => daysAfter(proposedAt, -days)
	const { panelId, seatIds } = await drawPast(tx, past)
	const evaluation = { id: newId(), challengeId: challenge.id, number: 1, panelId, status: 'locked' as const }
	await tx.insert(evaluations).values({ ...evaluation, beganAt: at(4), dueAt: at(1.5), lockedAt: at(1) })
	const criteria = scoredCriteria(challenge)
	const sheets = []
	for (const [turn, bid] of (await placedBids(tx, past)).entries()) {
		const indicators = await judgedIndicators({ db: tx, vault, challenge }, bid.id)
		const points = 90 - turn * 5 - indicators.filter(({ isMet }) => !isMet).length * 6
		for (const [number, seatId] of seatIds.entries()) {
			const content = sheetIn(sheetValuesOf({ turn: turn * 3 + number, points: points - number * 2 }, { criteria: criteria.length, indicators }))
			const sheet = { id: newId(), evaluationId: evaluation.id, seatId, bidId: bid.id }
			const kept = { points: content.points, judgements: content.judgements, comments: encryptComments(vault, sheet, content.comments) }
			const instants = { savedAt: at(2), submittedAt: at(2) }
			sheets.push({ ...sheet, ...kept, ...instants, status: 'submitted' as const, total: totalOf(content.points, criteria) })
		}
	}
	await tx.insert(scoreSheets).values(sheets)
}

/** The bids that were judged: the winner, its reserves in their order, then the rest. */
async function placedBids(tx: Tx, { challenge, proposalId }: Past) {
	const standing = await tx
		.select({ id: bids.id })
		.from(bids)
		.where(and(eq(bids.challengeId, challenge.id), inArray(bids.status, ['scored', 'won', 'lost'])))
		.orderBy(bids.sealedAt, bids.id)
		.limit(100)
	const places = await tx.select().from(proposalPlaces).where(eq(proposalPlaces.proposalId, proposalId)).limit(100)
	const orderOf = (bidId: string) => {
		const own = places.find((one) => one.bidId === bidId)
		return own ? (own.role === 'winner' ? 0 : own.place) : standing.length
	}
	return standing.sort((one, other) => orderOf(one.id) - orderOf(other.id))
}

/** Draws a panel of three as it would have been drawn, without the demo's expert, who has enough to do; answers its seats in their order. */
async function drawPast(tx: Tx, { vault, challenge, proposedAt, officerId }: Past) {
	const at = (days: number) => daysAfter(proposedAt, -days)
	const { input, candidates } = freezePool(await readPool(tx, challenge, at(7)), { challenge: challenge.code, panel: 1, size: 3 })
	const [own] = await tx.select({ id: experts.id }).from(experts).innerJoin(users, eq(users.id, experts.userId)).where(eq(users.email, demoExpertEmail))
	const ownCode = candidates.find(({ expertId }) => expertId === own?.id)?.code
	const secret = bytesToHex(crypto.getRandomValues(new Uint8Array(32)))
	const { words, codes } = wordsWithout(ownCode, (said) => drawPanel({ input, secret, words: said }))
	const id = newId()
	const hashes = { inputHash: inputHashOf(input), secretHash: secretHashOf(secret), sealedSecret: vault.encrypt(secret, secretRecord(id)) }
	const panel = { id, challengeId: challenge.id, number: 1, status: 'committed' as const, input: writeDrawInput(input), ...hashes }
	await PanelRepository.insert(tx, { ...panel, committedAt: at(7), committedByUserId: officerId }, candidates)
	await PanelRepository.draw(tx, id, { secret, words, drawnAt: at(6), drawnByUserId: officerId }, codes)
	const seatIds = []
	for (const [index, code] of codes.entries()) {
		const expertId = candidates.find((one) => one.code === code)?.expertId
		if (expertId === undefined) throw new Error(`nobody stands under ${code}`)
		const seat = { id: newId(), panelId: id, expertId, number: index + 1, code, status: 'accepted' as const, invitedAt: at(6), answeredAt: at(5) }
		await tx.insert(panelSeats).values(seat)
		seatIds.push(seat.id)
	}
	return { panelId: id, seatIds }
}

function wordsWithout(code: string | null | undefined, draw: (words: string) => ReturnType<typeof drawPanel>) {
	for (let points = 298_010; points < 299_010; points++) {
		const words = `上证指数收于 ${points / 100}`
		const drawn = draw(words)
		if (!drawn.ok) throw new Error(`the demo's past: ${drawn.refusal.code}`)
		const codes = drawn.value.map((one) => one.code)
		if (!codes.some((one) => one === code)) return { words, codes }
	}
	throw new Error('the demo’s expert is always drawn')
}
