import { z } from 'zod'
import { isDecimal } from '../challenge/indicator.ts'
import '../validation/messages.ts'
import { changedIn, readAs, readFields, words } from '../draft/form.ts'
import { type BidContent, bidSections, blankContent } from './content.ts'
import { applyValues, toValues } from './draft.ts'
import { PriceUnit, readPrice, writePrice } from './price.ts'

/** Most characters of a section, of a promised value, of a note on it. */
export const limits = { section: 20_000, promise: 200, note: 500 }

const uuid = /^(promises|notes)\.[0-9a-f-]{36}$/

const price = (unit: PriceUnit) =>
	readAs((text) => {
		const fen = readPrice(text, unit)
		return fen === undefined ? undefined : String(fen)
	}, 'price-invalid')

/** A promised value; a number in full-width digits is kept as the number it is. */
const promise = words(limits.promise).transform((text) => {
	const plain = text.normalize('NFKC').trim()
	return isDecimal(plain) ? plain : text
})

const isSection = (field: string) => bidSections.some((section) => section === field)

function schemaOf(field: string, unit: PriceUnit): z.ZodType<string> | undefined {
	if (field === 'price') return price(unit)
	if (uuid.test(field)) return field.startsWith('notes.') ? words(limits.note) : promise
	return isSection(field) ? words(limits.section) : undefined
}

/** Reads a bid's draft as a form sends it, each field by itself; see `readFields`. */
export function readDraft(entries: Readonly<Record<string, string>>): ReturnType<typeof readFields> {
	const unit = PriceUnit.parse(entries.priceUnit)
	return readFields(entries, (field) => schemaOf(field, unit))
}

/** What a form says so far, as content; entries that cannot be read count as not given. */
export function contentIn(entries: Readonly<Record<string, string>>): BidContent {
	return applyValues(blankContent, readDraft(entries).values)
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

/** Sealing asks for the pledge of integrity (诚信承诺), and names the last clarification its page showed. */
export const SealForm = z.object({ pledge: z.literal('on', { error: 'pledge-required' }), clarification: z.coerce.number().int().min(0).default(0) })
