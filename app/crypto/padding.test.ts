import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paddedSize, smallestBucket } from './padding.ts'

const sizes = fc.integer({ min: 0, max: 200 * 1024 * 1024 })

test('never smaller, never below the floor, at most 6.3 % more above it, whole tar blocks', () => {
	fc.assert(
		fc.property(sizes, (size) => {
			const padded = paddedSize(size)
			expect(padded).toBeGreaterThanOrEqual(Math.max(size, smallestBucket))
			if (size > smallestBucket) expect(padded / size).toBeLessThan(1.063)
			expect(padded % 512).toBe(0)
			expect(paddedSize(padded)).toBe(padded)
		}),
	)
})

test('a larger thing never has a smaller bucket', () => {
	fc.assert(fc.property(sizes, sizes, (a, b) => paddedSize(Math.min(a, b)) <= paddedSize(Math.max(a, b))))
})

test('sizes that are near one another share a bucket', () => {
	expect([0, 1, 65_536].map(paddedSize)).toEqual([65_536, 65_536, 65_536])
	expect([65_537, 67_584].map(paddedSize)).toEqual([67_584, 67_584])
	expect([5_000_000, 5_111_808].map(paddedSize)).toEqual([5_111_808, 5_111_808])
})

test('there are few buckets up to 100 MB', () => {
	const buckets = new Set<number>()
	for (let size = 0; size <= 100 * 1024 * 1024; size = paddedSize(size) + 1) buckets.add(paddedSize(size))
	expect(buckets.size).toBeLessThan(350)
})
