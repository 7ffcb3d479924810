import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { challenges, questions } from '#db/schema/index.ts'
import { beforeDeadline, bidding, deadline, refusedAttempts } from '#tests/support/bidding.ts'
import { answerQuestion } from './answer-question.server.ts'
import { askQuestion } from './ask-question.server.ts'
import { readQuestions } from './read-questions.server.ts'

const question = '灰分是否可以由第三方在中试现场测定？'

test('a question waits for its answer unseen by others, then both are public without who asked', async () => {
	const { store, issuer, firm, colleague, rival, office, challenge } = await bidding()
	const asked = await askQuestion({ store, actor: firm, code: challenge.code, question, now: beforeDeadline })
	expect(asked).toMatchObject({ value: { number: 1 } })
	const read = (actor: Parameters<typeof readQuestions>[0]['actor']) => readQuestions({ store, actor, code: challenge.code, now: beforeDeadline() })
	for (const actor of [visitor, rival, office, colleague]) expect(await read(actor)).toMatchObject({ value: { questions: [] } })
	for (const actor of [firm, issuer])
		expect(await read(actor)).toMatchObject({ value: { questions: [{ number: 1, answer: null, dueAt: new Date('2026-11-27T16:00:00Z') }] } })

	const answer = '可以，需双方到场。'
	const answering = { store, code: challenge.code, number: 1, answer, now: beforeDeadline }
	for (const actor of [firm, rival, office]) expect(await answerQuestion({ ...answering, actor })).toEqual(refuse({ code: 'not-found' }))
	expect((await answerQuestion({ ...answering, actor: issuer })).ok).toBe(true)
	expect(await answerQuestion({ ...answering, actor: issuer })).toEqual(refuse({ code: 'already-answered' }))
	for (const actor of [visitor, rival, issuer]) {
		const page = await read(actor)
		expect(page).toMatchObject({ value: { questions: [{ question, answer, isOwn: false }] } })
		for (const secret of [firm.userId, firm.name, firm.organisation.name]) expect(JSON.stringify(page)).not.toContain(secret)
	}
})

test('questions end when the challenge says; the issuer and the unverified do not ask, and a refusal writes nothing but its attempt', async () => {
	const { store, issuer, firm, pending, foreign, challenge } = await bidding()
	const questionsCloseAt = new Date(deadline.getTime() - 5 * 86_400_000)
	await store.tx((tx) => tx.update(challenges).set({ questionsCloseAt }).where(eq(challenges.id, challenge.id)))
	const asking = { store, code: challenge.code, question, now: beforeDeadline }
	expect(await askQuestion({ ...asking, actor: issuer })).toEqual(refuse({ code: 'forbidden' }))
	expect(await askQuestion({ ...asking, actor: pending })).toEqual(refuse({ code: 'forbidden' }))
	expect(await askQuestion({ ...asking, actor: firm, code: foreign.code })).toEqual(refuse({ code: 'forbidden' }))
	expect(await askQuestion({ ...asking, actor: firm, now: () => questionsCloseAt })).toEqual(refuse({ code: 'questions-closed' }))
	expect(await store.db.select().from(questions)).toEqual([])
	expect((await refusedAttempts(store)).map(({ kind }) => kind)).toEqual(Array(4).fill('question.asked'))
	expect((await askQuestion({ ...asking, actor: firm, now: () => new Date(questionsCloseAt.getTime() - 1) })).ok).toBe(true)
})

test('two questions at once get numbers of their own', async () => {
	const { store, firm, rival, challenge } = await bidding()
	const ask = (actor: typeof firm) => askQuestion({ store, actor, code: challenge.code, question, now: beforeDeadline })
	const numbers = (await Promise.all([ask(firm), ask(rival)])).map((outcome) => outcome.ok && outcome.value.number)
	expect(numbers.sort()).toEqual([1, 2])
})
