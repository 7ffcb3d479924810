import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { challengeLists, challengeSearchDocuments, challenges, organisations } from '../schema/index.ts'
import { matchChallenges } from './match-challenges.ts'
import { searchTerms } from './terms.ts'

const now = new Date('2026-11-24T00:00:00Z')

test('a search finds two-character words, English words by their beginning, codes, and single characters', async () => {
	const store = await freshDatabase()
	await store.tx(async (tx) => {
		await tx.insert(organisations).values({ id: 'o', slug: 'o', name: 'o', kind: 'institute', status: 'verified', createdAt: now })
		await tx.insert(challengeLists).values({ id: 'l', code: 'L', title: 'l', status: 'released', origin: 'corridor', createdAt: now })
		const row = { listId: 'l', issuerOrganisationId: 'o', status: 'open' as const, kind: 'research' as const, keywords: [], createdAt: now, updatedAt: now }
		await tx.insert(challenges).values([
			{ ...row, id: 'a', code: 'XCL-2026-0007', position: 1, title: '聚烯烃弹性体用高温溶液聚合催化剂' },
			{ ...row, id: 'b', code: 'JQR-2026-0001', position: 2, title: 'Robust polymers for grippers 抓手' },
		])
		await tx.insert(challengeSearchDocuments).values([
			{ challengeId: 'a', terms: searchTerms(['XCL-2026-0007', '聚烯烃弹性体用高温溶液聚合催化剂']) },
			{ challengeId: 'b', terms: searchTerms(['JQR-2026-0001', 'Robust polymers for grippers 抓手']) },
		])
	})
	const find = async (query: string) => {
		const matching = matchChallenges(query)
		if (!matching) return 'everything'
		const rows = await store.db.select({ id: challenges.id }).from(challenges).where(inArray(challenges.id, matching))
		return rows.map((row) => row.id).sort()
	}

	expect(await find('催化')).toEqual(['a'])
	expect(await find('烯烃 高温')).toEqual(['a'])
	expect(await find('Polymer')).toEqual(['b'])
	expect(await find('xcl-2026-0007')).toEqual(['a'])
	expect(await find('2026')).toEqual(['a', 'b'])
	expect(await find('剂')).toEqual(['a'])
	expect(await find('催剂')).toEqual([])
	expect(await find(' "*\' -- ')).toBe('everything')
	expect(await find('\'" OR 1=1; 催化')).toEqual([])
})
