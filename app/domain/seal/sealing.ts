import { accept, type Decision, refuse } from '../decision.ts'

/** Where a bid was encrypted: in the bidder's browser, by the command line, or by the server on receipt. */
export const sealingWays = ['browser', 'command', 'server'] as const
export type SealingWay = (typeof sealingWays)[number]

/** Bytes of one chunk of ciphertext at most, and of a whole part: 100 MB of files, their words, padding and the marks of encryption. */
export const sealedLimits = { chunk: 4 * 1024 * 1024, part: 115 * 1024 * 1024 }

/** How every age file begins (C2SP age, "Header"), and how one in text does. */
const ageIntro = 'age-encryption.org/v1\n'
const armor = '-----BEGIN AGE ENCRYPTED FILE-----'
/** No header for a few recipients is longer. */
const headerBytes = 16 * 1024

/** Why a file is no sealed part, as far as its beginning tells: no file of age, one in text (`age -a`), or one encrypted to no key (`age -p`). */
export const ageTroubles = ['not-encrypted', 'armored', 'without-key'] as const
type AgeTrouble = (typeof ageTroubles)[number]
/** What can be wrong with a file that is given as a sealed part. */
export type FileTrouble = AgeTrouble | 'missing' | 'too-large'

type ChunkRefusal = { code: 'wrong-offset'; received: number } | { code: 'too-large'; limit: number } | { code: AgeTrouble }

/** Whether the next chunk of a part may be taken: at its place, within the announced size, and the first one the beginning of an age file. */
export function takeChunk(part: { received: number; size: number }, offset: number, bytes: Uint8Array): Decision<{ received: number }, ChunkRefusal> {
	if (offset !== part.received || bytes.length === 0) return refuse({ code: 'wrong-offset', received: part.received })
	if (bytes.length > sealedLimits.chunk) return refuse({ code: 'too-large', limit: sealedLimits.chunk })
	if (offset + bytes.length > part.size) return refuse({ code: 'too-large', limit: part.size })
	const trouble = offset === 0 ? ageTrouble(bytes) : undefined
	return trouble ? refuse({ code: trouble }) : accept({ received: offset + bytes.length })
}

/** What is wrong with a file that should be a sealed part, by its beginning; undefined when nothing is. */
export function ageTrouble(bytes: Uint8Array): AgeTrouble | undefined {
	const start = String.fromCharCode(...bytes.subarray(0, headerBytes))
	if (start.startsWith(armor)) return 'armored'
	if (!start.startsWith(ageIntro)) return 'not-encrypted'
	const end = start.indexOf('\n--- ')
	return end >= 0 && !start.slice(0, end).includes('\n-> X25519 ') ? 'without-key' : undefined
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
