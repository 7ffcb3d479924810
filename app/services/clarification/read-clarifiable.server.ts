import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as QuestionRepository from '#db/repositories/question-repository.ts'
import { readClarifications } from './read-clarifications.server.ts'

type Reading = { store: Store; actor: Member; code: string; questionNumber: number | undefined; now: Date }

/** A released demand as the form of a clarification shows it, with the earlier clarifications and the question it answers. Refuses everyone but its issuer and chain lead as `not-found`. */
export async function readClarifiable({ store, actor, code, questionNumber, now }: Reading) {
	const read = await readClarifications({ store, actor, code, now })
	if (!read.ok) return read
	const found = await ChallengeRepository.findByCode(store.db, code)
	if (!found || !can(actor, 'challenge.clarify', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge } = found
	const question = questionNumber === undefined ? undefined : await QuestionRepository.findByNumber(store.db, challenge.id, questionNumber)
	return accept({
		...read.value,
		demand: challenge,
		indicators: await ChallengeRepository.listIndicators(store.db, challenge.id),
		question: question?.answer ? { number: question.number, question: question.question, answer: question.answer } : null,
	})
}
