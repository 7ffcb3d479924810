/** What a search of a file came to, as the screener is told. */
const lookable = ['picture', 'unsearchable'] as const
const barring = ['identity', 'embedded', 'encrypted', 'damaged', 'archive', 'unknown', 'too-complex'] as const
const told = ['annotations'] as const
export const blindFindings = [...lookable, ...barring, ...told] as const
export type BlindFinding = (typeof blindFindings)[number]

const isAmong = (codes: readonly string[], finding: string) => codes.includes(finding)

/** Whether a file goes on by itself: everything in it was searched, and what was found is hidden. */
export function outcomeOf(findings: readonly string[]): 'masked' | 'held' {
	return findings.every((finding) => isAmong(told, finding)) ? 'masked' : 'held'
}

/** Whether the screener may pass on a held file after looking: nothing was found in it, some of it could only not be searched. */
export function mayBeLookedAt(findings: readonly string[]): boolean {
	return outcomeOf(findings) === 'held' && findings.every((finding) => isAmong([...lookable, ...told], finding))
}

/** What experts call the file in this place: by position, never by the name it was sent under. */
export function blindName(position: number, extension: string, language: 'zh' | 'en'): string {
	return `${language === 'zh' ? '附件' : 'attachment-'}${position}.${extension}`
}
