import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bidStatuses, openedStatuses } from '../bid/lifecycle.ts'
import { challengeStatuses, isReleased, statusAt } from '../challenge/lifecycle.ts'
import { citySlugs, organisationKinds, organisationStatuses } from '../organisation/organisation.ts'
import { reviewStatuses } from '../review/review.ts'
import { recordReaders } from '../rules/rule-pack.ts'
import { type Actor, type Member, rolesOf, visitor } from './actor.ts'
import type { BidFacts, Conflicted } from './facts.ts'
import { can, challengeScope } from './permission.ts'

const ids = fc.constantFrom('issuer', 'bidder', 'other')
const cities = fc.constantFrom(null, ...citySlugs)
const instants = fc.constantFrom(0, 999, 1000, 1001, 2000).map((time) => new Date(time))
const member: fc.Arbitrary<Member> = fc
	.record({
		id: ids,
		kind: fc.constantFrom(...organisationKinds),
		status: fc.constantFrom(...organisationStatuses),
		citySlug: cities,
		isAdministrator: fc.boolean(),
		leads: fc.boolean(),
		isBroker: fc.boolean(),
	})
	.map(({ id, kind, status, citySlug, isAdministrator, leads, isBroker }) => {
		const ledChains = leads && kind === 'institute' ? ['new-materials'] : []
		const organisation = { id, slug: id, name: id, kind, status, citySlug }
		return { kind: 'user', userId: 'u', name: 'n', email: 'e', isAdministrator, organisation, ledChains, roles: rolesOf(organisation, ledChains, isBroker) }
	})
const actor: fc.Arbitrary<Actor> = fc.oneof(fc.constant(visitor), member)
const challenge = fc.record({
	status: fc.constantFrom(...challengeStatuses),
	bidsCloseAt: fc.constant(new Date(1000)),
	issuerOrganisationId: fc.constant('issuer'),
	citySlug: cities,
	chainSlug: fc.constantFrom(null, 'new-materials', 'robotics'),
	origin: fc.constantFrom('corridor' as const, 'foreign' as const),
	showsBidCount: fc.boolean(),
})
const bid: fc.Arbitrary<BidFacts & Conflicted> = fc.record({
	isConflicted: fc.boolean(),
	organisationId: fc.constant('bidder'),
	bidderCitySlug: cities,
	status: fc.constantFrom(...bidStatuses),
	challenge,
})
const runs = { seed: 7, numRuns: 2000 }
const isOf = (who: Actor, id: string) => who.kind === 'user' && who.organisation.id === id

test('before the opening nobody but the bidder reads a bid or learns that it is there', () => {
	fc.assert(
		fc.property(actor, bid, (who, record) => {
			fc.pre(!openedStatuses.includes(record.status) && !isOf(who, 'bidder'))
			expect(can(who, 'bid.read', record)).toBe(false)
			expect(can(who, 'bid.read.outcome', record)).toBe(false)
			expect(can(who, 'bid.change', record)).toBe(false)
		}),
		runs,
	)
})

test('after the opening a bid is read by its bidder and the issuer alone; never by office, bureau or chain lead', () => {
	fc.assert(
		fc.property(actor, bid, (who, record) => {
			if (can(who, 'bid.read', record)) expect(isOf(who, 'bidder') || isOf(who, 'issuer')).toBe(true)
			if (who.kind === 'user' && who.roles.includes('office')) expect(can(who, 'bid.read.outcome', record)).toBe(false)
		}),
		runs,
	)
})

test('whoever is in conflict neither reads, screens nor decides, nor learns who bid; what is their own stays theirs', () => {
	fc.assert(
		fc.property(actor, bid, fc.constantFrom(...recordReaders), fc.boolean(), instants, (who, record, readers, isBidder, now) => {
			const facts = { ...record, isConflicted: true }
			const isOwn = isOf(who, 'bidder')
			for (const permission of ['bid.read', 'bid.read.outcome'] as const) {
				if (isOwn) expect(can(who, permission, facts)).toBe(can(who, permission, { ...facts, isConflicted: false }))
				else expect(can(who, permission, facts)).toBe(false)
			}
			expect(can(who, 'bid.screen', facts)).toBe(false)
			expect(can(who, 'challenge.decide', { facts: record.challenge, now, isConflicted: true })).toBe(false)
			expect(can(who, 'opening.read.bids', { facts: record.challenge, bidStatus: record.status, readers, isBidder, isConflicted: true })).toBe(false)
			const objection = { citySlug: record.challenge.citySlug, objectorOrganisationId: 'bidder' }
			expect(can(who, 'objection.decide', { ...objection, isConflicted: true })).toBe(false)
			expect(can(who, 'objection.decide', { ...objection, isConflicted: false })).toBe(can(who, 'objection.settle', objection))
		}),
		runs,
	)
})

