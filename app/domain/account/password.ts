import { z } from 'zod'

const shortest = 12
const longest = 200

/** A new password: long rather than ornate (NIST SP 800-63B, 5.1.1.2). */
export const NewPassword = z.string().min(shortest).max(longest)

/** Lower case, half-width, letters and digits only: what a guess would try anyway. */
const plain = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '')

/** Whether a password is no more than what everyone knows of its owner (e-mail address, its local part, names), however often repeated, or one character. */
export function isGuessable(password: string, known: readonly string[]): boolean {
	const guess = plain(password)
	const words = known.flatMap((text) => [text, text.split('@')[0] ?? '']).map(plain)
	return new Set(guess).size < 4 || words.some((word) => word.length > 0 && guess.replaceAll(word, '') === '')
}
