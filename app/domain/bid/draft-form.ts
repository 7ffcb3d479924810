import { z } from 'zod'
import '../validation/messages.ts'
import type { DraftValues, SentDraft } from '../draft/draft.ts'
import { changedIn } from '../draft/form.ts'
import { type BidContent, bidSections } from './content.ts'
import { applyValues, toValues } from './draft.ts'
import { PriceUnit, readPrice, writePrice } from './price.ts'

/** Most characters of a section, of a promised value, of a note on it. */
export const limits = { section: 20_000, promise: 200, note: 500 }

/** What no form types: kept out, since a database may refuse it. */
const controls = /(?![\n\t])\p{Cc}/gu
const clean = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(controls, '')
const words = (longest: number) => z.string().transform(clean).pipe(z.string().max(longest))
const Revision = z.coerce.number().int().min(0).catch(0)
const uuid = /^(promises|notes)\.[0-9a-f-]{36}$/

const price = (unit: PriceUnit) =>
	z.string().transform((text, context) => {
		if (text.trim() === '') return ''
		const fen = readPrice(text, unit)
		if (fen !== undefined) return String(fen)
		context.addIssue({ code: 'custom', message: 'price-invalid' })
		return z.NEVER
	})

const isSection = (field: string) => bidSections.some((section) => section === field)

function schemaOf(field: string, unit: PriceUnit): z.ZodType<string> | undefined {
	if (field === 'price') return price(unit)
	if (uuid.test(field)) return words(field.startsWith('notes.') ? limits.note : limits.promise)
	return isSection(field) ? words(limits.section) : undefined
}

type ReadDraft = SentDraft & { errors: Record<string, string[]> }

/**
 * Reads a draft as a form sends it: each field that is there, by itself, so that one wrong entry does not keep
 * the others from being saved. Unknown fields are passed over.
 */
export function readDraft(entries: Readonly<Record<string, string>>): ReadDraft {
	const unit = PriceUnit.parse(entries.priceUnit)
	const read = Object.entries(entries).flatMap(([field, value]) => {
		const parsed = schemaOf(field, unit)?.safeParse(value)
		return parsed ? [{ field, parsed }] : []
	})
	const values: DraftValues = Object.fromEntries(read.flatMap(({ field, parsed }) => (parsed.success ? [[field, parsed.data]] : [])))
	const errors = Object.fromEntries(read.flatMap(({ field, parsed }) => (parsed.success ? [] : [[field, parsed.error.issues.map((issue) => issue.message)]])))
	return { revision: Revision.parse(entries.revision), values, errors }
}

const blank: BidContent = { approach: '', team: '', foundation: '', schedule: '', priceFen: null, promises: {}, notes: {} }

/** What a form says so far, as content; entries that cannot be read count as not given. */
export function contentIn(entries: Readonly<Record<string, string>>): BidContent {
	return applyValues(blank, readDraft(entries).values)
}

/** Fields that are sent together: a price means nothing without its unit. */
export const togetherSent = [['price', 'priceUnit']] as const

/** The fields of a bid that were changed in a form without JavaScript. */
export function changedInBid(entries: Readonly<Record<string, string>>): Record<string, string> {
	return changedIn(entries, (field) => schemaOf(field, 'wan') !== undefined, togetherSent)
}

/** A price as a form shows it: in 万元. */
function shownPrice(priceFen: number | null): { price: string; priceUnit: PriceUnit } {
	return { price: priceFen === null ? '' : writePrice(priceFen, 'wan'), priceUnit: 'wan' }
}

/** What a form shows for a stored value of a field. */
export function shownOf(field: string, value: string): Record<string, string> {
	return field === 'price' ? shownPrice(value === '' ? null : Number(value)) : { [field]: value }
}

/** What a form shows for content: a field for every section and indicator, the price in its unit. */
export function fieldsOf(content: BidContent, indicatorIds: readonly string[]): Record<string, string> {
	const empty = Object.fromEntries(indicatorIds.flatMap((id) => [`promises.${id}`, `notes.${id}`].map((field) => [field, ''])))
	return { ...empty, ...toValues(content), ...shownPrice(content.priceFen) }
}

/** Sealing asks for the pledge of integrity (诚信承诺). */
export const SealForm = z.object({ pledge: z.literal('on', { error: 'pledge-required' }) })
