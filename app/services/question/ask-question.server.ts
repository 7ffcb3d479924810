import { countDays, dayOf, endOfDay } from '#app/domain/calendar/working-days.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { ask } from '#app/domain/question/question.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as QuestionRepository from '#db/repositories/question-repository.ts'

type AskQuestion = { store: Store; actor: Member; code: string; question: string; now: () => Date }

/** Asks about an open challenge; the answer is due after the days of its rules. Answers the question's number. Refuses the issuer, the unverified, and once the question period is over. */
export function askQuestion({ store, actor, code, question, now }: AskQuestion) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found) return refuse({ code: 'not-found' })
		const { challenge } = found
		const entry = { kind: 'question.asked', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		if (!can(actor, 'question.ask', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const decision = ask(challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		const { rules } = packOf(challenge)
		const duePeriod = countDays(dayOf(at), rules.answerDays, 'working', await currentCalendar(tx))
		const asked = { challengeId: challenge.id, question, askedAt: at, askedByUserId: actor.userId, dueAt: endOfDay(duePeriod.to), duePeriod }
		const { number } = await QuestionRepository.insert(tx, asked)
		await AuditRepository.append(tx, { ...entry, after: { number } })
		return accept({ number })
	})
}
