/** Text as XML takes it, which has no place for control characters other than line breaks and tabs. */
export function printable(text: string): string {
	return text.replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
}
