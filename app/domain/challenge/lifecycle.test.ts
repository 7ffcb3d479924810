import { expect, test } from 'vitest'
import { accept, refuse } from '../decision.ts'
import { challengeCommands, challengeStatuses, isReleased, move, stageAt, stages, statusAt, statusesOfStage, transitions } from './lifecycle.ts'

test('a command moves a challenge from the statuses of its table row and is refused from every other', () => {
	for (const command of challengeCommands) {
		for (const status of challengeStatuses) {
			const { from, to } = transitions[command]
			expect(move(command, status)).toEqual(from.includes(status) ? accept({ command, from: status, to }) : refuse({ code: 'wrong-status', status }))
		}
	}
})

test('every status stands in exactly one stage, and every status but the first can be reached', () => {
	for (const status of challengeStatuses) expect(stages.filter((stage) => statusesOfStage[stage].includes(status))).toHaveLength(1)
	const reached = new Set(challengeCommands.map((command) => transitions[command].to))
	expect(challengeStatuses.filter((status) => !reached.has(status))).toEqual([])
})

test('once released a challenge never goes back to preparation', () => {
	for (const command of challengeCommands) {
		const { from, to } = transitions[command]
		if (from.some(isReleased)) expect(isReleased(to)).toBe(true)
	}
})

test('an open challenge is closed from the very millisecond of its deadline', () => {
	const bidsCloseAt = new Date('2026-12-18T09:00:00.000Z')
	expect(statusAt({ status: 'open', bidsCloseAt }, new Date('2026-12-18T08:59:59.999Z'))).toBe('open')
	expect(statusAt({ status: 'open', bidsCloseAt }, bidsCloseAt)).toBe('closed')
	expect(stageAt({ status: 'open', bidsCloseAt }, bidsCloseAt)).toBe('judging')
	expect(statusAt({ status: 'awarded', bidsCloseAt }, bidsCloseAt)).toBe('awarded')
})
