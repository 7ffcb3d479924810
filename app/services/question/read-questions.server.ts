import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { ask, questionsUntil } from '#app/domain/question/question.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ClarificationRepository from '#db/repositories/clarification-repository.ts'
import * as QuestionRepository from '#db/repositories/question-repository.ts'

type Reading = { store: Store; actor: Actor; code: string; now: Date }

/**
 * The questions of a challenge as a reader may know them: answered ones by everyone, one that waits by whoever asked it
 * and whoever answers. Never who asked. Each with the clarification its answer brought about.
 */
export async function readQuestions({ store: { db }, actor, code, now }: Reading) {
	const found = await ChallengeRepository.findByCode(db, code)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || !can(actor, 'challenge.read', facts)) return refuse({ code: 'not-found' })
	const { challenge } = found
	const mayAnswer = can(actor, 'question.answer', facts)
	const isOwn = (userId: string) => actor.kind === 'user' && actor.userId === userId
	const known = (await QuestionRepository.listByChallenge(db, challenge.id)).filter((one) => one.answer !== null || mayAnswer || isOwn(one.askedByUserId))
	const clarifications = challenge.clarificationCount === 0 ? [] : await ClarificationRepository.listByChallenge(db, challenge.id)
	const questions = known.map(({ number, question, askedAt, askedByUserId, dueAt, duePeriod, answer, answeredAt }) => {
		const clarification = clarifications.find(({ questionNumber }) => questionNumber === number)?.number ?? null
		return { number, question, askedAt, dueAt, duePeriod, answer, answeredAt, clarification, isOwn: isOwn(askedByUserId) }
	})
	return accept({
		challenge: { code, title: challenge.title, language: challenge.language },
		questions,
		mayAnswer,
		mayClarify: can(actor, 'challenge.clarify', facts) && statusAt(challenge, now) === 'open',
		mayAsk: can(actor, 'question.ask', facts) && ask(challenge, now).ok,
		isOpen: ask(challenge, now).ok,
		until: questionsUntil(challenge),
	})
}
