import { inFormOrder } from '#app/domain/challenge/clarification.ts'
import { changesBetween } from '#app/domain/challenge/demand-values.ts'
import type { Disclosure, DisclosureLevel } from '#app/domain/challenge/disclosure.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { ChallengeFacts } from '#app/domain/permission/facts.ts'
import { readerOf } from '#app/services/challenge/disclosed-to.server.ts'
import type { Db } from '#db/client.ts'
import * as ClarificationRepository from '#db/repositories/clarification-repository.ts'

type Subject = { id: string; clarificationCount: number; disclosure: Disclosure }
type Indicator = { id: string; name: string }

/** The clarifications of a challenge as one reader may know them, in the order of their numbers. */
export async function describedClarifications(db: Db, actor: Actor, facts: ChallengeFacts, challenge: Subject, indicators: readonly Indicator[]) {
	if (challenge.clarificationCount === 0) return []
	const [rows, reaches] = await Promise.all([ClarificationRepository.listByChallenge(db, challenge.id), readerOf(db, actor, facts, challenge)])
	const levels: Readonly<Record<string, DisclosureLevel | undefined>> = challenge.disclosure
	return rows.map((row) => describe(row, indicators, (field) => reaches(levels[field] ?? 'public')))
}

function describe(row: ClarificationRepository.ClarificationRow, indicators: readonly Indicator[], isReadable: (field: string) => boolean) {
	const { number, reason, before, after, questionNumber, deadlineBeforeAt, deadlineAfterAt, publishedAt } = row
	const ordered = inFormOrder(
		changesBetween(before, after),
		indicators.map(({ id }) => id),
	)
	return {
		number,
		reason,
		questionNumber,
		publishedAt,
		deadline: deadlineBeforeAt && deadlineAfterAt ? { before: deadlineBeforeAt, after: deadlineAfterAt } : null,
		changes: ordered.filter(({ field }) => isReadable(field)),
		/** Fields it changed that this reader may not see. */
		keptBack: ordered.map(({ field }) => field).filter((field) => !isReadable(field)),
	}
}
