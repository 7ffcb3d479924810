/** Without I, L, O and U, which are read as other characters. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a receipt code is made from. */
export const receiptBytes = 12

/** The code on a receipt, JB-XXXX-XXXX-XXXX: 60 bits of the given random bytes. */
export function receiptCodeOf(random: Uint8Array): string {
	const characters = Array.from(random.subarray(0, receiptBytes), (byte) => alphabet.charAt(byte % 32)).join('')
	return ['JB', ...(characters.match(/.{4}/g) ?? [])].join('-')
}
