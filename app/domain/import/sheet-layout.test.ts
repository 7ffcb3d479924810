import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeKinds, contentLanguages, solutionModes } from '../challenge/challenge.ts'
import { citySlugs } from '../organisation/organisation.ts'
import { assembleRow } from './assemble.ts'
import type { DemandDraft } from './draft.ts'
import { findHeader } from './header.ts'
import { readIndicators } from './indicators.ts'
import { exportColumns, exportRows, templateColumns } from './sheet-layout.ts'
import { tidyRows } from './tidy.ts'

const now = new Date('2026-11-24T02:00:00Z')

/** Writes the drafts to a sheet and reads the sheet as an upload is read. */
function throughSheet(drafts: DemandDraft[], language: 'zh' | 'en'): DemandDraft[] {
	const rows = [exportColumns(language).map(({ header }) => header), ...drafts.flatMap((draft) => exportRows(draft, language))].map((row) =>
		row.map((cell) => String(cell ?? '').trim()),
	)
	const header = findHeader(rows)
	if (!header) throw new Error('no header')
	return tidyRows(rows, header).map(({ cells }) => assembleRow({ ...header, cells, now }).draft)
}

const line = (longest = 20) => fc.stringMatching(/^[\u4e00-\u4e40A-Za-z0-9，；（）"'=,.-]{0,20}$/).map((text) => text.slice(0, longest))
const passage = fc.array(line(), { maxLength: 4 }).map((lines) =>
	lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim(),
)
const instant = fc.option(fc.integer({ min: 0, max: 36_000 * 1440 }).map((minute) => new Date(Date.UTC(2000, 0, 2) + minute * 60_000)))
const draft: fc.Arbitrary<DemandDraft> = fc.record({
	title: line().map((text) => `题${text}`),
	kind: fc.constantFrom(...challengeKinds),
	language: fc.constantFrom(...contentLanguages),
	issuerName: line(),
	creditCode: fc.constantFrom('', '91350100M000100Y43'),
	citySlug: fc.option(fc.constantFrom(...citySlugs)),
	field: line(),
	problem: passage,
	researchContent: passage,
	goal: passage,
	indicators: fc.constantFrom([], readIndicators('熔指≥30 g/10min（GB/T 3682）\n外观：无色').indicators, [
		{ name: 'a|b；c', comparator: 'range' as const, target: '1', targetUpper: '2', unit: 'x\ny', verification: '', isMust: false },
	]),
	indicatorText: passage,
	deliverables: passage,
	conditions: passage,
	ipRule: passage,
	offered: passage,
	acceptanceCriteria: passage,
	keywords: fc.uniqueArray(fc.constantFrom('聚烯烃', 'C/C 复合材料', 'a b', '催化·剂'), { maxLength: 4 }),
	solutionMode: fc.option(fc.constantFrom(...solutionModes)),
	budgetFen: fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 })),
	budgetNote: fc.constantFrom('', '$100,000', '另付奖励', '500万'),
	durationMonths: fc.option(fc.integer({ min: 1, max: 120 })),
	bidsOpenAt: instant,
	bidsCloseAt: instant.map((date) => date && new Date(date.getTime() + 5_123)),
	contactName: line(),
	contactPhone: line(),
	contactEmail: fc.constantFrom('', 'name@example.com'),
	code: fc.constantFrom('', 'XCL-2026-0007'),
	sourceUrl: fc.constantFrom('', 'https://www.challenge.gov/challenge/x/'),
})

test('a list written to a sheet is read back without loss, in either language', () => {
	fc.assert(
		fc.property(fc.array(draft, { minLength: 1, maxLength: 3 }), fc.constantFrom(...contentLanguages), (drafts, language) => {
			expect(throughSheet(drafts, language)).toEqual(drafts)
		}),
		{ seed: 6, numRuns: 500 },
	)
})

test('a text too long for a cell goes on in the next row and comes back whole', () => {
	const [example] = fc.sample(draft, { numRuns: 1, seed: 1 })
	if (!example) throw new Error('no example')
	const long = { ...example, conditions: `${'规则'.repeat(500)}\n`.repeat(60).trim() }
	expect(exportRows(long, 'zh').length).toBe(2)
	expect(throughSheet([long], 'zh')).toEqual([long])
})

test('the blank form asks for what a collector knows, under headers the import recognises', () => {
	for (const language of contentLanguages) {
		const header = findHeader([templateColumns(language).map((column) => column.header)])
		expect(Object.keys(header?.mapping ?? {})).toHaveLength(templateColumns(language).length)
	}
})
