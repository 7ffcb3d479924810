/** What a person declared: organisations by name, one a line, each once. */
export function declaredNames(text: string): string[] {
	return [
		...new Set(
			text
				.split(/[\n；;]/)
				.map((line) => line.trim())
				.filter((line) => line !== ''),
		),
	]
}
