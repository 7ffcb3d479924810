import { move, statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { answer as decide } from '#app/domain/question/question.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptOn } from '#app/services/challenge/attempt-on.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as QuestionRepository from '#db/repositories/question-repository.ts'

type AnswerQuestion = { store: Store; actor: Member; code: string; number: number; answer: string; changesDemand?: boolean; now: () => Date }

/**
 * The issuer answers a question; question and answer are public from then on, without the asker's name. Refuses a second
 * answer, and after the opening; an answer that changes the demand also where no clarification can follow any more.
 */
export function answerQuestion({ store, actor, code, number, answer, changesDemand = false, now }: AnswerQuestion) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'question.answered', actor, permission: 'question.answer', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const question = await QuestionRepository.findByNumber(tx, challenge.id, number)
		if (!question) return refuse({ code: 'not-found' })
		const decision = decide(challenge, question.answer !== null, at)
		if (!decision.ok) return refused(tx, entry, decision)
		const clarifying = move('clarify', statusAt(challenge, at))
		if (changesDemand && !clarifying.ok) return refused(tx, entry, clarifying)
		if (!(await QuestionRepository.answer(tx, question.id, { answer, answeredAt: at, answeredByUserId: actor.userId }))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, after: { number, changesDemand } })
		return accept(null)
	})
}
