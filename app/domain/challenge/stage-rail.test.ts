import { expect, test } from 'vitest'
import { dueOf } from '../lifecycle.ts'
import { challengeStates, challengeStatuses, railStages, transitions } from './lifecycle.ts'
import { railOf } from './stage-rail.ts'

const bidsCloseAt = new Date('2026-12-18T09:00:00Z')
const challenge = { bidsOpenAt: new Date('2026-11-20T01:00:00Z'), bidsCloseAt, decidedAt: null }

test('every status stands at exactly one stage, with all before it done', () => {
	for (const status of challengeStatuses) {
		const rail = railOf({ ...challenge, status }, new Date('2026-12-01T00:00:00Z'))
		const here = rail.findIndex((step) => step.state === 'now')
		expect(rail.filter((step) => step.state === 'now')).toHaveLength(1)
		expect(rail.slice(0, here).every((step) => step.state === 'done')).toBe(true)
		expect(rail.slice(here + 1).every((step) => step.state === 'next')).toBe(true)
	}
})

test('at the deadline it is the issuer that has to open the bids', () => {
	const open = { ...challenge, status: 'open' as const }
	expect(railOf(open, new Date(bidsCloseAt.getTime() - 1)).find((step) => step.state === 'now')).toMatchObject({
		key: 'bidding',
		mover: 'bidders',
		at: bidsCloseAt,
	})
	expect(railOf(open, bidsCloseAt).find((step) => step.state === 'now')).toMatchObject({ key: 'opening', mover: 'issuer' })
})

test('a road that ended has no next stage and nobody to move', () => {
	for (const status of ['accepted', 'failed', 'withdrawn', 'unfilled'] as const) {
		const rail = railOf({ ...challenge, status }, bidsCloseAt)
		expect(rail.at(-1)).toMatchObject({ state: 'now', mover: 'nobody' })
	}
})

test('a suspended challenge waits for its chain lead', () => {
	const rail = railOf({ ...challenge, status: 'suspended' }, bidsCloseAt)
	expect(rail.find((step) => step.state === 'now')).toMatchObject({ key: 'bidding', mover: 'chainLead', at: null })
})

const nowOf = (...railed: Parameters<typeof railOf>) => railOf(...railed).find((step) => step.state === 'now')
const now = new Date('2026-12-01T00:00:00Z')
const dueAt = new Date('2026-12-05T16:00:00Z')

test('every status has a place on the rail, every stage is reached, and only an end waits for nobody', () => {
	expect(Object.keys(challengeStates).sort()).toEqual([...challengeStatuses].sort())
	expect(new Set(Object.values(challengeStates).map(({ stage }) => stage))).toEqual(new Set(railStages))
	for (const status of challengeStatuses) {
		const hasExit = Object.values(transitions).some(({ from }) => from.includes(status))
		expect([status, challengeStates[status].waitsFor !== 'nobody']).toEqual([status, hasExit])
	}
})

test('all arrows into a status agree on what is due there', () => {
	for (const { to, nextDue } of Object.values(transitions)) if (nextDue !== undefined) expect(nextDue).toBe(dueOf(transitions, to))
	expect(challengeStatuses.filter((status) => dueOf(transitions, status))).toEqual(['submitted', 'approved', 'open', 'evaluating', 'noticed'])
})

test('in review it is the chain lead’s or the broker’s move, by the due date of the review; who may not know of it sees none', () => {
	const submitted = { ...challenge, bidsOpenAt: null, status: 'submitted' as const }
	expect(nowOf(submitted, now, { review: { status: 'waiting', dueAt } })).toEqual({ key: 'review', state: 'now', mover: 'chainLead', at: dueAt })
	expect(nowOf(submitted, now, { review: { status: 'diagnosing', dueAt } })).toMatchObject({ mover: 'broker', at: dueAt })
	expect(nowOf(submitted, now)).toMatchObject({ mover: 'chainLead', at: null })
})

test('approved, the release is due at the second its list is set for', () => {
	const approved = { ...challenge, bidsOpenAt: null, status: 'approved' as const }
	expect(nowOf(approved, now, { releaseAt: dueAt })).toMatchObject({ key: 'release', mover: 'chainLead', at: dueAt })
	expect(nowOf(approved, now)).toMatchObject({ at: null })
})

test('under notice everyone may object until it ends; an objection makes it the bureau’s move, by the day its decision is due', () => {
	const evaluating = { ...challenge, status: 'evaluating' as const }
	expect(nowOf(evaluating, now, { evaluation: { status: 'scoring', dueAt } })).toMatchObject({ key: 'evaluation', mover: 'panel', at: dueAt })
	expect(nowOf(evaluating, now, { evaluation: { status: 'locked', dueAt } })).toMatchObject({ mover: 'issuer', at: null })
	const noticed = { ...challenge, status: 'noticed' as const }
	const award = { status: 'noticed' as const, noticeEndsAt: dueAt, decisionDueAt: null }
	expect(nowOf(noticed, now, { award })).toMatchObject({ key: 'notice', mover: 'everyone', at: dueAt })
	const stopped = { status: 'stopped' as const, noticeEndsAt: null, decisionDueAt: null }
	expect(nowOf(noticed, now, { award: stopped })).toMatchObject({ mover: 'bureau', at: null })
	expect(nowOf(noticed, now, { award: { ...stopped, decisionDueAt: dueAt } })).toMatchObject({ mover: 'bureau', at: dueAt })
})
