const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A unified social credit code as it is stored: half-width, upper case, without spaces or hyphens. */
export function normaliseCreditCode(text: string): string {
	return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** Whether a normalised text is a unified social credit code: 18 characters of its alphabet, the last checking the others (GB 32100, mod 31, weights 3ⁿ). */
export function isCreditCode(text: string): boolean {
	if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false
	return checkCharacter(text.slice(0, 17)) === text[17]
}

function checkCharacter(body: string): string | undefined {
	let sum = 0
	let weight = 1
	for (const character of body) {
		sum += alphabet.indexOf(character) * weight
		weight = (weight * 3) % 31
	}
	return alphabet[(31 - (sum % 31)) % 31]
}
