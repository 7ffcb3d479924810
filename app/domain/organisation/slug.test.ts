import { expect, test } from 'vitest'
import { freeSlug, slugOf } from './slug.ts'

test('a Chinese name becomes pinyin, a mixed one keeps its Latin words', () => {
	expect(slugOf('姑苏实验室')).toBe('gu-su-shi-yan-shi')
	expect(slugOf('苏州 ABC 科技（集团）')).toBe('su-zhou-abc-ke-ji-ji-tuan')
	expect(slugOf('！？')).toBe('organisation')
	expect(slugOf('长'.repeat(60)).length).toBeLessThanOrEqual(60)
})

test('a taken slug gets the next number', () => {
	expect(freeSlug('a', ['a', 'a-2', 'a-b'])).toBe('a-3')
	expect(freeSlug('a', [])).toBe('a')
	expect(freeSlug('new', [])).toBe('new-2')
})
