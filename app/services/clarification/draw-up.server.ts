import { type Clarified, type ClarifiedDetails, type ClarifyMove, type ClarifyRefusal, clarified, clarify } from '#app/domain/challenge/clarification.ts'
import type { ClarificationEntry } from '#app/domain/challenge/clarification-form.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { questionsEnd } from '#app/domain/rules/release-rules.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Db } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as QuestionRepository from '#db/repositories/question-repository.ts'

type DrawnUp = ClarifyMove & { clarified: Clarified; questionsCloseAt: Date | null }

/** What a clarification would be if it were published at `at`, for its preview and for its publication alike. Refuses what the domain refuses, and a question that is not there. */
export async function drawUp(
	db: Db,
	challenge: ChallengeRepository.ChallengeRow,
	entry: ClarificationEntry,
	at: Date,
): Promise<Decision<DrawnUp, ClarifyRefusal | { code: 'question-unknown' }>> {
	const indicators = await ChallengeRepository.listIndicators(db, challenge.id)
	const change = clarified(challenge, indicators, detailsOf(entry))
	const { rules } = packOf(challenge)
	const decision = clarify(challenge, { base: entry.base, clarified: change, rules }, at)
	if (!decision.ok) return decision
	if (entry.questionNumber !== undefined && !(await QuestionRepository.findByNumber(db, challenge.id, entry.questionNumber))?.answer) {
		return refuse({ code: 'question-unknown' })
	}
	const { before, bidsCloseAt } = decision.value
	const end = bidsCloseAt > before ? questionsEnd(bidsCloseAt, rules, await currentCalendar(db)) : null
	return accept({ ...decision.value, clarified: change, questionsCloseAt: later(challenge.questionsCloseAt, end) })
}

function detailsOf({ budget, indicators, ...entry }: ClarificationEntry): ClarifiedDetails {
	return { ...entry, budgetFen: budget, indicators: indicators.map((one) => ({ ...one, id: one.id ?? newId() })) }
}

function later(one: Date | null, other: Date | null): Date | null {
	return one && other ? (one > other ? one : other) : (other ?? one)
}
