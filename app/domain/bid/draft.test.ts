import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DraftValues, mergeDraft, type StoredDraft } from '../draft/draft.ts'
import { applyValues, toValues } from './draft.ts'
import { changedInBid, readDraft } from './draft-form.ts'

const runs = { seed: 11, numRuns: 500 }
const field = fc.constantFrom('approach', 'team', 'price', 'promises.a')
const values: fc.Arbitrary<DraftValues> = fc.dictionary(field, fc.constantFrom('', 'x', 'y', 'z'))
const empty: StoredDraft = { values: {}, revision: 0, fieldRevisions: {} }

/** Two colleagues save in turn; each either looks at the newest revision or still at an old one. */
const saves = fc.array(fc.record({ values, lag: fc.nat(3) }), { maxLength: 8 })

function store(draft: StoredDraft, merge: ReturnType<typeof mergeDraft>): StoredDraft {
	return { values: { ...draft.values, ...merge.changes }, revision: merge.revision, fieldRevisions: merge.fieldRevisions }
}

test('a field that a colleague changed since is never overwritten: it comes back with both values', () => {
	fc.assert(
		fc.property(saves, (sequence) => {
			let draft = empty
			for (const { values: sent, lag } of sequence) {
				const revision = Math.max(0, draft.revision - lag)
				const merge = mergeDraft(draft, { values: sent, revision })
				for (const [name, value] of Object.entries(sent)) {
					const stood = draft.values[name] ?? ''
					const isForeign = (draft.fieldRevisions[name] ?? 0) > revision && value !== stood
					expect(merge.conflicts.some((conflict) => conflict.field === name)).toBe(isForeign)
					if (isForeign) expect(merge.conflicts).toContainEqual({ field: name, mine: value, theirs: stood })
					expect(store(draft, merge).values[name] ?? '').toBe(isForeign ? stood : value)
				}
				draft = store(draft, merge)
			}
		}),
		runs,
	)
})

test('what a colleague changed meanwhile and was not sent comes back as news, and nothing else does', () => {
	fc.assert(
		fc.property(saves, values, (sequence, sent) => {
			let draft = empty
			for (const { values: one } of sequence) draft = store(draft, mergeDraft(draft, { values: one, revision: draft.revision }))
			const revision = Math.floor(draft.revision / 2)
			const { news } = mergeDraft(draft, { values: sent, revision })
			const expected = Object.entries(draft.fieldRevisions).filter(([name, at]) => at > revision && !(name in sent))
			expect(news).toEqual(expected.map(([name]) => ({ field: name, value: draft.values[name] ?? '' })))
		}),
		runs,
	)
})

test('what was not sent stays as it is, and sending the same again changes nothing', () => {
	fc.assert(
		fc.property(values, values, (stored, sent) => {
			const draft = { ...empty, values: stored }
			const merge = mergeDraft(draft, { values: sent, revision: 0 })
			for (const [name, value] of Object.entries(stored)) if (!(name in sent)) expect(store(draft, merge).values[name]).toBe(value)
			const again = mergeDraft(store(draft, merge), { values: sent, revision: merge.revision })
			expect(again).toMatchObject({ changes: {}, conflicts: [], revision: merge.revision })
		}),
		runs,
	)
})

test('content and fields are two views of the same', () => {
	const partners = [{ organisationId: 'o', task: '小试', moneyShare: 30, ipShare: 20 }]
	const content = { approach: 'a', team: '', foundation: 'f', schedule: '', priceFen: 12_300, promises: { i: '35' }, notes: { i: 'n' }, partners }
	expect(applyValues(content, {})).toEqual(content)
	expect(applyValues(content, { price: '', 'promises.i': '36', team: 't' })).toEqual({ ...content, priceFen: null, promises: { i: '36' }, team: 't' })
	expect(toValues(content)).toMatchObject({ price: '12300', 'notes.i': 'n' })
})

test('one wrong entry keeps no other from being read, and an emptied field is emptied', () => {
	const indicator = 'promises.6d2c5d6e-4a3f-4d39-9a35-0f2a1f1f9c11'
	const read = readDraft({
		revision: '4',
		approach: '一\r\n二\u0000',
		team: '',
		price: '三百',
		priceUnit: 'wan',
		[indicator]: '35',
		constructor: 'x',
		other: 'y',
	})
	expect(read).toEqual({ revision: 4, values: { approach: '一\n二', team: '', [indicator]: '35' }, errors: { price: ['price-invalid'] } })
	expect(readDraft({ price: '12.5', priceUnit: 'yuan', revision: 'x' })).toEqual({ revision: 0, values: { price: '1250' }, errors: {} })
	expect(readDraft({ approach: 'x'.repeat(20_001) }).errors).toEqual({ approach: ['too-long|20000'] })
})

test('nothing a form can send makes reading it fail', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.oneof(field, fc.string()), fc.string()), (entries) => {
			expect(readDraft(entries).revision).toBeGreaterThanOrEqual(0)
		}),
		runs,
	)
})

test('of a form that tells what it showed at first only what was changed is left, a price with its unit', () => {
	const shown = { 'was.team': '十人', 'was.price': '300', 'was.priceUnit': 'wan' }
	expect(changedInBid({ ...shown, revision: '4', team: '十人', price: '300', priceUnit: 'wan' })).toEqual({})
	expect(changedInBid({ ...shown, team: '', price: '300', priceUnit: 'yuan' })).toEqual({ team: '', price: '300', priceUnit: 'yuan' })
	expect(changedInBid({ team: '十人', price: '300' })).toEqual({ team: '十人', price: '300' })
})
