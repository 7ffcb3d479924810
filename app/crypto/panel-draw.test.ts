import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepsRules, usualRules } from '#app/domain/judging/balance.ts'
import { conflictsOf, type ExpertTie, expertTieKinds, type Party } from '#app/domain/judging/conflict.ts'
import { closeTies, graphOf, jointTies, type OrganisationTie } from '#app/domain/judging/organisation-graph.ts'
import { utf8 } from './bytes.ts'
import { type DrawInput, drawPanel, inputHashOf, nextSeated, orderOf, repeatDraw, secretHashOf, writeDrawRecord } from './panel-draw.ts'

const cities = ['suzhou', 'wuxi', 'nanjing', '']
const day = '2026-11-26'
const days = fc.constantFrom(null, '2022-05-01', '2023-11-25', '2023-11-26', '2025-01-01', '2026-11-26', '2027-01-01')
const organisation = fc.integer({ min: 0, max: 11 }).map((number) => `o${number}`)
const world = fc.record({
	ties: fc.array(fc.record({ kind: fc.constantFrom(...closeTies, ...jointTies), between: fc.tuple(organisation, organisation), until: days }), {
		maxLength: 8,
	}),
	experts: fc.array(
		fc.record({
			organisationId: organisation,
			isOfField: fc.boolean(),
			ties: fc.array(fc.record({ kind: fc.constantFrom(...expertTieKinds), organisationId: organisation, until: days }), { maxLength: 2 }),
		}),
		{ minLength: 3, maxLength: 14 },
	),
	issuer: organisation,
	bidders: fc.array(organisation, { minLength: 1, maxLength: 3 }),
	secret: fc.integer({ min: 0, max: 1_000_000 }).map((number) => secretHashOf(`${number}`)),
	words: fc.string({ maxLength: 10 }),
})

/** The rule said a second time, by sets that grow until they grow no more. */
function isConflicted(expert: { organisationId: string; ties: readonly ExpertTie[] }, parties: readonly Party[], ties: readonly OrganisationTie[]): boolean {
	const grow = (set: ReadonlySet<string>): ReadonlySet<string> => {
		const more = new Set(set)
		for (const { kind, between, until } of ties) {
			if (!['group', 'ownership', 'principal'].includes(kind) || (until !== null && until < day)) continue
			if (set.has(between[0]) || set.has(between[1])) for (const one of between) more.add(one)
		}
		return more.size === set.size ? more : grow(more)
	}
	const lasts = ({ kind, until }: ExpertTie) => until === null || kind === 'kin' || kind === 'declared' || until >= (kind === 'adviser' ? day : '2023-11-26')
	const near = [expert.organisationId, ...expert.ties.filter(lasts).map(({ organisationId }) => organisationId)].flatMap((one) => [...grow(new Set([one]))])
	const home = grow(new Set([expert.organisationId]))
	const worked = ties.flatMap(({ kind, between: [one, other], until }) => {
		if (!kind.startsWith('joint') || (until !== null && until < '2023-11-26')) return []
		return [...(home.has(one) ? grow(new Set([other])) : []), ...(home.has(other) ? grow(new Set([one])) : [])]
	})
	return parties.some(({ organisationId }) => near.includes(organisationId) || worked.includes(organisationId))
}

