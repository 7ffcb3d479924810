import { expect, test } from 'vitest'
import { visitor } from '../permission/actor.ts'
import { nextStepOf } from './next-step.ts'

const now = new Date('2026-12-01T00:00:00Z')
const facts = {
	bidsCloseAt: new Date('2026-12-18T09:00:00Z'),
	issuerOrganisationId: 'issuer',
	citySlug: null,
	chainSlug: null,
	origin: 'corridor' as const,
	showsBidCount: false,
}

test('a suspended challenge is told to be suspended, not over, before its deadline and after it', () => {
	for (const at of [now, new Date('2027-01-01T00:00:00Z')]) expect(nextStepOf(visitor, { ...facts, status: 'suspended' }, null, at)).toBe('suspended')
	expect(nextStepOf(visitor, { ...facts, status: 'suspended' }, 'sealed', now)).toBe('suspended')
	expect(nextStepOf(visitor, { ...facts, status: 'open' }, null, now)).toBe('sign-in')
	expect(nextStepOf(visitor, { ...facts, status: 'open' }, null, facts.bidsCloseAt)).toBe('over')
})
