/** What is being written, field by field, as text. */
export type DraftValues = Readonly<Record<string, string>>
/** What stands, how often it was saved, and in which save each field changed last. */
export type StoredDraft = { values: DraftValues; revision: number; fieldRevisions: Readonly<Record<string, number>> }
/** What someone sends, and the revision they were looking at. */
export type SentDraft = { values: DraftValues; revision: number }
/** Who changed a field and when, where that is kept. */
export type ChangedBy = { by?: string | undefined; at?: Date | undefined }
export type EditConflict = { field: string; mine: string; theirs: string } & ChangedBy
/** A field that a colleague changed and the sender did not. */
export type EditNews = { field: string; value: string } & ChangedBy
type Merge = { changes: DraftValues; conflicts: EditConflict[]; news: EditNews[]; revision: number; fieldRevisions: Record<string, number> }

/**
 * Merges the sent fields into what stands. A field that a colleague changed after the sender's page was loaded
 * is left as it is and comes back as a conflict with both values; sending it again with the new revision takes it.
 * What a colleague changed besides comes back as news, so that the sender's page shows it from now on.
 */
export function mergeDraft(stored: StoredDraft, sent: SentDraft): Merge {
	const differing = Object.entries(sent.values).filter(([field, value]) => value !== (stored.values[field] ?? ''))
	const isNewer = (field: string) => (stored.fieldRevisions[field] ?? 0) > sent.revision
	const conflicts = differing.filter(([field]) => isNewer(field)).map(([field, mine]) => ({ field, mine, theirs: stored.values[field] ?? '' }))
	const changes = differing.filter(([field]) => !isNewer(field))
	const news = Object.keys(stored.fieldRevisions)
		.filter((field) => isNewer(field) && !(field in sent.values))
		.map((field) => ({ field, value: stored.values[field] ?? '' }))
	const revision = changes.length > 0 ? stored.revision + 1 : stored.revision
	const changed = Object.fromEntries(changes.map(([field]) => [field, revision]))
	return { changes: Object.fromEntries(changes), conflicts, news, revision, fieldRevisions: { ...stored.fieldRevisions, ...changed } }
}
