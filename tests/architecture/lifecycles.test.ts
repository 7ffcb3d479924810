import { expect, test } from 'vitest'
import { awardStates, awardTransitions, proposalTransitions } from '#app/domain/award/lifecycle.ts'
import { bidTransitions } from '#app/domain/bid/lifecycle.ts'
import { challengeStates, transitions } from '#app/domain/challenge/lifecycle.ts'
import { evaluationTransitions, sheetTransitions } from '#app/domain/evaluation/lifecycle.ts'
import { panelTransitions, seatTransitions } from '#app/domain/judging/lifecycle.ts'
import { dueOf, type Mover, type Transition } from '#app/domain/lifecycle.ts'
import { listTransitions } from '#app/domain/list/lifecycle.ts'
import { objectionTransitions } from '#app/domain/objection/lifecycle.ts'
import { reviewStates, reviewTransitions } from '#app/domain/review/lifecycle.ts'

type States = Record<string, { stage?: string; waitsFor: Mover }>
const tables: Record<string, { first: string; ends: readonly string[]; rows: Record<string, Transition<string>>; states?: States }> = {
	Challenge: { first: 'draft', ends: ['accepted', 'failed', 'withdrawn', 'unfilled'], rows: transitions, states: challengeStates },
	Review: { first: 'waiting', ends: ['passed', 'returned', 'withdrawn'], rows: reviewTransitions, states: reviewStates },
	List: { first: 'draft', ends: ['withdrawn'], rows: listTransitions },
	// No command leads to `contracted` yet.
	Bid: { first: 'draft', ends: ['destroyed', 'void', 'refused', 'disqualified', 'contracted'], rows: bidTransitions },
	Panel: { first: 'committed', ends: ['dissolved'], rows: panelTransitions },
	Seat: { first: 'invited', ends: ['declined', 'barred', 'recalled', 'released'], rows: seatTransitions },
	Evaluation: { first: 'scoring', ends: ['locked'], rows: evaluationTransitions },
	Sheet: { first: 'draft', ends: [], rows: sheetTransitions },
	Proposal: { first: 'open', ends: ['refused', 'withdrawn'], rows: proposalTransitions },
	Award: { first: 'noticed', ends: ['revoked', 'returned', 'refused'], rows: awardTransitions, states: awardStates },
	Objection: { first: 'filed', ends: ['rejected', 'withdrawn', 'dismissed', 'granted', 'lapsed'], rows: objectionTransitions },
}

const statusesOf = (rows: Record<string, Transition<string>>) => new Set(Object.values(rows).flatMap(({ from, to }) => [...from, to]))

test('every status that is no end has a way out, and an end has none', () => {
	for (const { ends, rows } of Object.values(tables)) {
		for (const status of statusesOf(rows)) {
			const hasExit = Object.values(rows).some(({ from }) => from.includes(status))
			expect([status, hasExit]).toEqual([status, !ends.includes(status)])
		}
	}
})

test('whoever stops, returns, revokes or withdraws something says why', () => {
	for (const { rows } of Object.values(tables)) {
		for (const [command, { needsReason }] of Object.entries(rows)) {
			if (/^(return|suspend|revoke|reject|declareUnfilled|dismiss|grant)$/.test(command)) expect([command, needsReason]).toEqual([command, true])
		}
	}
})

test('every status of a table with states waits for somebody, or is an end', () => {
	for (const { ends, rows, states } of Object.values(tables)) {
		if (!states) continue
		expect(Object.keys(states).sort()).toEqual([...statusesOf(rows)].sort())
		for (const [status, { waitsFor }] of Object.entries(states)) expect([status, waitsFor === 'nobody']).toEqual([status, ends.includes(status)])
	}
})

const list = (values: readonly string[] | undefined) => (values && values.length > 0 ? values.join(', ') : '–')

/** Where each status stands: its stage on the rail, whose move it is, what dates it. */
function statesOf(rows: Record<string, Transition<string>>, states: States | undefined): string[] {
	if (!states) return []
	const hasStage = Object.values(states).some(({ stage }) => stage !== undefined)
	const lines = Object.entries(states).map(([status, { stage, waitsFor }]) =>
		['', status, ...(hasStage ? [stage ?? '–'] : []), waitsFor, dueOf(rows, status) ?? '–', ''].join(' | ').trim(),
	)
	const columns = ['status', ...(hasStage ? ['stage on the rail'] : []), 'whose move', 'due']
	return [`| ${columns.join(' | ')} |`, `|${columns.map(() => ' --- |').join('')}`, ...lines, '']
}

function page(): string {
	const parts = Object.entries(tables).map(([noun, { first, ends, rows, states }]) => {
		const lines = Object.entries(rows).map(([command, { from, to, by, guards, needsReason, tells, nextDue }]) =>
			['', command, list(from), to, list(by), list(guards), needsReason ? 'yes' : '–', list(tells), nextDue ?? '–', ''].join(' | ').trim(),
		)
		return [
			`## ${noun}`,
			'',
			`Begins as \`${first}\`; ends as ${ends.map((end) => `\`${end}\``).join(', ')}.`,
			'',
			'| command | from | to | by | must hold | reason | told | next step due |',
			'| --- | --- | --- | --- | --- | --- | --- | --- |',
			...lines,
			'',
			...statesOf(rows, states),
		].join('\n')
	})
	const head = [
		'# Lifecycles',
		'',
		'The tables that decide every move, as the code has them (`app/domain/*/lifecycle.ts`). What no row allows, nobody can do.',
		'Under them, whose move each status is and by when, as the stage rail shows it.',
		'Written by `npx vitest run tests/architecture/lifecycles.test.ts -u`; a test fails when it is not current.',
		'',
	]
	return [...head, ...parts].join('\n')
}

test('docs/lifecycles.md is what the tables say', async () => {
	await expect(page()).toMatchFileSnapshot('../../docs/lifecycles.md')
})
