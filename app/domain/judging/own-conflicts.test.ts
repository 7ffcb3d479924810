import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expertTieKinds } from './conflict.ts'
import { closeTies, graphOf, jointTies, type OrganisationTie } from './organisation-graph.ts'
import { hides, isConflicted, ownConflictsOf, type PlacedBid, type TiedPerson } from './own-conflicts.ts'

const day = '2026-11-26'
const organisation = fc.integer({ min: 0, max: 9 }).map((number) => `o${number}`)
const days = fc.constantFrom(null, '2022-05-01', '2023-11-25', '2023-11-26', '2026-11-26', '2027-01-01')
const world = fc.record({
	ties: fc.array(fc.record({ kind: fc.constantFrom(...closeTies, ...jointTies), between: fc.tuple(organisation, organisation), until: days }), {
		maxLength: 7,
	}),
	person: fc.record({
		organisationId: organisation,
		standsAlone: fc.boolean(),
		isExpert: fc.boolean(),
		ties: fc.array(fc.record({ kind: fc.constantFrom(...expertTieKinds), organisationId: organisation, until: days }), { maxLength: 3 }),
	}),
	issuer: organisation,
	bidders: fc.array(fc.array(organisation, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
})

/** The rule said a second time: whom a person is tied to, by sets that grow until they grow no more. */
function tiedTo({ organisationId, actsForId, isExpert, ties }: TiedPerson, issuer: string, edges: readonly OrganisationTie[]): ReadonlySet<string> {
	const grow = (set: ReadonlySet<string>): ReadonlySet<string> => {
		const more = new Set(set)
		for (const { kind, between, until } of edges) {
			if (kind.startsWith('joint') || (until !== null && until < day)) continue
			if (more.has(between[0]) || more.has(between[1])) for (const one of between) more.add(one)
		}
		return more.size === set.size ? more : grow(more)
	}
	const lasting = ties.filter(
		({ kind, until }) => until === null || kind === 'kin' || kind === 'declared' || until >= (kind === 'adviser' ? day : '2023-11-26'),
	)
	const near = lasting.flatMap((tie) => [...grow(new Set([tie.organisationId]))])
	if (!isExpert || actsForId === issuer) return new Set(near)
	const home = grow(new Set([organisationId]))
	const joint = edges.filter(({ kind, until }) => kind.startsWith('joint') && (until === null || until >= '2023-11-26')).map(({ between }) => between)
	const worked = joint.flatMap(([one, other]) => [...(home.has(one) ? grow(new Set([other])) : []), ...(home.has(other) ? grow(new Set([one])) : [])])
	return new Set([...near, ...home, ...worked])
}

test('a bid is hidden from exactly those tied to one who stands in it, unless it is their own; whoever is told nothing of a bid is told why', () => {
	let hidden = 0
	let free = 0
	fc.assert(
		fc.property(world, ({ ties, person: { standsAlone, ...someone }, issuer, bidders }) => {
			const person = { ...someone, actsForId: standsAlone ? 'nobody' : someone.organisationId }
			const bids = bidders.map((organisationIds, at): PlacedBid => ({ id: `b${at}`, challengeId: 'c', issuerOrganisationId: issuer, organisationIds }))
			const own = ownConflictsOf({ person, bids, graph: graphOf(ties, day), day })
			const tied = tiedTo(person, issuer, ties)
			const met = bids.filter(({ organisationIds }) => organisationIds.some((id) => tied.has(id)))
			expect(isConflicted(own)).toBe(met.length > 0)
			for (const bid of bids) expect(hides(own, bid.id)).toBe(met.includes(bid) && !bid.organisationIds.includes(person.actsForId))
			expect(own.why.every(({ side }) => side === 'bidder')).toBe(true)
			expect(new Set(own.why.map(({ kind }) => kind)).size).toBe(own.why.length)
			if (own.bids.length > 0) hidden++
			else free++
		}),
		{ numRuns: 3000, seed: 29 },
	)
	expect(Math.min(hidden, free)).toBeGreaterThan(500)
})

test('that the issuer once worked with a bidder, or is of its group, blinds nobody of the issuer, in the register or not', () => {
	const graph = graphOf([{ kind: 'joint-project', between: ['issuer', 'firm'], until: null }], day)
	const bids = [{ id: 'b', challengeId: 'c', issuerOrganisationId: 'issuer', organisationIds: ['firm'] }]
	for (const isExpert of [false, true]) {
		const person = { organisationId: 'issuer', actsForId: 'issuer', isExpert, ties: [] }
		expect(ownConflictsOf({ person, bids, graph, day })).toEqual({ why: [], bids: [] })
		const declared = { ...person, ties: [{ kind: 'declared' as const, organisationId: 'firm', until: null }] }
		expect(ownConflictsOf({ person: declared, bids, graph, day })).toEqual({ why: [{ kind: 'declared', side: 'bidder' }], bids })
	}
	const outsider = { organisationId: 'other', actsForId: 'other', isExpert: true, ties: [] }
	expect(ownConflictsOf({ person: outsider, bids, graph, day })).toEqual({ why: [], bids: [] })
})

test('an expert from outside sees nothing of a bid of the organisation they work at, whoever issued the challenge', () => {
	const bids = [{ id: 'b', challengeId: 'c', issuerOrganisationId: 'school', organisationIds: ['school'] }]
	const professor = { organisationId: 'school', actsForId: 'professor', isExpert: true, ties: [] }
	expect(ownConflictsOf({ person: professor, bids, graph: graphOf([], day), day })).toEqual({ why: [{ kind: 'same-organisation', side: 'bidder' }], bids })
	const colleague = { ...professor, actsForId: 'school' }
	expect(ownConflictsOf({ person: colleague, bids, graph: graphOf([], day), day }).bids).toEqual([])
})
