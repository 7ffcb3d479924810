import { fileKinds } from '../bid/file.ts'

const isAmong = (codes: readonly string[], finding: string) => codes.includes(finding)

/** What a search of a file came to, as the screener is told. */
const lookable = ['picture', 'unsearchable'] as const
const barring = ['identity', 'embedded', 'encrypted', 'damaged', 'archive', 'unknown', 'too-complex'] as const
const told = ['annotations'] as const
const blindFindings = [...lookable, ...barring, ...told] as const
export type BlindFinding = (typeof blindFindings)[number]
/** What was found in a file, and what is left of it; null where nothing can be. */
export type MaskedBytes = { findings: BlindFinding[]; bytes: Uint8Array | null }
/** Whether a kept code is one of them. */
export const isFinding = (code: string): code is BlindFinding => isAmong(blindFindings, code)

/** Whether a file goes on by itself: everything in it was searched, and what was found is hidden. */
export function outcomeOf(findings: readonly string[]): 'masked' | 'held' {
	return findings.every((finding) => isAmong(told, finding)) ? 'masked' : 'held'
}

/** Whether a file may go on at all, by itself or once somebody looked: nothing was found in it that names somebody, and nothing nobody can look into. */
export function mayGoOn(findings: readonly string[]): boolean {
	return !findings.some((finding) => isAmong(barring, finding))
}

/** What experts call the file in this place: by position and kind, never by the name it was sent under. */
export function blindName(position: number, mediaType: string, language: 'zh' | 'en'): string {
	const kind = Object.entries(fileKinds).find(([, type]) => type === mediaType)?.[0] ?? 'bin'
	return `${language === 'zh' ? '附件' : 'attachment-'}${position}.${kind}`
}
