import { expect, test } from 'vitest'
import { medianHours, WorkloadSearch, workloadSince } from './workload.ts'

const invitedAt = new Date('2026-11-26T02:00:00Z')
const after = (...hours: number[]) => hours.map((one) => ({ invitedAt, answeredAt: new Date(invitedAt.getTime() + one * 3_600_000) }))

test('the median of answers: the middle one, or between the two in the middle; none without answers', () => {
	expect(medianHours(after(30, 1, 5))).toBe(5)
	expect(medianHours(after(8, 1, 100, 2))).toBe(5)
	expect(medianHours([])).toBe(null)
})

test('twelve months count, and an unknown order falls back to the seats held', () => {
	expect(workloadSince(invitedAt)).toEqual(new Date('2025-11-26T02:00:00Z'))
	expect(WorkloadSearch.parse({ order: 'points' })).toEqual({ order: 'held' })
})
