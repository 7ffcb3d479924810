import type { JsonValue } from './canonical-json.ts'

/**
 * What is sealed: a tar archive of `bid.json` and `files/…`, padded with zeros. Tar, because it has no second directory
 * that could say something else, no compression to bomb with, takes zeros after its end, and every system has it. By hand:
 *
 *     tar -b 128 -cf bid.tar bid.json files
 *     age -r OPENING_KEY -r OWN_KEY -o bid.age bid.tar
 *
 * where bid.json is `{"v":1,"suite":"age-x25519-v1","part":"bid","challenge":"…","bid":"…","fields":{…}}` and `-b 128`
 * pads to whole 64 KiB (on macOS with COPYFILE_DISABLE=1). To look inside: `age -d -i key.txt bid.age | tar -x`.
 */
export const entryNames = { header: 'bid.json', files: 'files/' } as const

/** Most bytes of all files of one part together, and of `bid.json`. */
export const envelopeLimits = { files: 100 * 1024 * 1024, header: 1024 * 1024 }

/** What is packed apart, each under its own opening key: the bid, and where a challenge says so its price. */
export const envelopeParts = ['bid', 'price'] as const
export type EnvelopePart = (typeof envelopeParts)[number]

/** Which place a sealed part is for. It stands inside, so that a ciphertext copied to another place is found out at the opening. */
export type EnvelopePlace = { part: EnvelopePart; challenge: string; bid: string }
export type EnvelopeFile = { name: string; mediaType: string; bytes: Uint8Array }
export type Envelope = EnvelopePlace & { fields: { readonly [name: string]: JsonValue | undefined }; files: readonly EnvelopeFile[] }

/** Whether a file may have this name: one component of a path on every system, of at most 255 bytes, without control characters. */
export function isFileName(name: string): boolean {
	return name !== '.' && name !== '..' && /^[^/\\\p{C}\p{Zl}\p{Zp}]+$/u.test(name) && new TextEncoder().encode(name).length <= 255
}
