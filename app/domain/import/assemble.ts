import { mostIndicators } from '../challenge/demand-form.ts'
import { isCreditCode, normaliseCreditCode } from '../organisation/credit-code.ts'
import { type AmountUnit, readAmount } from './amount.ts'
import { readCity, readKind, readLanguage, readSolutionMode } from './choices.ts'
import { readDate } from './date.ts'
import { type Openness, readOpenness } from './disclosure-rows.ts'
import type { AssembledRow, Complain, DemandDraft, ImportProblem, ImportProblemCode } from './draft.ts'
import { readDuration } from './duration.ts'
import { type ColumnMapping, columnsOf, type FieldTexts, type ImportField, importFields, jointOf } from './fields.ts'
import { amountUnitOf } from './header.ts'
import { readIndicators } from './indicators.ts'
import { readKeywords } from './keywords.ts'
import { isBlank, toLine, toPassage, toWords } from './plain-text.ts'
import { readTerms } from './terms.ts'

type Sheet = { headers: readonly string[]; mapping: ColumnMapping }

/** 80 Chinese characters in a title are advised by the collection forms, 200 are the most it can have; 5 keywords are asked for, 20 are the most. */
const limits = { title: 80, longestTitle: 200, passage: 10_000, keywords: 5, mostKeywords: 20, keyword: 40, indicators: 3 }
const lineLimits: Partial<Record<ImportField, number>> = { issuerName: 100, field: 200, contactName: 50, contactPhone: 50, budgetNote: 200 }
const deadlineTime = '17:00'

/** What the sheet says for each field of a row, edits laid over it; several columns of one field are joined. */
export function textsOf(sheet: Sheet, cells: readonly string[], edits: FieldTexts = {}): FieldTexts {
	const texts: FieldTexts = {}
	for (const field of importFields) {
		if (field === 'ignore' || field === 'serial') continue
		const parts = columnsOf(sheet.mapping, field)
			.map((column) => cells[column]?.trim() ?? '')
			.filter((text) => text !== '')
		const joint = jointOf(field)
		const text = edits[field] ?? (joint === undefined ? parts[0] : parts.join(joint))
		if (text !== undefined && text !== '') texts[field] = text
	}
	return texts
}

/**
 * Reads one row into a draft. Errors are only what no draft can be without; what cannot be read is kept as text where the
 * draft has a place for it, and named as a warning. Units come from the headers; `now` tells which deadlines have passed.
 */
export function assembleRow(row: Sheet & { cells: readonly string[]; edits?: FieldTexts; now: Date }): AssembledRow {
	const texts = textsOf(row, row.cells, row.edits)
	const problems: ImportProblem[] = []
	const complain: Complain = (field, code, params = {}, severity = 'warning') => problems.push({ field, code, severity, params })
	const line = (field: ImportField) => readLine(field, texts, complain)
	const passage = (field: ImportField) => readPassage(field, texts, complain)
	const language = choice('language', readLanguage, 'language-unknown', texts, complain) ?? 'zh'
	const { kept, ...terms } = readTerms(texts, { unit: unitOf(row, 'publicMoney'), language }, complain)
	const draft: DemandDraft = {
		...terms,
		title: readTitle(texts, complain),
		kind: choice('kind', readKind, 'kind-unknown', texts, complain) ?? 'research',
		language,
		issuerName: line('issuerName'),
		creditCode: readCreditCode(texts, complain),
		citySlug: choice('city', readCity, 'city-unknown', texts, complain) ?? null,
		field: line('field'),
		problem: passage('problem'),
		stateOfArt: passage('stateOfArt'),
		researchContent: passage('researchContent'),
		goal: passage('goal'),
		...readTargets(texts, complain),
		deliverables: passage('deliverables'),
		conditions: joined(passage('conditions'), kept.conditions),
		ipRule: joined(kept.ipRule, passage('ipRule')),
		backgroundIp: passage('backgroundIp'),
		incomeSplit: passage('incomeSplit'),
		offered: passage('offered'),
		acceptanceCriteria: passage('acceptanceCriteria'),
		keywords: readWords(texts, complain),
		solutionMode: choice('solutionMode', readSolutionMode, 'mode-unknown', texts, complain) ?? null,
		...readBudget(texts, unitOf(row, 'budget'), kept.budgetNote, complain),
		...readTerm(texts, durationUnit(row), row.now, complain),
		contactName: line('contactName'),
		contactPhone: line('contactPhone'),
		contactEmail: readEmail(texts, complain),
		code: toLine(texts.code ?? '').toUpperCase(),
		sourceUrl: readLink(texts, complain),
		...readOpen(texts, complain),
	}
	return { draft, problems }
}

