import type { Clarified } from '#app/domain/challenge/clarification.ts'
import type { ClarificationEntry } from '#app/domain/challenge/clarification-form.ts'
import { demandValuesOf } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptOn } from '#app/services/challenge/attempt-on.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ClarificationRepository from '#db/repositories/clarification-repository.ts'
import * as DemandRepository from '#db/repositories/demand-repository.ts'
import * as VersionRepository from '#db/repositories/version-repository.ts'
import { drawUp } from './draw-up.server.ts'

type Publishing = { store: Store; actor: Member; code: string; clarification: ClarificationEntry; now: () => Date }

/**
 * The issuer or its chain lead changes an open challenge by a numbered clarification (澄清/补遗), in one unit of work: the
 * demand and its indicators, what search finds, a version, the clarification, and the deadline where less than 72 hours
 * would remain. Sealed bids stand, but have to be confirmed. Answers its number. Refuses as `clarify` does.
 */
export function publishClarification({ store, actor, code, clarification, now }: Publishing) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.clarified', actor, permission: 'challenge.clarify', at })
		if (!attempt.ok) return attempt
		const { found, challenge, entry } = attempt.value
		const decision = await drawUp(tx, challenge, clarification, at)
		if (!decision.ok) return refused(tx, entry, decision)
		const { number, before: closedAt, bidsCloseAt, questionsCloseAt, clarified } = decision.value
		const { reason } = clarification
		const isMoved = bidsCloseAt > closedAt
		const changes = {
			...columnsOf(clarified),
			updatedAt: at,
			...(isMoved ? { bidsCloseAt, questionsCloseAt, deadlineMovedAt: at, deadlineReason: reason } : {}),
		}
		if (!(await ClarificationRepository.changeDemand(tx, { ...challenge, bidsCloseAt: closedAt }, changes))) return refuse({ code: 'stale' })
		await changeIndicators(tx, challenge.id, clarified)
		await ClarificationRepository.insert(tx, {
			challengeId: challenge.id,
			number,
			reason,
			before: clarified.before,
			after: clarified.after,
			questionNumber: clarification.questionNumber ?? null,
			deadlineBeforeAt: isMoved ? closedAt : null,
			deadlineAfterAt: isMoved ? bidsCloseAt : null,
			publishedAt: at,
			publishedByUserId: actor.userId,
		})
		const values = demandValuesOf({ ...clarified.demand, bidsCloseAt }, clarified.indicators)
		await VersionRepository.insert(tx, { challengeId: challenge.id, values, createdAt: at, createdByUserId: actor.userId })
		const names = clarified.indicators.map(({ name }) => name)
		const texts = ChallengeRepository.searchedTexts({ ...challenge, ...columnsOf(clarified) }, names, found.issuer.name)
		await ChallengeRepository.indexForSearch(tx, [{ challengeId: challenge.id, texts }])
		await AuditRepository.append(tx, {
			...entry,
			before: isMoved ? { bidsCloseAt: closedAt.toISOString() } : {},
			after: { number, fields: clarified.changes.map(({ field }) => field).join(' '), ...(isMoved ? { bidsCloseAt: bidsCloseAt.toISOString() } : {}) },
			reason,
		})
		return accept({ number, bidsCloseAt })
	})
}

/** The columns of the challenge that a clarification may write. */
function columnsOf({ demand }: Clarified) {
	const { problem, stateOfArt, researchContent, goal, deliverables, indicatorText, acceptanceCriteria, offered, budgetNote } = demand
	const { conditions, ipRule, backgroundIp, incomeSplit, budgetFen, durationMonths, payments } = demand
	const wanted = { problem, stateOfArt, researchContent, goal, deliverables, indicatorText, acceptanceCriteria, offered, budgetNote }
	return { ...wanted, conditions, ipRule, backgroundIp, incomeSplit, budgetFen, durationMonths, payments: [...payments] }
}

async function changeIndicators(tx: Tx, challengeId: string, { indicators, after, before }: Clarified) {
	const isNew = (id: string) => after[`indicators.${id}.name`] !== undefined && before[`indicators.${id}.name`] === ''
	const isChanged = (id: string) => Object.keys(after).some((field) => field.startsWith(`indicators.${id}.`))
	const placed = indicators.map((one, at) => ({ ...one, challengeId, position: at + 1 }))
	for (const one of placed) if (isChanged(one.id) && !isNew(one.id)) await ClarificationRepository.changeIndicator(tx, one.id, one)
	await DemandRepository.insertIndicators(
		tx,
		placed.filter(({ id }) => isNew(id)),
	)
}
