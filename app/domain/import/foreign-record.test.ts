import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { looksLikeRecords, readForeignRecords } from './foreign-record.ts'
import { htmlToText } from './html-text.ts'

/** Three records of the Challenge.gov sample feeds (GSA/Challenge_gov, commit 6e9e2ddb): work of the US government, public domain. */
const excerpt = readFileSync(new URL('../../../tests/support/challenge-gov-excerpt.jsonl', import.meta.url), 'utf8')
const demandsOf = (text: string) => {
	const outcome = readForeignRecords(text)
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
	return outcome.value
}

test('every record becomes an English demand with its issuer, prize and source', () => {
	const demands = demandsOf(excerpt)
	expect(demands.map(({ sourceKey, line }) => [line, sourceKey])).toEqual([
		[1, 'challenge-gov:1281'],
		[2, 'challenge-gov:1123'],
		[3, 'challenge-gov:1011'],
	])
	expect(demands[0]?.draft).toMatchObject({
		title: 'LitCoin NLP Challenge',
		language: 'en',
		issuerName: 'National Institutes of Health (NIH), National Center for Advancing Translational Sciences (NCATS)',
		budgetFen: null,
		budgetNote: '$100,000',
		sourceUrl: 'https://www.challenge.gov/challenge/litcoin-nlp-challenge/',
		field: 'Software and apps',
	})
	expect(demands[0]?.draft.problem).toContain('Designing an NLP system')
	expect(demands[2]?.draft.conditions).toMatch(/^How to enter\n/)
	for (const part of ['offered', 'acceptanceCriteria', 'conditions'] as const) expect(demands[2]?.draft[part]).not.toBe('')
})

test('times are those of Washington, in summer and in winter; one that is missing stays so', () => {
	const [winter, spring] = demandsOf(excerpt)
	expect(winter?.draft.bidsCloseAt).toEqual(new Date('2022-01-31T22:00:00Z'))
	expect(spring?.draft).toMatchObject({ bidsOpenAt: null, bidsCloseAt: new Date('2020-05-09T03:59:00Z') })
})

test('a broken line is named and nothing is taken', () => {
	expect(readForeignRecords(`${excerpt}{"title":"x"}\n`)).toEqual({ ok: false, refusal: { code: 'record-invalid', line: 4, field: 'challenge_id' } })
	expect(readForeignRecords(`${excerpt}not json`)).toEqual({ ok: false, refusal: { code: 'record-invalid', line: 4, field: '' } })
	expect(readForeignRecords('\n')).toEqual({ ok: false, refusal: { code: 'empty' } })
	expect(looksLikeRecords(excerpt)).toBe(true)
	expect(looksLikeRecords('需求名称,预算\n')).toBe(false)
})

test('HTML becomes paragraphs, and what only looks like it stays', () => {
	expect(htmlToText('<div>One &amp; two<br>three</div><ul><li>a</li><li>b &lt; c</li></ul>')).toBe('One & two\nthree\n\n- a\n- b < c')
	expect(htmlToText('files <100MB, 3 < 4 &unknown; &#39;x&#x27;')).toBe("files <100MB, 3 < 4 &unknown; 'x'")
})