test('who bid is told by an opening record to whoever is not concerned only where the rules say so, and never of a withdrawn bid', () => {
	fc.assert(
		fc.property(actor, challenge, fc.constantFrom(...bidStatuses), fc.constantFrom(...recordReaders), (who, facts, bidStatus, readers) => {
			fc.pre(!can(who, 'challenge.read.contact', facts))
			for (const isConflicted of [false, true])
				if (can(who, 'opening.read.bids', { facts, bidStatus, readers, isBidder: false, isConflicted }))
					expect([readers, bidStatus === 'withdrawn']).toEqual(['public', false])
		}),
		runs,
	)
})

test('the number of bids of an open or closed challenge is known only where the challenge shows it', () => {
	fc.assert(
		fc.property(actor, challenge, instants, (who, facts, now) => {
			fc.pre(!facts.showsBidCount && ['open', 'closed'].includes(statusAt(facts, now)))
			expect(can(who, 'challenge.read.bidCount', { facts, now })).toBe(false)
		}),
		runs,
	)
})

test('nobody bids on their own challenge, on a foreign list, or for an organisation that is not verified', () => {
	fc.assert(
		fc.property(actor, challenge, (who, facts) => {
			if (!can(who, 'bid.prepare', facts)) return
			expect(isOf(who, facts.issuerOrganisationId)).toBe(false)
			expect(facts.origin).toBe('corridor')
			expect(who.kind === 'user' && who.organisation.status).toBe('verified')
		}),
		runs,
	)
})

test('nobody decides before the deadline, and only the issuer after it', () => {
	fc.assert(
		fc.property(actor, challenge, instants, (who, facts, now) => {
			if (!can(who, 'challenge.decide', { facts, now, isConflicted: false })) return
			expect(isOf(who, 'issuer')).toBe(true)
			expect(statusAt(facts, now)).not.toBe('open')
		}),
		runs,
	)
})

test('lists may speak of exactly the challenges a page would show', () => {
	fc.assert(
		fc.property(actor, challenge, (who, facts) => {
			const scope = challengeScope(who)
			const isInScope =
				isReleased(facts.status) ||
				scope.all ||
				scope.issuerOrganisationId === facts.issuerOrganisationId ||
				(facts.chainSlug !== null && scope.chainSlugs.includes(facts.chainSlug)) ||
				(facts.citySlug !== null && scope.citySlug === facts.citySlug)
			expect(isInScope).toBe(can(who, 'challenge.read', facts))
		}),
		runs,
	)
})

test('an organisation that is not verified gives its people no role', () => {
	fc.assert(
		fc.property(member, (who) => {
			if (who.organisation.status !== 'verified') expect(who.roles).toEqual([])
		}),
		runs,
	)
})

const review = fc.record({ status: fc.constantFrom(...reviewStatuses), brokerOrganisationId: fc.constantFrom(null, 'bidder', 'other') })

test('a broker reads what is assigned to it while it is, no unreleased demand or review beside, and no bid', () => {
	fc.assert(
		fc.property(member, challenge, bid, review, instants, (who, facts, record, diagnosis, now) => {
			if (can(who, 'review.diagnose', diagnosis)) {
				expect([who.roles.includes('broker'), diagnosis.status]).toEqual([true, 'diagnosing'])
				expect(isOf(who, diagnosis.brokerOrganisationId ?? '')).toBe(true)
			}
			if (!who.roles.includes('broker')) return
			expect(can(who, 'challenge.read', facts)).toBe(isReleased(facts.status))
			for (const permission of ['challenge.submit', 'challenge.review', 'challenge.read.review', 'challenge.read.contact', 'challenge.change'] as const)
				expect([permission, can(who, permission, facts)]).toEqual([permission, false])
			for (const permission of ['bid.read', 'bid.read.outcome', 'bid.change'] as const)
				expect([permission, can(who, permission, record)]).toEqual([permission, false])
			expect([can(who, 'bid.prepare', facts), can(who, 'challenge.decide', { facts, now, isConflicted: false })]).toEqual([false, false])
		}),
		runs,
	)
})

test('a demand is submitted by its issuer alone, reviewed by its chain lead alone, and its reviews are read by few', () => {
	fc.assert(
		fc.property(actor, challenge, (who, facts) => {
			if (can(who, 'challenge.submit', facts)) expect([isOf(who, 'issuer'), isReleased(facts.status)]).toEqual([true, false])
			if (can(who, 'challenge.review', facts)) expect(who.kind === 'user' && who.ledChains.includes(facts.chainSlug ?? '')).toBe(true)
			if (can(who, 'challenge.read.review', facts)) expect(can(who, 'challenge.read', facts)).toBe(true)
		}),
		runs,
	)
})
