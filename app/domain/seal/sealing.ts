import { accept, type Decision, refuse } from '../decision.ts'

/** Where a bid was encrypted: in the bidder's browser, by the command line, or by the server on receipt. */
export const sealingWays = ['browser', 'command', 'server'] as const
export type SealingWay = (typeof sealingWays)[number]

/** Bytes of one chunk of ciphertext at most, and of a whole part: 100 MB of files, their words, padding and the marks of encryption. */
export const sealedLimits = { chunk: 4 * 1024 * 1024, part: 115 * 1024 * 1024 }

/** How every age file begins (C2SP age, "Header"). */
const ageIntro = 'age-encryption.org/v1\n'

type ChunkRefusal = { code: 'wrong-offset'; received: number } | { code: 'too-large'; limit: number } | { code: 'not-encrypted' }

/** Whether the next chunk of a part may be taken: at its place, within the announced size, and the first one the beginning of an age file. */
export function takeChunk(part: { received: number; size: number }, offset: number, bytes: Uint8Array): Decision<{ received: number }, ChunkRefusal> {
	if (offset !== part.received || bytes.length === 0) return refuse({ code: 'wrong-offset', received: part.received })
	if (bytes.length > sealedLimits.chunk) return refuse({ code: 'too-large', limit: sealedLimits.chunk })
	if (offset + bytes.length > part.size) return refuse({ code: 'too-large', limit: part.size })
	if (offset === 0 && !beginsAsAge(bytes)) return refuse({ code: 'not-encrypted' })
	return accept({ received: offset + bytes.length })
}

function beginsAsAge(bytes: Uint8Array): boolean {
	return String.fromCharCode(...bytes.subarray(0, ageIntro.length)) === ageIntro
}

/** Why a bid did not open. Of `platform` it is not the bidder's fault, and its bid not void for it. */
export const openingFailures = {
	'wrong-key': 'bidder',
	damaged: 'bidder',
	malformed: 'bidder',
	'wrong-place': 'bidder',
	'not-as-submitted': 'platform',
	'part-missing': 'platform',
} as const satisfies Record<string, 'bidder' | 'platform'>
export type OpeningFailure = keyof typeof openingFailures

/** How long the bidder's own key may open a bid that the holders' did not, in milliseconds: two days. */
export const recoveryMs = 2 * 86_400_000
