import type { DraftValues } from '../draft/draft.ts'
import type { BidContent } from './content.ts'
import { bidSections } from './content.ts'

/** A version's content, field by field, as text: sections, `price` in fen or empty, `promises.<indicator>`, `notes.<indicator>`; partners are no field of the form. */
export function toValues(content: BidContent): DraftValues {
	const prefixed = (prefix: string, record: Readonly<Record<string, string>>) => Object.entries(record).map(([id, value]) => [`${prefix}.${id}`, value])
	return {
		...Object.fromEntries(bidSections.map((section) => [section, content[section]])),
		price: content.priceFen === null ? '' : String(content.priceFen),
		...Object.fromEntries([...prefixed('promises', content.promises), ...prefixed('notes', content.notes)]),
	}
}

/** The content with changes applied, its partners as they are; the inverse of `toValues`. */
export function applyValues(content: BidContent, changes: DraftValues): BidContent {
	const values = { ...toValues(content), ...changes }
	const under = (prefix: string) =>
		Object.fromEntries(Object.entries(values).flatMap(([field, value]) => (field.startsWith(`${prefix}.`) ? [[field.slice(prefix.length + 1), value]] : [])))
	const { approach = '', team = '', foundation = '', schedule = '', price } = values
	return {
		approach,
		team,
		foundation,
		schedule,
		priceFen: price ? Number(price) : null,
		promises: under('promises'),
		notes: under('notes'),
		partners: content.partners,
	}
}
