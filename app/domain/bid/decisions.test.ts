import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeStatuses } from '../challenge/lifecycle.ts'
import { refuse } from '../decision.ts'
import { gapsOf } from './content.ts'
import { change, prepare, seal, withdraw } from './decisions.ts'
import { bidStatuses } from './lifecycle.ts'
import { nextStepOf } from './next-step.ts'

const deadline = 1000
const challenge = fc.record({ status: fc.constantFrom(...challengeStatuses), bidsCloseAt: fc.constant(new Date(deadline)) })
const bid = fc.constantFrom(...bidStatuses)
const instant = fc.integer({ min: 990, max: 1010 }).map((time) => new Date(time))
const runs = { seed: 3, numRuns: 1000 }

test('nothing of a bid moves unless the challenge is open and the clock stands before the deadline', () => {
	fc.assert(
		fc.property(bid, challenge, instant, (status, window, now) => {
			const isOpen = window.status === 'open' && now.getTime() < deadline
			const sealing = { status, hasWorkingVersion: true, gaps: [] }
			for (const decision of [seal(sealing, window, now), withdraw(status, window, now), change(status, window, now)])
				if (decision.ok) expect(isOpen).toBe(true)
			const preparation = prepare(status, window, now)
			if (preparation.ok && preparation.value.kind !== 'continue') expect(isOpen).toBe(true)
			if (isOpen) expect(change(status, window, now).ok).toBe(status === 'draft' || status === 'sealed')
		}),
		runs,
	)
})

test('the last millisecond counts and the deadline itself does not', () => {
	const window = { status: 'open' as const, bidsCloseAt: new Date(deadline) }
	const sealing = { status: 'draft' as const, hasWorkingVersion: true, gaps: [] }
	expect(seal(sealing, window, new Date(deadline - 1)).ok).toBe(true)
	expect(seal(sealing, window, new Date(deadline))).toEqual(refuse({ code: 'deadline-passed' }))
	expect(seal(sealing, { ...window, status: 'closed' }, new Date(deadline))).toEqual(refuse({ code: 'deadline-passed' }))
	expect(seal(sealing, { ...window, status: 'withdrawn' }, new Date(deadline))).toEqual(refuse({ code: 'wrong-status', status: 'withdrawn' }))
})

test('a withdrawn bid is taken up again, and a live one continued', () => {
	const window = { status: 'open' as const, bidsCloseAt: new Date(deadline) }
	expect(prepare('withdrawn', window, new Date(0))).toMatchObject({ value: { kind: 'redraft', move: { from: 'withdrawn', to: 'draft' } } })
	expect(prepare('sealed', window, new Date(0))).toMatchObject({ value: { kind: 'continue' } })
	expect(prepare('lost', window, new Date(0))).toEqual(refuse({ code: 'wrong-bid-status', status: 'lost' }))
})

test('a complete bid promises a value for every indicator, a number where the target is one', () => {
	const indicators = [
		{ id: 'a', comparator: 'at-least' as const, target: '30' },
		{ id: 'b', comparator: 'text' as const, target: '通过评审' },
		{ id: 'c', comparator: 'range' as const, target: '40' },
	]
	const content = {
		approach: '路线',
		team: '团队',
		foundation: '',
		schedule: '进度',
		priceFen: 1,
		promises: { a: '35', b: '可以', c: '50' },
		notes: {},
		partners: [],
	}
	expect(gapsOf(content, indicators)).toEqual([])
	expect(gapsOf({ ...content, team: ' ', priceFen: null, promises: { a: '约35', c: '' } }, indicators)).toEqual([
		{ field: 'promises.a', reason: 'number-required' },
		{ field: 'promises.b', reason: 'required' },
		{ field: 'promises.c', reason: 'required' },
		{ field: 'team', reason: 'required' },
		{ field: 'price', reason: 'required' },
	])
	const gaps = gapsOf({ ...content, approach: '' }, indicators)
	expect(seal({ status: 'draft', hasWorkingVersion: true, gaps }, { status: 'open', bidsCloseAt: null }, new Date(0))).toEqual(
		refuse({ code: 'incomplete', gaps }),
	)
})

test('every status of a bid has a next step, and none is told to write once bids are closed', () => {
	for (const status of bidStatuses) {
		expect(nextStepOf(status, 'open')).not.toBe('never-submitted')
		expect(['fill-in', 'improve', 'prepare-again']).not.toContain(nextStepOf(status, 'closed'))
	}
	expect(nextStepOf('sealed', 'closed')).toBe('await-opening')
})

test('while a challenge is suspended its bids wait, and none is told that it came too late', () => {
	for (const status of ['draft', 'sealed', 'withdrawn'] as const) expect(nextStepOf(status, 'suspended')).toBe('paused')
})

test('a bid that was destroyed with its challenge is not told to have been withdrawn by its bidder', () => {
	expect(nextStepOf('destroyed', 'withdrawn')).toBe('was-destroyed')
})

test('a bid of a challenge under notice is told so until the notice ends', () => {
	expect(nextStepOf('opened', 'noticed')).toBe('under-notice')
	expect(nextStepOf('opened', 'evaluating')).toBe('await-decision')
})
