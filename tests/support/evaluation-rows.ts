import type { Judgement } from '#app/domain/evaluation/lifecycle.ts'
import { type SheetContent, scoredCriteria, totalOf } from '#app/domain/evaluation/sheet.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { encryptComments } from '#app/services/evaluation/encrypted-sheet.server.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { ChallengeRow } from '#db/repositories/challenge-repository.ts'
import { blindPackages, evaluations, experts, panelSeats, panels, scoreSheets, type sheetVersions } from '#db/schema/index.ts'

type Begin = { challenge: Pick<ChallengeRow, 'id'>; panelNumber?: number; userIds: readonly string[]; bidIds: readonly string[]; at: Date }

/** An evaluation that began: a panel of these people with their seats accepted, a package for each bid, and every sheet a draft. */
export async function makeEvaluation(tx: Tx, { challenge, panelNumber = 1, userIds, bidIds, at }: Begin) {
	const panelId = newId()
	const drawn = { status: 'drawn' as const, input: '{}', inputHash: '00', secretHash: '00', sealedSecret: '', secret: '00', committedAt: at, drawnAt: at }
	await tx.insert(panels).values({ id: panelId, challengeId: challenge.id, number: panelNumber, ...drawn })
	const seats: { id: string; number: number; userId: string }[] = []
	for (const [place, userId] of userIds.entries()) {
		const expertId = newId()
		await tx.insert(experts).values({ id: expertId, userId, fields: [], speciality: '', enteredAt: at })
		const seat = { id: newId(), panelId, expertId, number: place + 1, code: `P${place + 1}`, status: 'accepted' as const, invitedAt: at, answeredAt: at }
		await tx.insert(panelSeats).values(seat)
		seats.push({ id: seat.id, number: seat.number, userId })
	}
	for (const [place, bidId] of bidIds.entries())
		await tx.insert(blindPackages).values({ bidId, challengeId: challenge.id, code: codeOf(place), preparedAt: at, passedAt: at })
	const evaluation = {
		id: newId(),
		challengeId: challenge.id,
		number: 1,
		panelId,
		status: 'scoring' as const,
		beganAt: at,
		dueAt: new Date(at.getTime() + 604_800_000),
	}
	await tx.insert(evaluations).values(evaluation)
	const sheets = bidIds.flatMap((bidId) =>
		seats.map((seat) => ({ id: newId(), evaluationId: evaluation.id, bidId, seatId: seat.id, status: 'draft' as const, savedAt: at })),
	)
	for (let from = 0; from < sheets.length; from += 500) await tx.insert(scoreSheets).values(sheets.slice(from, from + 500))
	return { evaluation, seats, sheets }
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const letterAt = (at: number) => letters[Math.floor(at) % letters.length] ?? 'A'
/** Four letters, a code of its own for each of some ten thousand bids. */
const codeOf = (place: number) => `${letterAt(place)}${letterAt(place / letters.length)}${letterAt(place / letters.length ** 2)}X`

type Say = { points: readonly number[]; judgement?: Judgement; overall?: string }

/** What a sheet says, where every criterion is given its points and a comment and every indicator the same judgement. */
export function sheetSaying({ points, judgement = 'achievable', overall = '方案可行，依据充分' }: Say, indicatorIds: readonly string[]): SheetContent {
	return {
		points: Object.fromEntries(points.map((one, at) => [at, one])),
		judgements: Object.fromEntries(indicatorIds.map((id) => [id, judgement])),
		comments: {
			criteria: Object.fromEntries(points.map((one, at) => [at, `此项 ${one} 分的理由`])),
			indicators: judgement === 'achievable' ? {} : Object.fromEntries(indicatorIds.map((id) => [id, '依据不足'])),
			overall,
		},
	}
}

type Submit = { vault: Vault; sheet: { id: string; bidId: string; seatId: string }; criteria: ChallengeRow['criteria']; content: SheetContent; at: Date }

/** A submitted sheet as its row and its first version keep it. */
export function submittedSheet({ vault, sheet, criteria, content, at }: Submit) {
	const { points, judgements, comments } = content
	const total = totalOf(points, scoredCriteria({ criteria }))
	return {
		row: { status: 'submitted' as const, points, judgements, comments: encryptComments(vault, sheet, comments), total, savedAt: at, submittedAt: at },
		version: { id: newId(), sheetId: sheet.id, number: 1, content: '', hash: '00', total, submittedAt: at } satisfies typeof sheetVersions.$inferInsert,
	}
}
