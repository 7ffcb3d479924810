import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '../decision.ts'
import { changedSince, checkPartners, consortiumGaps, leadShares, type Partner } from './consortium.ts'

const share = fc.integer({ min: 0, max: 60 })
const partners = fc.uniqueArray(fc.record({ organisationId: fc.constantFrom(...'abcdef'), task: fc.string(), moneyShare: share, ipShare: share }), {
	selector: ({ organisationId }) => organisationId,
})
const rules = { leadId: 'lead', issuerId: 'issuer', most: 5, isEligible: () => true, isRelated: () => false }
const partner = (organisationId: string, moneyShare = 10, ipShare = 10): Partner => ({ organisationId, task: '小试', moneyShare, ipShare })

test('what is accepted shares out exactly a hundred of money and of IP, the lead at least one, within the size of the rule pack', () => {
	fc.assert(
		fc.property(partners, fc.integer({ min: 1, max: 8 }), (given, most) => {
			const lead = leadShares(given)
			const fits = given.length + 1 <= most && lead.moneyShare >= 1 && lead.ipShare >= 1
			expect(checkPartners(given, { ...rules, most }).ok).toBe(fits)
			expect(lead.moneyShare + given.reduce((all, one) => all + one.moneyShare, 0)).toBe(100)
		}),
		{ seed: 4, numRuns: 500 },
	)
})

test('no organisation twice, not the lead, not the issuer, none that may not bid, no broken share', () => {
	const code = (...given: Partner[]) => checkPartners(given, { ...rules, isEligible: (id) => id !== 'pending', isRelated: (id) => id === 'daughter' })
	expect(code(partner('daughter'))).toEqual(refuse({ code: 'partner-related' }))
	expect(code(partner('a'), partner('a'))).toEqual(refuse({ code: 'partner-twice' }))
	expect(code(partner('lead'))).toEqual(refuse({ code: 'partner-is-lead' }))
	expect(code(partner('issuer'))).toEqual(refuse({ code: 'partner-is-issuer' }))
	expect(code(partner('pending'))).toEqual(refuse({ code: 'partner-ineligible' }))
	for (const broken of [-1, 0.5, 101, Number.NaN]) expect(code(partner('a', broken))).toEqual(refuse({ code: 'share-invalid' }))
	expect(code(partner('a', 50), partner('b', 50))).toEqual(refuse({ code: 'shares-exceed' }))
	expect(code(...[...'abcde'].map((id) => partner(id)))).toEqual(refuse({ code: 'consortium-full', count: 5 }))
})

test('a bid lacks nothing exactly when each partner confirmed these very terms and nobody stands elsewhere', () => {
	const status = fc.constantFrom('invited', 'confirmed', 'declined')
	fc.assert(
		fc.property(
			partners,
			fc.array(fc.tuple(status, fc.constantFrom(3, 4)), { minLength: 6, maxLength: 6 }),
			fc.subarray(['lead', 'a']),
			(given, said, away) => {
				const answers = given.map(({ organisationId }, at) => {
					const [answered = 'invited', confirmedRevision = 3] = said[at] ?? []
					return { organisationId, status: answered as 'invited', confirmedRevision }
				})
				const elsewhere = new Set(away)
				const gaps = consortiumGaps({ leadId: 'lead', partners: given, answers, revision: 4, elsewhere, isEligible: () => true, isRelated: () => false })
				const isReady = answers.every((one) => (one.status as string) === 'confirmed' && one.confirmedRevision === 4 && !elsewhere.has(one.organisationId))
				expect(gaps.length === 0).toBe(isReady && !elsewhere.has('lead'))
			},
		),
		{ seed: 4, numRuns: 500 },
	)
	const lapsed = { organisationId: 'a', status: 'confirmed', confirmedRevision: 3 } as const
	expect(
		consortiumGaps({
			leadId: 'lead',
			partners: [partner('a')],
			answers: [lapsed],
			revision: 4,
			elsewhere: new Set(),
			isEligible: () => true,
			isRelated: () => false,
		}),
	).toEqual([{ field: 'partners.a', reason: 'partner-lapsed' }])
})

test('that an organisation stands in another bid is said only once it agreed to stand in this one', () => {
	const gapOf = (status: 'invited' | 'confirmed' | 'declined') =>
		consortiumGaps({
			leadId: 'lead',
			partners: [partner('a')],
			answers: [{ organisationId: 'a', status, confirmedRevision: 4 }],
			revision: 4,
			elsewhere: new Set(['a']),
			isEligible: () => true,
			isRelated: () => false,
		}).map(({ reason }) => reason)
	expect(gapOf('invited')).toEqual(['partner-invited'])
	expect(gapOf('declined')).toEqual(['partner-declined'])
	expect(gapOf('confirmed')).toEqual(['stands-elsewhere'])
})

test('whose terms differ from what was seen is named', () => {
	expect(changedSince([partner('a'), partner('b')], [partner('a', 20), partner('b'), partner('c')])).toEqual(['a', 'c'])
})
