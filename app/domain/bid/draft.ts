import type { BidContent } from './content.ts'
import { bidSections } from './content.ts'

/** A version field by field, as text: sections, `price` in fen or empty, `promises.<indicator>`, `notes.<indicator>`. */
export type DraftValues = Readonly<Record<string, string>>
/** What stands, how often it was saved, and in which save each field changed last. */
export type StoredDraft = { values: DraftValues; revision: number; fieldRevisions: Readonly<Record<string, number>> }
/** What someone sends, and the revision they were looking at. */
export type SentDraft = { values: DraftValues; revision: number }
export type EditConflict = { field: string; mine: string; theirs: string }
type Merge = { changes: DraftValues; conflicts: EditConflict[]; revision: number; fieldRevisions: Record<string, number> }

/**
 * Merges the sent fields into what stands. A field that a colleague changed after the sender's page was loaded
 * is left as it is and comes back as a conflict with both values; sending it again with the new revision takes it.
 */
export function mergeDraft(stored: StoredDraft, sent: SentDraft): Merge {
	const differing = Object.entries(sent.values).filter(([field, value]) => value !== (stored.values[field] ?? ''))
	const isNewer = (field: string) => (stored.fieldRevisions[field] ?? 0) > sent.revision
	const conflicts = differing.filter(([field]) => isNewer(field)).map(([field, mine]) => ({ field, mine, theirs: stored.values[field] ?? '' }))
	const changes = differing.filter(([field]) => !isNewer(field))
	const revision = changes.length > 0 ? stored.revision + 1 : stored.revision
	const changed = Object.fromEntries(changes.map(([field]) => [field, revision]))
	return { changes: Object.fromEntries(changes), conflicts, revision, fieldRevisions: { ...stored.fieldRevisions, ...changed } }
}

/** A version's content, field by field. */
export function toValues(content: BidContent): DraftValues {
	const prefixed = (prefix: string, record: Readonly<Record<string, string>>) => Object.entries(record).map(([id, value]) => [`${prefix}.${id}`, value])
	return {
		...Object.fromEntries(bidSections.map((section) => [section, content[section]])),
		price: content.priceFen === null ? '' : String(content.priceFen),
		...Object.fromEntries([...prefixed('promises', content.promises), ...prefixed('notes', content.notes)]),
	}
}

/** The content with changes applied; the inverse of `toValues`. */
export function applyValues(content: BidContent, changes: DraftValues): BidContent {
	const values = { ...toValues(content), ...changes }
	const under = (prefix: string) =>
		Object.fromEntries(Object.entries(values).flatMap(([field, value]) => (field.startsWith(`${prefix}.`) ? [[field.slice(prefix.length + 1), value]] : [])))
	const { approach = '', team = '', foundation = '', schedule = '', price } = values
	return { approach, team, foundation, schedule, priceFen: price ? Number(price) : null, promises: under('promises'), notes: under('notes') }
}
