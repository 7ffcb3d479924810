import type { Identity } from 'age-encryption'
import { z } from 'zod'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type AgeRefusal, decryptBy } from './age.ts'
import { textOf } from './bytes.ts'
import { type EnvelopeFile, type EnvelopePlace, entryNames, envelopeLimits, envelopeParts, isFileName } from './envelope.ts'
import { parseJson } from './parse-json.ts'
import { suites } from './suite.ts'
import { readTar, type TarRefusal } from './tar-read.ts'
import type { Entry } from './tar-write.ts'

const headerSchema = z.strictObject({
	v: z.literal(1),
	suite: z.string(),
	part: z.enum(envelopeParts),
	challenge: z.string(),
	bid: z.string(),
	fields: z.record(z.string(), z.unknown()),
	/** Left out by whoever packs by hand: the archive then says which files there are, and nobody their media type. */
	files: z.array(z.strictObject({ name: z.string(), mediaType: z.string(), size: z.int().min(0) })).optional(),
})

/** What was sealed, as said by its bidder: nothing of it is checked but its form. The files are views of one buffer. */
type OpenedEnvelope = { fields: Record<string, unknown>; files: (Omit<EnvelopeFile, 'mediaType'> & { mediaType: string | null })[] }

/** Why something does not open. `wrong-place`: it was sealed for another challenge, bid or part. */
type OpenRefusal =
	| { code: 'unknown-suite' | 'malformed-header' | 'wrong-place' | 'files-differ' }
	| AgeRefusal
	| TarRefusal
	| { code: 'unexpected-entry'; path: string }
	| { code: 'too-large'; limit: number }

/** Opens a sealed part by the opening key or the bidder's own, and checks that it is for the place it is kept in. */
export async function openEnvelope(
	{ suite, ciphertext }: { suite: string; ciphertext: Uint8Array },
	identity: string | Identity,
	place: EnvelopePlace,
): Promise<Decision<OpenedEnvelope, OpenRefusal>> {
	if (!suites.some((known) => known === suite)) return refuse({ code: 'unknown-suite' })
	const archive = await decryptBy(identity, ciphertext)
	if (!archive.ok) return archive
	const entries = readTar(archive.value)
	if (!entries.ok) return entries
	const [header, ...others] = headerFirst(entries.value)
	if (header?.path !== entryNames.header) return refuse({ code: 'malformed-header' })
	if (header.bytes.length > envelopeLimits.header) return refuse({ code: 'too-large', limit: envelopeLimits.header })
	const parsed = headerSchema.safeParse(parseJson(textOf(header.bytes)))
	if (!parsed.success || parsed.data.suite !== suite) return refuse({ code: 'malformed-header' })
	const { part, challenge, bid, fields, files } = parsed.data
	if (part !== place.part || challenge !== place.challenge || bid !== place.bid) return refuse({ code: 'wrong-place' })
	const found = filesOf(others, files)
	return found.ok ? accept({ fields, files: found.value }) : found
}

/** A hand-made archive has its entries in any order. */
function headerFirst(entries: readonly Entry[]): Entry[] {
	const isHeader = ({ path }: Entry) => path === entryNames.header
	return [...entries.filter(isHeader), ...entries.filter((entry) => !isHeader(entry))]
}

function filesOf(entries: readonly Entry[], listed: z.infer<typeof headerSchema>['files']): Decision<OpenedEnvelope['files'], OpenRefusal> {
	const files = entries.map(({ path, bytes }) => ({ path, name: path.slice(entryNames.files.length), bytes }))
	const names = new Set<string>()
	const odd = files.find(({ path, name }) => path !== entryNames.files + name || !isFileName(name) || names.size === names.add(name).size)
	if (odd) return refuse({ code: 'unexpected-entry', path: odd.path })
	if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > envelopeLimits.files) return refuse({ code: 'too-large', limit: envelopeLimits.files })
	if (!listed) return accept(files.map(({ name, bytes }) => ({ name, mediaType: null, bytes })))
	const isAsListed = files.length === listed.length && files.every(({ name, bytes }, at) => listed[at]?.name === name && listed[at].size === bytes.length)
	return isAsListed ? accept(files.map(({ name, bytes }, at) => ({ name, mediaType: listed[at]?.mediaType ?? null, bytes }))) : refuse({ code: 'files-differ' })
}