const headersOf = ({ headers, mapping }: Sheet, field: ImportField) => columnsOf(mapping, field).map((column) => headers[column] ?? '')
const unitOf = (sheet: Sheet, field: ImportField): AmountUnit | undefined => headersOf(sheet, field).map(amountUnitOf).find(Boolean)
const joined = (one: string, other: string, joint = '\n') => [one, other].filter(Boolean).join(joint)
const durationUnit = (sheet: Sheet) => (headersOf(sheet, 'durationMonths').some((header) => /[(（/]\s*(年|years?)/i.test(header)) ? 'years' : 'months')

function readTitle(texts: FieldTexts, complain: Complain): string {
	const title = toWords(texts.title ?? '')
	if (title === '') complain('title', 'title-missing', {}, 'error')
	else if (title.length > limits.longestTitle) complain('title', 'title-too-long', { limit: limits.longestTitle, length: title.length }, 'error')
	else if (widthOf(title) > limits.title) complain('title', 'title-too-long', { limit: limits.title, length: Math.ceil(widthOf(title)) })
	return title
}

/** Length in Chinese characters: two Latin letters take the room of one. */
const widthOf = (text: string) => Array.from(text).reduce((width, sign) => width + (/[\u0020-\u024f]/.test(sign) ? 0.5 : 1), 0)

function readLine(field: ImportField, texts: FieldTexts, complain: Complain): string {
	const line = toWords(texts[field] ?? '')
	const limit = lineLimits[field] ?? limits.passage
	if (line.length > limit) complain(field, 'text-too-long', { limit, length: line.length })
	return line
}

function readPassage(field: ImportField, texts: FieldTexts, complain: Complain): string {
	const passage = toPassage(texts[field] ?? '')
	if (passage.length > limits.passage) complain(field, 'text-too-long', { limit: limits.passage, length: passage.length })
	return passage
}

function choice<Value>(
	field: ImportField,
	read: (text: string) => Value | undefined,
	code: ImportProblemCode,
	texts: FieldTexts,
	complain: Complain,
): Value | undefined {
	const text = texts[field] ?? ''
	const value = read(text)
	if (value === undefined && !isBlank(text)) complain(field, code, { text: toLine(text) })
	return value
}

function readCreditCode(texts: FieldTexts, complain: Complain): string {
	const code = normaliseCreditCode(texts.creditCode ?? '')
	if (isBlank(code) || isCreditCode(code)) return isBlank(code) ? '' : code
	complain('creditCode', 'credit-code-invalid', { text: code })
	return ''
}

function readTargets(texts: FieldTexts, complain: Complain): Pick<DemandDraft, 'indicators' | 'indicatorText'> {
	const { indicators, leftover } = readIndicators(texts.indicators ?? '')
	if (leftover !== '') complain('indicators', 'indicators-unreadable', { text: leftover, count: leftover.split('\n').length })
	if (indicators.length > mostIndicators) complain('indicators', 'too-many-indicators', { limit: mostIndicators, count: indicators.length })
	if (indicators.length < limits.indicators) complain('indicators', 'fewer-than-three-indicators', { limit: limits.indicators, count: indicators.length })
	const further = readPassage('indicatorText', texts, complain)
	const weight = indicators.reduce((sum, indicator) => sum + (indicator.weight ?? 0), 0)
	if (weight !== 100 && indicators.some((indicator) => indicator.weight !== null)) complain('indicators', 'shares-not-100', { sum: weight })
	return { indicators, indicatorText: joined(leftover, further) }
}

function readWords(texts: FieldTexts, complain: Complain): string[] {
	const words = readKeywords(texts.keywords ?? '')
	if (words.length > limits.keywords) {
		complain('keywords', 'too-many-keywords', { limit: words.length > limits.mostKeywords ? limits.mostKeywords : limits.keywords, count: words.length })
	}
	if (words.some((word) => word.length > limits.keyword))
		complain('keywords', 'text-too-long', { limit: limits.keyword, length: Math.max(...words.map(({ length }) => length)) })
	return words
}

/** `kept` joins the note. */
function readBudget(texts: FieldTexts, unit: AmountUnit | undefined, kept: string, complain: Complain): Pick<DemandDraft, 'budgetFen' | 'budgetNote'> {
	const amount = readAmount(texts.budget ?? '', unit)
	const note = joined(readLine('budgetNote', texts, complain), kept, '；')
	const noted = (text: string) => joined(text, note, '；')
	if (amount.kind === 'unreadable') {
		complain('budget', 'amount-unreadable', { text: amount.text })
		return { budgetFen: null, budgetNote: noted(amount.text) }
	}
	if (amount.kind !== 'sum') return { budgetFen: null, budgetNote: note }
	if (amount.isUnitAssumed) complain('budget', 'amount-unit-assumed', { fen: amount.fen })
	return { budgetFen: amount.fen, budgetNote: noted(amount.note) }
}

/** 需求时限 may hold a deadline or a term; whichever it is goes where it belongs. */
function readTerm(
	texts: FieldTexts,
	unit: 'months' | 'years',
	now: Date,
	complain: Complain,
): Pick<DemandDraft, 'bidsOpenAt' | 'bidsCloseAt' | 'durationMonths'> {
	const closesText = texts.closesAt ?? ''
	const closesAt = readDate(closesText, deadlineTime)
	const term = closesAt === undefined && /\D/.test(closesText.trim()) ? readDuration(closesText) : undefined
	if (closesAt === undefined && term === undefined && !isBlank(closesText)) complain('closesAt', 'date-unreadable', { text: toLine(closesText) })
	if (closesAt && closesAt <= now) complain('closesAt', 'date-past', { text: toLine(closesText) })
	const opensAt = readDate(texts.opensAt ?? '', '00:00')
	if (opensAt === undefined && !isBlank(texts.opensAt ?? '')) complain('opensAt', 'date-unreadable', { text: toLine(texts.opensAt ?? '') })
	const duration = readDuration(texts.durationMonths ?? '', unit)
	if (duration === undefined && !isBlank(texts.durationMonths ?? ''))
		complain('durationMonths', 'duration-unreadable', { text: toLine(texts.durationMonths ?? '') })
	return { bidsOpenAt: opensAt ?? null, bidsCloseAt: closesAt ?? null, durationMonths: duration ?? term ?? null }
}

function readOpen(texts: FieldTexts, complain: Complain): Openness {
	const { leftover, ...openness } = readOpenness(texts.disclosure ?? '')
	if (leftover.length > 0) complain('disclosure', 'disclosure-unreadable', { text: leftover.join('；') }, 'error')
	return openness
}

function readEmail(texts: FieldTexts, complain: Complain): string {
	const email = toLine(texts.contactEmail ?? '').replace(/^mailto:/i, '')
	if (isBlank(email)) return ''
	if (/^[^\s@,;、]+@[^\s@,;、]+\.[^\s@,;、]{2,}$/.test(email) && email.length <= 254) return email
	complain('contactEmail', 'email-invalid', { text: email })
	return ''
}

function readLink(texts: FieldTexts, complain: Complain): string {
	const link = toLine(texts.sourceUrl ?? '')
	if (link === '' || /^https?:\/\/[^\s]+$/i.test(link)) return link
	complain('sourceUrl', 'link-invalid', { text: link })
	return ''
}
