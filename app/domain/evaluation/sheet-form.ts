import { z } from 'zod'
import '../validation/messages.ts'
import type { DraftValues } from '../draft/draft.ts'
import { changedIn, readAs, readFields, words } from '../draft/form.ts'
import { judgements } from './lifecycle.ts'
import { blankComments, type SheetContent, toSheetValues } from './sheet.ts'

/** Most characters of a comment. */
export const sheetLimits = { comment: 2000, overall: 5000 }

/** The points of a criterion. */
const Points = z
	.string()
	.regex(/^\d{1,3}$/)
	.transform(Number)
	.pipe(z.number().max(100))

const points = readAs((text) => {
	const read = Points.safeParse(text)
	return read.success ? String(read.data) : undefined
}, 'points-invalid')
const judgement = z.union([z.enum(judgements), z.literal('')])

/** The comments of a sheet as they are stored. */
export const StoredComments = z.object({
	criteria: z.record(z.string(), z.string()),
	indicators: z.record(z.string(), z.string()),
	overall: z.string(),
})

/** What a sheet is about: how many criteria, and which indicators. */
type SheetShape = { criteria: number; indicatorIds: readonly string[] }

const isIndicator = /^[0-9a-f-]{36}$/

function schemaOf(field: string): z.ZodType<string> | undefined {
	if (field === 'overall') return words(sheetLimits.overall)
	const [kind, key = ''] = field.split('.')
	const isCriterion = /^\d$/.test(key)
	if (kind === 'points' && isCriterion) return points
	if (kind === 'criteria' && isCriterion) return words(sheetLimits.comment)
	if (kind === 'judgements' && isIndicator.test(key)) return judgement
	return kind === 'indicators' && isIndicator.test(key) ? words(sheetLimits.comment) : undefined
}

/** Whether a sheet about so many criteria and these indicators has a field. */
export function isOfSheet(field: string, { criteria, indicatorIds }: SheetShape): boolean {
	const [kind, key = ''] = field.split('.')
	if (field === 'overall') return true
	return kind === 'points' || kind === 'criteria' ? Number(key) < criteria : indicatorIds.includes(key)
}

/** Reads a sheet's draft as a form sends it, each field by itself; see `readFields`. */
export function readSheetDraft(entries: Readonly<Record<string, string>>): ReturnType<typeof readFields> {
	return readFields(entries, schemaOf)
}

/** The fields of a sheet that were changed in a form without JavaScript. */
export function changedInSheet(entries: Readonly<Record<string, string>>): Record<string, string> {
	return changedIn(entries, (field) => schemaOf(field) !== undefined)
}

/** The sheet with changes applied; the inverse of `toSheetValues`. */
export function applySheetValues(content: SheetContent, changes: DraftValues): SheetContent {
	const values = { ...toSheetValues(content), ...changes }
	const under = (prefix: string) =>
		Object.entries(values).flatMap(([field, value]) =>
			field.startsWith(`${prefix}.`) && value !== '' ? [[field.slice(prefix.length + 1), value] as const] : [],
		)
	return {
		points: Object.fromEntries(under('points').flatMap(([at, text]) => (Points.safeParse(text).success ? [[at, Number(text)]] : []))),
		judgements: Object.fromEntries(under('judgements').flatMap(([id, text]) => judgements.flatMap((one) => (one === text ? [[id, one]] : [])))),
		comments: { criteria: Object.fromEntries(under('criteria')), indicators: Object.fromEntries(under('indicators')), overall: values.overall ?? '' },
	}
}

/** What a form says so far, as a sheet; entries that cannot be read count as not given. */
export function sheetIn(entries: Readonly<Record<string, string>>): SheetContent {
	return applySheetValues({ points: {}, judgements: {}, comments: blankComments }, readSheetDraft(entries).values)
}

/** Every field of a sheet with what it shows. */
export function sheetFields(content: SheetContent, { criteria, indicatorIds }: SheetShape): Record<string, string> {
	const empty = [
		...Array.from({ length: criteria }, (_, at) => [`points.${at}`, `criteria.${at}`]),
		...indicatorIds.map((id) => [`judgements.${id}`, `indicators.${id}`]),
	].flat()
	return { ...Object.fromEntries(empty.map((field) => [field, ''])), ...toSheetValues(content) }
}

/** The sheet an address names. */
export const SheetParams = z.object({ sheetId: z.uuid() })
/** The submitted version of a sheet that an address names. */
export const VersionParams = SheetParams.extend({ number: z.coerce.number().int().min(1).max(10_000) })
/** A sheet is submitted as its page showed it: after how many saves. */
export const SubmitForm = z.object({ revision: z.coerce.number().int().min(0) })
/** Why a submitted sheet is opened again. */
export const ReopenForm = z.object({ reason: z.string().trim().min(5).max(500) })
