import { z } from 'zod'
import { accept, type Decision, refuse } from '../decision.ts'
import type { DemandDraft } from './draft.ts'
import { htmlToText } from './html-text.ts'
import { toLine } from './plain-text.ts'

const LocalTime = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/)
	.nullable()

/** One prize challenge of Challenge.gov as its public feeds tell it, one JSON object a line. */
const ForeignRecord = z.object({
	challenge_id: z.string().min(1),
	title: z.string().trim().min(1),
	permalink: z.url({ protocol: /^https?$/ }),
	tagline: z.string(),
	agency: z.string().trim().min(1),
	partner_agencies: z.string(),
	partners_non_federal: z.string(),
	types: z.array(z.string()),
	prize_raw: z.string(),
	submission_start: LocalTime,
	submission_end: LocalTime,
	description: z.string(),
	prizes: z.string(),
	rules: z.string(),
	judging: z.string(),
	how_to_enter: z.string(),
	external_url: z.string(),
})
type ForeignRecord = z.output<typeof ForeignRecord>

/** A foreign demand with its identity at the source, and the number of its line. */
type ForeignDemand = { line: number; sourceKey: string; draft: DemandDraft }

/** Whether a text is JSON lines rather than a sheet. */
export function looksLikeRecords(text: string): boolean {
	return /^\uFEFF?\s*\{\s*"/.test(text)
}

/** Reads JSON lines of Challenge.gov into drafts, all of them or, at the first line that is no such record, none. */
export function readForeignRecords(text: string): Decision<ForeignDemand[], { code: 'record-invalid'; line: number; field: string } | { code: 'empty' }> {
	const demands: ForeignDemand[] = []
	for (const [at, line] of text
		.replace(/^\uFEFF/, '')
		.split('\n')
		.entries()) {
		if (line.trim() === '') continue
		const record = ForeignRecord.safeParse(parseJson(line))
		if (!record.success) return refuse({ code: 'record-invalid', line: at + 1, field: record.error.issues[0]?.path.join('.') ?? '' })
		demands.push({ line: at + 1, sourceKey: `challenge-gov:${record.data.challenge_id}`, draft: toDraft(record.data) })
	}
	return demands.length === 0 ? refuse({ code: 'empty' }) : accept(demands)
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line)
	} catch {
		return undefined
	}
}

/** Rules and ways to enter are conditions, judging is how it is accepted, prizes are what the agency offers. */
function toDraft(record: ForeignRecord): DemandDraft {
	const types = record.types.map(toLine).filter((type) => type !== '')
	return {
		title: toLine(htmlToText(record.title)),
		kind: 'research',
		language: 'en',
		issuerName: toLine(record.agency),
		creditCode: '',
		citySlug: null,
		field: types.join('; '),
		problem: passages(
			['', record.tagline],
			['', record.description],
			['Partner agencies', record.partner_agencies],
			['Other partners', record.partners_non_federal],
		),
		stateOfArt: '',
		researchContent: '',
		goal: '',
		indicators: [],
		indicatorText: '',
		deliverables: '',
		conditions: passages(['How to enter', record.how_to_enter], ['Rules', record.rules], ['Challenge site', record.external_url]),
		ipTemplate: null,
		ipRule: '',
		backgroundIp: '',
		incomeSplit: '',
		offered: passages(['', record.prizes]),
		acceptanceCriteria: passages(['', record.judging]),
		criteria: [],
		keywords: types,
		solutionMode: null,
		budgetFen: null,
		budgetNote: toLine(record.prize_raw),
		publicMoneyFen: null,
		payments: [],
		durationMonths: null,
		bidsOpenAt: fromWashington(record.submission_start, '00:00'),
		bidsCloseAt: fromWashington(record.submission_end, '23:59'),
		contactName: '',
		contactPhone: '',
		contactEmail: '',
		code: '',
		disclosure: {},
		showsBidCount: true,
		sourceUrl: record.permalink,
	}
}

function passages(...parts: [heading: string, html: string][]): string {
	return parts
		.map(([heading, html]) => ({ heading, text: htmlToText(html) }))
		.filter(({ text }) => text !== '')
		.map(({ heading, text }) => (heading === '' ? text : `${heading}\n${text}`))
		.join('\n\n')
}

const washington = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', timeZoneName: 'longOffset' })

/** The agencies of these records write Washington local time. */
function fromWashington(local: string | null, timeOfDay: string): Date | null {
	if (local === null) return null
	const stamp = local.includes('T') ? local : `${local}T${timeOfDay}`
	const name = washington.formatToParts(new Date(`${stamp}Z`)).find(({ type }) => type === 'timeZoneName')?.value ?? ''
	const instant = new Date(`${stamp}${name.replace('GMT', '') || 'Z'}`)
	return Number.isNaN(instant.getTime()) ? null : instant
}
