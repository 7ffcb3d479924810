import type { DemandDraft } from './draft.ts'
import { toHalfWidth } from './plain-text.ts'

/** A title brought down to what makes two of them the same: half-width letters and digits and Chinese characters only, lower case. */
export function normaliseTitle(title: string): string {
	return toHalfWidth(title)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Keys that tell the demands of one file apart and recognise them in a second upload: by code where one is given, else by
 * title and issuer, numbered where a file has them twice. Take the drafts as the file has them, without edits in place.
 */
export function sourceKeysOf(drafts: readonly DemandDraft[]): string[] {
	const seen = new Map<string, number>()
	return drafts.map((draft) => {
		const key = keyOf(draft)
		const times = (seen.get(key) ?? 0) + 1
		seen.set(key, times)
		return times === 1 ? key : `${key}#${times}`
	})
}

function keyOf({ code, title, problem, issuerName }: DemandDraft): string {
	if (code !== '') return `code:${code}`
	return `row:${normaliseTitle(title) || normaliseTitle(problem).slice(0, 100)}:${normaliseTitle(issuerName)}`
}
