import { expect, test } from 'vitest'
import { conflictsOf, type ExpertTie, type Party } from './conflict.ts'
import { graphOf, type OrganisationTie } from './organisation-graph.ts'

const day = '2026-11-26'
const bidder = (organisationId: string): Party => ({ organisationId, side: 'bidder' })
const kinds = (expert: { organisationId: string; ties?: ExpertTie[] }, parties: Party[], ties: OrganisationTie[] = []) =>
	conflictsOf({ expert: { ties: [], ...expert }, parties, graph: graphOf(ties, day), day }).map(({ kind }) => kind)
const tie = (kind: OrganisationTie['kind'], one: string, other: string, until: string | null = null): OrganisationTie => ({
	kind,
	between: [one, other],
	until,
})
const personal = (kind: ExpertTie['kind'], until: string | null): ExpertTie => ({ kind, organisationId: 'firm', until })

test('nobody judges their own organisation, its group, or what the same people control, over any number of steps', () => {
	const chain = [tie('group', 'home', 'mother'), tie('ownership', 'sister', 'mother'), tie('principal', 'sister', 'far')]
	expect(kinds({ organisationId: 'home' }, [bidder('home')])).toEqual(['same-organisation'])
	expect(kinds({ organisationId: 'home' }, [bidder('far')], chain)).toEqual(['same-organisation'])
	expect(kinds({ organisationId: 'home' }, [bidder('far')], chain.slice(1))).toEqual([])
	expect(kinds({ organisationId: 'home' }, [bidder('mother')], [tie('ownership', 'home', 'mother', '2026-11-25')])).toEqual([])
})

test('an explanation names the party, what the expert is tied by, and each step between', () => {
	const graph = graphOf([tie('group', 'firm', 'mother'), tie('principal', 'mother', 'bidder')], day)
	const expert = { organisationId: 'home', ties: [personal('adviser', null)] }
	expect(conflictsOf({ expert, parties: [bidder('bidder')], graph, day })).toEqual([
		{
			kind: 'adviser',
			party: bidder('bidder'),
			through: 'firm',
			way: [
				{ kind: 'group', to: 'mother' },
				{ kind: 'principal', to: 'bidder' },
			],
		},
	])
})

test.each([
	['employment', null, true],
	['employment', '2023-11-26', true],
	['employment', '2023-11-25', false],
	['adviser', '2026-11-26', true],
	['adviser', '2026-11-25', false],
	['kin', '2001-01-01', true],
	['declared', '2001-01-01', true],
] as const)('%s until %s counts: %s', (kind, until, counts) => {
	expect(kinds({ organisationId: 'home', ties: [personal(kind, until)] }, [{ organisationId: 'firm', side: 'issuer' }])).toEqual(counts ? [kind] : [])
})

test('joint work of three years counts on both ends with their groups, and goes no further', () => {
	const worked = (until: string) => [tie('group', 'home', 'sister'), tie('joint-bid', 'sister', 'partner', until), tie('ownership', 'partner', 'daughter')]
	expect(kinds({ organisationId: 'home' }, [bidder('daughter')], worked('2023-11-26'))).toEqual(['joint-work'])
	expect(kinds({ organisationId: 'home' }, [bidder('daughter')], worked('2023-11-25'))).toEqual([])
	expect(kinds({ organisationId: 'home' }, [bidder('third')], [...worked(day), tie('joint-project', 'daughter', 'third', day)])).toEqual([])
})
