import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awardStatuses } from '../award/lifecycle.ts'
import { refuse } from '../decision.ts'
import { objectionStatuses, openObjections } from './lifecycle.ts'
import { file, settle } from './objection.ts'

const end = new Date('2026-12-01T16:00:00Z')
const rules = { objectionForms: ['real-name' as const, 'stamped' as const] }
const before = new Date(end.getTime() - 1)
const running = { status: 'noticed' as const, noticeEndsAt: end }

test('the first objection stops the clock, the next finds it stopped; from the end of the notice there is none', () => {
	const filing = { form: 'real-name' as const, hasFile: false, rules, at: before }
	expect(file({ ...filing, award: running })).toMatchObject({ value: { stop: { from: 'noticed', to: 'stopped' } } })
	expect(file({ ...filing, award: { status: 'stopped', noticeEndsAt: null } })).toMatchObject({ value: { stop: null } })
	expect(file({ ...filing, award: running, at: end })).toEqual(refuse({ code: 'notice-over' }))
	for (const status of ['final', 'revoked', 'returned'] as const) {
		expect(file({ ...filing, award: { status, noticeEndsAt: end } })).toEqual(refuse({ code: 'notice-over' }))
	}
})

test('the form must be one the rules accept, and a stamped objection brings its letter', () => {
	const filing = { award: running, form: 'stamped' as const, rules, at: before }
	expect(file({ ...filing, hasFile: false })).toEqual(refuse({ code: 'letter-missing' }))
	expect(file({ ...filing, hasFile: true }).ok).toBe(true)
	expect(file({ ...filing, hasFile: true, rules: { objectionForms: ['real-name'] } })).toEqual(refuse({ code: 'form-not-accepted' }))
})

test('whatever is settled, the clock runs exactly when no objection is open, and a fallen award leaves none open', () => {
	const standing = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), status: fc.constantFrom(...objectionStatuses) }), {
		selector: ({ id }) => id,
	})
	const outcomes = fc.constantFrom('rejected', 'withdrawn', 'stands', 'revoked', 're-evaluate' as const)
	fc.assert(
		fc.property(standing, fc.constantFrom(...awardStatuses), outcomes, (all, award, outcome) => {
			const decision = settle({ objectionId: 'a', all, award, outcome })
			if (!decision.ok) return
			const moved = all.map(({ id, status }) => decision.value.objections.find((one) => one.id === id)?.move.to ?? status)
			const isAnyOpen = moved.some((status) => openObjections.includes(status))
			expect(decision.value.award?.to).toBe(outcome === 'revoked' ? 'revoked' : outcome === 're-evaluate' ? 'returned' : isAnyOpen ? undefined : 'noticed')
			if (outcome === 'revoked' || outcome === 're-evaluate') expect(isAnyOpen).toBe(false)
		}),
		{ seed: 5, numRuns: 5000 },
	)
})
