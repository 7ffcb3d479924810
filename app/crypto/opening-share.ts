import { combine, split } from 'shamir-secret-sharing'
import { z } from 'zod'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { decryptBy, encryptTo, recipientOf } from './age.ts'
import { type Bytes, fromBase64Url, textOf, toBase64Url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { createKeyPair } from './key-pair.ts'
import { parseJson } from './parse-json.ts'

/** How many holders there are, and how many of them can open. */
const holderCount = 3
const threshold = 2

const shareSchema = z.strictObject({
	v: z.literal(1),
	kind: z.literal('opening-share'),
	/** The recipient of the opening key that the share is a part of. */
	opens: z.string(),
	/** Which holder's it is, from 1. */
	holder: z.int().min(1).max(holderCount),
	threshold: z.literal(threshold),
	share: z.string().max(200),
})

/** A share in the clear: a secret. Two of different holders give the opening key. */
export type OpeningShare = z.infer<typeof shareSchema>
type ShareRefusal = { code: 'wrong-identity' | 'damaged-share' | 'wrong-key' | 'wrong-holder' }
type RebuildRefusal = { code: 'too-few-shares' | 'same-share-twice' | 'wrong-key' | 'damaged-share' }
type Holders = readonly [first: string, second: string, third: string]

/**
 * Makes an opening key and answers its recipient and one sealed share for each holder, in the order of their recipients.
 * The key itself is not answered and nobody has it afterwards; what memory it was in is the script engine's to reuse.
 */
export async function createOpeningKey(holders: Holders): Promise<{ recipient: string; sealedShares: Bytes[] }> {
	const { recipient, identity } = await createKeyPair()
	return { recipient, sealedShares: await sealShares({ identity, recipient, holders }) }
}

/**
 * Splits an identity two of three (Shamir over GF(2⁸), byte by byte of its text, whose own checksum is thereby shared too)
 * and seals each share to its holder, with what it is of inside. Needed by itself when a holder is replaced.
 */
export async function sealShares({ identity, recipient, holders }: { identity: string; recipient: string; holders: Holders }): Promise<Bytes[]> {
	const shares = await split(utf8(identity), holderCount, threshold)
	await checkPairs(shares, identity)
	return Promise.all(
		holders.map((holder, at) => {
			const share = toBase64Url(shares[at] ?? new Uint8Array())
			const content = { v: 1, kind: 'opening-share', opens: recipient, holder: at + 1, threshold, share } satisfies OpeningShare
			return encryptTo([holder], utf8(canonicalJson(content)))
		}),
	)
}

/** Throws unless every two shares give the identity back: nobody would notice before the opening. */
async function checkPairs(shares: readonly Uint8Array[], identity: string): Promise<void> {
	const pairs = shares.flatMap((one, at) => shares.slice(at + 1).map((other) => [one, other]))
	for (const pair of pairs) if (textOf(await combine(pair)) !== identity) throw new Error('two shares do not give the key')
}

/** A share in the clear from its JSON; undefined for what is none. */
export function parseShare(text: string): OpeningShare | undefined {
	const parsed = shareSchema.safeParse(parseJson(text))
	return parsed.success ? parsed.data : undefined
}

/** Opens a holder's share and checks that it is of the expected opening key and holder. `wrong-identity`: it is sealed to somebody else. */
export async function openShare(
	sealedShare: Uint8Array,
	{ identity, opens, holder }: { identity: string; opens: string; holder: number },
): Promise<Decision<OpeningShare, ShareRefusal>> {
	const plaintext = await decryptBy(identity, sealedShare)
	if (!plaintext.ok) return refuse({ code: plaintext.refusal.code === 'wrong-key' ? 'wrong-identity' : 'damaged-share' })
	const share = parseShare(textOf(plaintext.value) ?? '')
	if (!share) return refuse({ code: 'damaged-share' })
	if (share.opens !== opens) return refuse({ code: 'wrong-key' })
	if (share.holder !== holder) return refuse({ code: 'wrong-holder' })
	return accept(share)
}

/**
 * The identity of an opening key from shares of two or three holders. Shamir rebuilds something from whatever it is given,
 * so the derived recipient decides: `damaged-share` when it is not the one the shares themselves say they are of.
 */
export async function rebuildIdentity(shares: readonly OpeningShare[], expectedRecipient: string): Promise<Decision<string, RebuildRefusal>> {
	if (shares.length < threshold) return refuse({ code: 'too-few-shares' })
	if (new Set(shares.map(({ holder }) => holder)).size < shares.length) return refuse({ code: 'same-share-twice' })
	if (shares.some(({ opens }) => opens !== expectedRecipient)) return refuse({ code: 'wrong-key' })
	const points = shares.map(({ share }) => fromBase64Url(share) ?? new Uint8Array())
	if (new Set(points.map((point) => point.at(-1))).size < points.length) return refuse({ code: 'same-share-twice' })
	const secret = await combine(points).catch(() => undefined)
	const identity = textOf(secret ?? new Uint8Array())
	if (identity === undefined || (await recipientOf(identity)) !== expectedRecipient) return refuse({ code: 'damaged-share' })
	return accept(identity)
}
