import { expect, test } from 'vitest'
import { organisationKinds } from '../organisation/organisation.ts'
import { type Account, memberOf, standsAlone } from './actor.ts'
import type { BidFacts, ChallengeFacts } from './facts.ts'
import { can, challengeScope } from './permission.ts'

const organisation = { id: 'own', slug: 'own', name: '临江大学', status: 'verified', citySlug: 'suzhou' } as const
const challenge: ChallengeFacts = {
	status: 'opened',
	origin: 'corridor',
	issuerOrganisationId: 'own',
	chainSlug: 'new-materials',
	citySlug: 'suzhou',
	bidsCloseAt: new Date('2026-01-01T00:00:00Z'),
	showsBidCount: false,
}
const bid: BidFacts = { organisationId: 'own', bidderCitySlug: 'suzhou', status: 'opened', challenge }

test('an expert from outside has nothing of the organisation they work at, whatever it is, leads or brokers', () => {
	for (const kind of organisationKinds) {
		const account: Account = {
			userId: 'p',
			name: '沈教授',
			email: 'shen@school.example',
			isAdministrator: true,
			isMember: false,
			organisation: { ...organisation, kind },
		}
		for (const isBroker of [false, true]) {
			const outside = memberOf(account, ['new-materials'], isBroker)
			expect(standsAlone(outside)).toBe(true)
			expect(standsAlone(memberOf({ ...account, isMember: true }, [], isBroker))).toBe(false)
			expect(outside).toMatchObject({ roles: [], ledChains: [], isAdministrator: false })
			expect(challengeScope(outside)).toEqual({ all: false, issuerOrganisationId: null, chainSlugs: [], citySlug: null })
			const held = [
				can(outside, 'bid.read', { ...bid, isConflicted: false }),
				can(outside, 'bid.read.outcome', { ...bid, isConflicted: false }),
				can(outside, 'bid.change', bid),
				can(outside, 'bid.read.decision', bid),
				can(outside, 'evaluation.read', challenge),
				can(outside, 'challenge.read', { ...challenge, status: 'draft' }),
				can(outside, 'challenge.read.contact', challenge),
				can(outside, 'challenge.read.field', { facts: challenge, level: 'verified', hasUndertaken: true }),
				can(outside, 'undertaking.accept', { ...challenge, issuerOrganisationId: 'other' }),
				can(outside, 'award.object', { ...challenge, issuerOrganisationId: 'other' }),
				can(outside, 'question.ask', { ...challenge, issuerOrganisationId: 'other' }),
				can(outside, 'colleagues.invite', { id: 'own', status: 'verified', citySlug: 'suzhou' }),
				can(outside, 'organisation.verify', { id: 'own', status: 'pending', citySlug: 'suzhou' }),
				can(outside, 'office.manage', null),
				can(outside, 'monitor.read', null),
			]
			expect(held).not.toContain(true)
			expect(can(outside, 'seat.answer', { userId: 'p' })).toBe(true)
			expect(can(outside, 'conflict.declare', { isExpert: true })).toBe(true)
		}
	}
})
