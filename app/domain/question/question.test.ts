import { expect, test } from 'vitest'
import { challengeStatuses } from '../challenge/lifecycle.ts'
import { refuse } from '../decision.ts'
import { answer, ask } from './question.ts'

const questionsCloseAt = new Date('2026-12-11T16:00:00Z')
const bidsCloseAt = new Date('2026-12-18T09:00:00Z')
const challenge = { status: 'open' as const, bidsCloseAt, questionsCloseAt }
const justBefore = (instant: Date) => new Date(instant.getTime() - 1)

test('questions are taken while the challenge is open, until the set instant; until the deadline where none was set', () => {
	expect(ask(challenge, justBefore(questionsCloseAt)).ok).toBe(true)
	expect(ask(challenge, questionsCloseAt)).toEqual(refuse({ code: 'questions-closed' }))
	expect(ask({ ...challenge, questionsCloseAt: null }, justBefore(bidsCloseAt)).ok).toBe(true)
	expect(ask(challenge, bidsCloseAt)).toEqual(refuse({ code: 'wrong-status', status: 'closed' }))
	for (const status of challengeStatuses) expect(ask({ ...challenge, status }, justBefore(questionsCloseAt)).ok).toBe(status === 'open')
})

test('a question is answered once, until the bids are opened', () => {
	expect(answer(challenge, true, questionsCloseAt)).toEqual(refuse({ code: 'already-answered' }))
	for (const status of challengeStatuses) {
		expect(answer({ ...challenge, status }, false, questionsCloseAt).ok).toBe(['open', 'suspended', 'closed'].includes(status))
	}
})
