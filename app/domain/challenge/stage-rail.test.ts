import { expect, test } from 'vitest'
import { challengeStatuses } from './lifecycle.ts'
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
