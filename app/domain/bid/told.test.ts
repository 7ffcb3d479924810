import { expect, test } from 'vitest'
import type { ChallengeStatus } from '../challenge/lifecycle.ts'
import { type BidStatus, bidStatuses } from './lifecycle.ts'
import { nextStepOf, toldOf } from './next-step.ts'

const quietly = { role: 'winner', isPublic: false } as const
const publicly = { role: 'winner', isPublic: true } as const
const inReserve = { role: 'reserve', isPublic: true } as const

test.each<[BidStatus, ChallengeStatus, Parameters<typeof toldOf>[2], ReturnType<typeof toldOf>]>([
	['scored', 'evaluating', null, { place: null, step: 'await-decision' }],
	['scored', 'evaluating', quietly, { place: 'proposed', step: null }],
	['shortlisted', 'evaluating', quietly, { place: 'proposed', step: null }],
	['scored', 'noticed', null, { place: null, step: 'under-notice' }],
	['scored', 'noticed', publicly, { place: 'noticed', step: 'under-notice' }],
	['shortlisted', 'noticed', publicly, { place: 'noticed', step: 'under-notice' }],
	['scored', 'noticed', inReserve, { place: 'reserve', step: 'under-notice' }],
	['won', 'awarded', publicly, { place: 'won', step: 'see-outcome' }],
	['contracted', 'delivering', publicly, { place: 'contracted', step: 'see-outcome' }],
	['lost', 'awarded', inReserve, { place: 'reserve', step: 'see-outcome' }],
	['lost', 'awarded', null, { place: null, step: 'see-outcome' }],
	['refused', 'evaluating', quietly, { place: 'refused', step: 'see-outcome' }],
	['disqualified', 'evaluating', null, { place: null, step: 'see-outcome' }],
])('a bid that is %s on a challenge that is %s, placed %o, is told one thing', (status, challenge, place, expected) => {
	expect(toldOf(status, challenge, place)).toEqual(expected)
})

test('who is proposed to win is never told at once to wait for the decision, and without a place nothing changes', () => {
	for (const status of bidStatuses) {
		expect(toldOf(status, 'evaluating', quietly).step).not.toBe('await-decision')
		expect(toldOf(status, 'evaluating', null)).toEqual({ place: null, step: nextStepOf(status, 'evaluating') })
	}
})
