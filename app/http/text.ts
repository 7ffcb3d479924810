/** Text without the character U+0000, which PostgreSQL cannot keep and nobody types. */
export function withoutNul(text: string): string {
	return text.replaceAll('\0', '')
}
