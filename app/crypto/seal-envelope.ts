import { bytesToHex } from '@noble/hashes/utils.js'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { encryptTo, isRecipient } from './age.ts'
import { type Bytes, digestOf, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Envelope, entryNames, envelopeLimits, isFileName } from './envelope.ts'
import { paddedSize } from './padding.ts'
import { currentSuite, type Suite } from './suite.ts'
import { writeTar } from './tar-write.ts'

/** A sealed part: the ciphertext, and what the log keeps of it: its SHA-256 in hex and its size in bytes. */
export type Sealed = { suite: Suite; ciphertext: Bytes; sha256: string; size: number }
type SealRefusal =
	| { code: 'too-large'; limit: number }
	| { code: 'bad-file-name'; name: string }
	| { code: 'same-file-name-twice'; name: string }
	| { code: 'bad-recipient'; recipient: string }

/**
 * Packs one part of a bid, pads it and encrypts it to the opening key and, where there is one, to the bidder's own, either of which opens it.
 * Memory: three times the size of the files at most, the files counted. Throws for fields that canonical JSON cannot say.
 */
export async function sealEnvelope(envelope: Envelope, recipients: readonly [opening: string, ...own: string[]]): Promise<Decision<Sealed, SealRefusal>> {
	const wrong = recipients.find((recipient) => !isRecipient(recipient))
	if (wrong !== undefined) return refuse({ code: 'bad-recipient', recipient: wrong })
	const packed = packEnvelope(envelope)
	if (!packed.ok) return packed
	const ciphertext = await encryptTo(recipients, packed.value)
	return accept({ suite: currentSuite, ciphertext, sha256: bytesToHex(await digestOf(ciphertext)), size: ciphertext.length })
}

function packEnvelope({ part, challenge, bid, fields, files }: Envelope): Decision<Bytes, SealRefusal> {
	const names = files.map(({ name }) => name)
	const [bad, twice] = [names.find((name) => !isFileName(name)), names.find((name, at) => names.indexOf(name) !== at)]
	if (bad !== undefined) return refuse({ code: 'bad-file-name', name: bad })
	if (twice !== undefined) return refuse({ code: 'same-file-name-twice', name: twice })
	if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > envelopeLimits.files) return refuse({ code: 'too-large', limit: envelopeLimits.files })
	const listed = files.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length }))
	const header = utf8(canonicalJson({ v: 1, suite: currentSuite, part, challenge, bid, fields, files: listed }))
	if (header.length > envelopeLimits.header) return refuse({ code: 'too-large', limit: envelopeLimits.header })
	const entries = files.map(({ name, bytes }) => ({ path: entryNames.files + name, bytes }))
	return accept(writeTar([{ path: entryNames.header, bytes: header }, ...entries], paddedSize))
}
