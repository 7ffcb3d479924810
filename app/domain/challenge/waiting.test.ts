import { expect, test } from 'vitest'
import { type Awaiting, waitingOf } from './waiting.ts'

const now = new Date('2026-11-26T02:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const bid = (status: Awaiting['bids'][number]['status'], count = 1, isPassed = false) => ({ status, count, isPassed })
const passed = (status: Awaiting['bids'][number]['status'], count = 1) => bid(status, count, true)
const seated = { status: 'drawn', seats: ['accepted', 'accepted', 'accepted'] } as const
const opened: Awaiting = {
	status: 'opened',
	isConflicted: false,
	isKeyed: true,
	arePricesSealed: false,
	bids: [],
	correcting: null,
	recoveryUntil: null,
	panel: null,
	evaluation: null,
	defenceAt: null,
	feedbackOwed: null,
	notice: null,
	award: null,
}
const evaluation = { status: 'scoring' as const, beganAt: hours(-99), dueAt: hours(9), isPanelGone: false, areSheetsIn: false }
const scoring: Awaiting = { ...opened, status: 'evaluating', panel: seated, bids: [passed('qualified', 3)], evaluation }
const locked: Awaiting = { ...scoring, bids: [passed('scored', 2), bid('disqualified')], evaluation: { ...evaluation, status: 'locked' } }
const noticed: Awaiting = { ...locked, status: 'noticed', notice: { endsAt: hours(50), openObjections: 0, decisionDueAt: null } }

test.each<[string, Partial<Awaiting> & { of: Awaiting }, ReturnType<typeof waitingOf>]>([
	['before the deadline nothing', { of: { ...opened, status: 'open' } }, null],
	['closed under keys, their holders', { of: { ...opened, status: 'closed' } }, { kind: 'holders', count: null, at: null }],
	['closed without keys, the issuer', { of: { ...opened, status: 'closed' }, isKeyed: false }, { kind: 'open', count: null, at: null }],
	[
		'bids to screen, but for those being corrected',
		{ of: opened, bids: [bid('opened', 5)], correcting: { count: 2, until: hours(5) } },
		{ kind: 'screening', count: 3, at: null },
	],
	[
		'all that is left is being corrected',
		{ of: opened, bids: [bid('opened', 2), bid('qualified')], correcting: { count: 2, until: hours(5) } },
		{ kind: 'correction', count: 2, at: hours(5) },
	],
	['a bidder may open its bid itself', { of: opened, bids: [bid('qualified')], recoveryUntil: hours(7) }, { kind: 'recovery', count: null, at: hours(7) }],
	['nobody passed the screening', { of: opened, bids: [bid('disqualified', 2)] }, { kind: 'none-qualified', count: null, at: null }],
	['no panel', { of: opened, bids: [bid('qualified')] }, { kind: 'no-panel', count: null, at: null }],
	['a panel to draw', { of: opened, bids: [bid('qualified')], panel: { status: 'committed', seats: [] } }, { kind: 'undrawn', count: null, at: null }],
	[
		'experts to answer',
		{ of: opened, bids: [bid('qualified')], panel: { status: 'drawn', seats: ['accepted', 'invited', 'declined', 'invited'] } },
		{ kind: 'seats', count: 2, at: null },
	],
	['packages to pass', { of: opened, bids: [bid('qualified', 2), passed('qualified')], panel: seated }, { kind: 'packages', count: 2, at: null }],
	['everything is there', { of: opened, bids: [passed('qualified', 3), bid('disqualified')], panel: seated }, { kind: 'begin', count: null, at: null }],
	['sheets to come', { of: scoring }, { kind: 'scoring', count: null, at: hours(9) }],
	['sheets overdue', { of: scoring, evaluation: { ...evaluation, dueAt: now } }, { kind: 'scoring-late', count: null, at: now }],
	[
		'an expert gave the seat up',
		{ of: scoring, panel: { status: 'drawn', seats: ['accepted', 'accepted', 'invited'] } },
		{ kind: 'seats', count: 1, at: null },
	],
	['all sheets are in', { of: scoring, evaluation: { ...evaluation, areSheetsIn: true } }, { kind: 'meeting', count: null, at: null }],
	[
		'the panel is gone',
		{ of: scoring, panel: { ...seated, status: 'dissolved' }, evaluation: { ...evaluation, isPanelGone: true } },
		{ kind: 'no-panel', count: null, at: null },
	],
	['prices sealed apart', { of: locked, arePricesSealed: true, defenceAt: hours(3) }, { kind: 'prices', count: null, at: null }],
	['a defence to come', { of: locked, defenceAt: hours(3) }, { kind: 'defence', count: null, at: hours(3) }],
	['a defence without minutes', { of: locked, defenceAt: hours(-3) }, { kind: 'minutes', count: null, at: hours(-3) }],
	['a proposal', { of: locked }, { kind: 'proposal', count: null, at: null }],
	['a proposal after every winner gave up', { of: locked, award: { status: 'refused', settledAt: hours(-1) } }, { kind: 'proposal', count: null, at: null }],
	['nobody is left to win', { of: locked, bids: [passed('refused'), bid('disqualified')] }, { kind: 'none-left', count: null, at: null }],
	['feedback to losers', { of: locked, feedbackOwed: 2 }, { kind: 'feedback', count: 2, at: null }],
	['a notice to publish', { of: locked, feedbackOwed: 0 }, { kind: 'publish', count: null, at: null }],
	['an award returned, judged anew', { of: locked, award: { status: 'returned', settledAt: hours(-1) } }, { kind: 'begin', count: null, at: null }],
	['a notice that runs', { of: noticed }, { kind: 'notice', count: null, at: hours(50) }],
	['an objection', { of: noticed, notice: { endsAt: null, openObjections: 2, decisionDueAt: hours(80) } }, { kind: 'objection', count: 2, at: hours(80) }],
	['awarded, nothing', { of: { ...noticed, status: 'awarded' } }, null],
])('what a challenge waits for: %s', (_name, { of, ...changed }, expected) => {
	expect(waitingOf({ ...of, ...changed }, now)).toEqual(expected)
})

test('whoever is in conflict is told that alone, whatever the facts, from the opening to the notice', () => {
	for (const facts of [opened, scoring, locked, { ...opened, bids: [bid('opened', 4)] }, { ...locked, feedbackOwed: 2 }])
		expect(waitingOf({ ...facts, isConflicted: true }, now)).toEqual({ kind: 'conflicted', count: null, at: null })
	expect(waitingOf({ ...noticed, isConflicted: true }, now)).toEqual(waitingOf(noticed, now))
})