test('over 10,000 random graphs no conflicted expert is ever drawn or comes next, each exclusion is explained, and each panel keeps the rules', () => {
	let drawn = 0
	let excluded = 0
	fc.assert(
		fc.property(world, ({ ties, experts, issuer, bidders, secret, words }) => {
			const parties: Party[] = [{ organisationId: issuer, side: 'issuer' }, ...bidders.map((organisationId) => ({ organisationId, side: 'bidder' as const }))]
			const graph = graphOf(ties, day)
			const judged = experts.map((expert, at) => ({ ...expert, code: `e${at}`, conflicts: conflictsOf({ expert, parties, graph, day }) }))
			const barred = new Set(judged.filter((expert) => isConflicted(expert, parties, ties)).map(({ code }) => code))
			expect(new Set(judged.filter(({ conflicts }) => conflicts.length > 0).map(({ code }) => code))).toEqual(barred)
			excluded += barred.size
			const candidates = judged
				.filter(({ conflicts }) => conflicts.length === 0)
				.map(({ code, organisationId, isOfField }) => ({ code, organisation: organisationId, isOfField }))
			const rules = usualRules(3, candidates.filter(({ isOfField }) => isOfField).length)
			const organisations = Object.fromEntries(experts.map(({ organisationId }) => [organisationId, cities[Number(organisationId.slice(1)) % 4] ?? '']))
			const drawing = { input: { challenge: 'C', panel: 1, rules, organisations, candidates }, secret, words }
			const panel = drawPanel(drawing)
			if (!panel.ok) return
			drawn++
			expect(panel.value.filter(({ code }) => barred.has(code))).toEqual([])
			expect(panel.value.length === 3 && keepsRules(panel.value, rules)).toBe(true)
			const [gone = '', ...seated] = panel.value.map(({ code }) => code)
			const next = nextSeated({ order: orderOf(drawing), rules, seated, gone: [gone] })
			if (next.ok) expect(barred.has(next.value.code) || [gone, ...seated].includes(next.value.code)).toBe(false)
		}),
		{ numRuns: 10_000, seed: 10_000 },
	)
	expect(drawn).toBeGreaterThan(1000)
	expect(excluded).toBeGreaterThan(10_000)
}, 120_000)

const input: DrawInput = {
	challenge: 'XCL-2026-0007',
	panel: 1,
	rules: usualRules(3, 4),
	organisations: { o0: 'suzhou', o1: 'suzhou', o2: 'wuxi', o3: 'nanjing', o4: 'nanjing', o5: '' },
	candidates: Array.from({ length: 9 }, (_, at) => ({ code: `e${at}`, organisation: `o${at % 6}`, isOfField: at % 2 === 0 })),
}
const secret = secretHashOf('a secret of the test')
const words = '双色球 03 11 17'
const drawn = drawPanel({ input, secret, words })
const codes = drawn.ok ? drawn.value.map(({ code }) => code) : []
const next = nextSeated({ order: orderOf({ input, secret, words }), rules: input.rules, seated: codes.slice(1), gone: codes.slice(0, 1) })
const record = {
	format: 'lianbang-draw-v1' as const,
	input,
	inputHash: inputHashOf(input),
	secretHash: secretHashOf(secret),
	committedAt: '2026-11-20T01:00:00.000Z',
	secret,
	words,
	drawnAt: '2026-11-21T01:00:00.000Z',
	drawn: codes,
	replaced: [{ out: codes[0] ?? '', next: next.ok ? next.value.code : null }],
}
const answersTo = (changed: Partial<typeof record>) => {
	const repeated = repeatDraw(utf8(writeDrawRecord({ ...record, ...changed })))
	return repeated.ok ? repeated.value.answers : repeated.refusal
}
const allYes = { isSecretCommitted: true, isInputCommitted: true, isDrawSame: true, areReplacementsSame: true }

test('a record gives the same panel again, and the same replacement', () => {
	expect(codes).toMatchInlineSnapshot(`
		[
		  "e7",
		  "e8",
		  "e6",
		]
	`)
	expect(answersTo({})).toEqual(allYes)
})

test('another secret, other inputs, another panel and another replacement are each found out', () => {
	expect(answersTo({ secret: secretHashOf('another') })).toMatchObject({ isSecretCommitted: false, isDrawSame: false })
	expect(answersTo({ input: { ...input, candidates: input.candidates.slice(1) } })).toMatchObject({ isInputCommitted: false })
	expect(answersTo({ drawn: [...codes].reverse(), replaced: [] })).toEqual({ ...allYes, isDrawSame: false })
	expect(answersTo({ replaced: [{ out: codes[0] ?? '', next: codes[1] ?? '' }] })).toEqual({ ...allYes, areReplacementsSame: false })
	expect(answersTo({ replaced: [{ out: 'nobody', next: null }] })).toEqual({ ...allYes, areReplacementsSame: false })
	expect(repeatDraw(utf8('{}'))).toMatchObject({ refusal: { code: 'malformed-record' } })
})

test('words added after the commitment change the order', () => {
	expect(orderOf({ input, secret, words })).not.toEqual(orderOf({ input, secret, words: 'other' }))
})
