import { toHalfWidthSigns, toWords } from './plain-text.ts'

/**
 * Keywords at any usual separator, each once. Commas, semicolons, 、, bars and line breaks always separate; strokes and,
 * between Chinese words, blanks only where none of those is there.
 */
export function readKeywords(text: string): string[] {
	const plain = toHalfWidthSigns(text).replace(/。\s*$/, '')
	const parts = plain.split(/[,，、;；|\n\r\t]/)
	const words = parts.length > 1 ? parts : plain.split(/\p{Script=Han}/u.test(plain) ? /[/·\s]+/ : '/')
	return [...new Set(words.map(toWords).filter((word) => word !== ''))]
}

/** Keywords as one cell that `readKeywords` takes apart again, whatever blanks and strokes they hold. */
export function writeKeywords(words: readonly string[]): string {
	const [only = ''] = words
	return words.length === 1 && /[/·\s]/.test(only) ? `${only}；` : words.join('；')
}
