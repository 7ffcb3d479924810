import { z } from 'zod'
import '../validation/messages.ts'
import type { DraftValues, SentDraft } from './draft.ts'

const Revision = z.coerce.number().int().min(0).catch(0)

/** How a form without JavaScript names what a field showed at first. */
export const shownAs = (field: string) => `was.${field}`

const shown = /^was\.(.+)$/

/**
 * The fields that were changed in a form that also tells what each showed at first (`shownAs`), so that nobody writes
 * over what they did not touch. A box that was ticked and is not sent was cleared. Fields of a group go together.
 */
export function changedIn(
	entries: Readonly<Record<string, string>>,
	isField: (field: string) => boolean,
	groups: readonly (readonly string[])[] = [],
): Record<string, string> {
	const names = Object.keys(entries)
	const cleared = names.flatMap((name) => shown.exec(name)?.[1] ?? []).filter((field) => !(field in entries))
	const now = { ...Object.fromEntries(cleared.map((field) => [field, ''])), ...entries }
	const isChanged = (field: string) => entries[shownAs(field)] !== now[field]
	const together = groups.flat()
	const moved = groups.filter((group) => group.some(isChanged)).flat()
	const isTold = (field: string) => (together.includes(field) ? moved.includes(field) : isField(field) && isChanged(field))
	return Object.fromEntries(Object.entries(now).filter(([field]) => isTold(field)))
}

/** What no form types: kept out, since a database may refuse it. */
const controls = /(?![\n\t])\p{Cc}/gu
const clean = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(controls, '')

/** Words of at most so many characters. */
export const words = (longest: number) => z.string().transform(clean).pipe(z.string().max(longest))

/** Words, or a number as text, that `read` understands; empty stays empty. Answers what is stored. */
export function readAs(read: (text: string) => string | undefined, message: string) {
	return z.string().transform((text, context) => {
		const plain = text.normalize('NFKC').trim()
		if (plain === '') return ''
		const stored = read(plain)
		if (stored !== undefined) return stored
		context.addIssue({ code: 'custom', message })
		return z.NEVER
	})
}

type ReadFields = SentDraft & { errors: Record<string, string[]> }

/**
 * Reads a draft as a form sends it: each field that is there, by itself, so that one wrong entry does not keep the
 * others from being saved. Fields without a schema are passed over.
 */
export function readFields(entries: Readonly<Record<string, string>>, schemaOf: (field: string) => z.ZodType<string> | undefined): ReadFields {
	const read = Object.entries(entries).flatMap(([field, value]) => {
		const parsed = schemaOf(field)?.safeParse(value)
		return parsed ? [{ field, parsed }] : []
	})
	const values: DraftValues = Object.fromEntries(read.flatMap(({ field, parsed }) => (parsed.success ? [[field, parsed.data]] : [])))
	const errors = Object.fromEntries(read.flatMap(({ field, parsed }) => (parsed.success ? [] : [[field, parsed.error.issues.map((issue) => issue.message)]])))
	return { revision: Revision.parse(entries.revision), values, errors }
}
