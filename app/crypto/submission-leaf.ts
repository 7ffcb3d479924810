import { randomBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { toBase64Url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { envelopeParts } from './envelope.ts'
import { type Hash, leafHash } from './merkle.ts'
import type { SheetLeaf } from './sheet-leaf.ts'
import { suites } from './suite.ts'

/** Half a character of UTF-16 has no UTF-8, so it could not be hashed. */
const code = z.string().regex(/^\P{Surrogate}{1,100}$/u)

export const submissionKinds = ['bid.sealed', 'bid.replaced', 'bid.withdrawn'] as const

/** What happened to a bid, one leaf of the log each. A leaf of a withdrawal names the version that was withdrawn. */
export const submissionLeafSchema = z.strictObject({
	v: z.literal(1),
	kind: z.enum(submissionKinds),
	/** Code of the challenge. */
	challenge: code,
	bid: code,
	version: z.int().min(1),
	/** The ciphertexts, SHA-256 in hex and size in bytes; more than one where the price is sealed apart. */
	parts: z
		.array(z.strictObject({ part: z.enum(envelopeParts), suite: z.enum(suites), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(1) }))
		.min(1)
		.max(envelopeParts.length),
	/** When the submission was complete, by the server's clock, to the millisecond. */
	at: z.iso.datetime({ precision: 3 }),
	/** 32 random bytes, base64url. The log shows hashes of leaves only; the salt keeps anyone from guessing what is behind one. */
	salt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})
export type SubmissionLeaf = z.infer<typeof submissionLeafSchema>

/** A leaf of now, with a salt of its own. */
export function makeLeaf({ at, ...submission }: Omit<SubmissionLeaf, 'v' | 'at' | 'salt'> & { at: Date }): SubmissionLeaf {
	return { v: 1, ...submission, at: at.toISOString(), salt: toBase64Url(randomBytes(32)) }
}

/** The hash by which a leaf stands in the log: that of its canonical JSON. */
export function leafHashOf(leaf: SubmissionLeaf | SheetLeaf): Hash {
	return leafHash(utf8(canonicalJson(leaf)))
}
