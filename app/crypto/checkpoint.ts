import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { fromBase64, toBase64 } from './bytes.ts'
import type { LogKey, Signer } from './log-key.ts'
import type { Hash } from './merkle.ts'
import { type NoteRefusal, signNote, verifyNote } from './signed-note.ts'

/** What a log says of itself at an instant: how many leaves it has, and the root over them. */
export type Checkpoint = { size: number; root: Hash; at: Date }
export type CheckpointRefusal = NoteRefusal | { code: 'malformed-checkpoint' }

/**
 * A checkpoint as a note signed by the log (C2SP tlog-checkpoint): origin, size, root, and as an extension line the instant.
 * The origin is the name of the signer. Witnesses add their signatures with `cosignNote`.
 */
export function signCheckpoint({ size, root, at }: Checkpoint, signer: Signer): string {
	return signNote(`${signer.name}\n${size}\n${toBase64(root)}\ntime ${at.toISOString()}\n`, signer)
}

/**
 * Reads a checkpoint that the log's key must have signed. `witnesses` says which of the given witnesses signed it too; a
 * wrong signature of one of them spoils the checkpoint. Extension lines of others are passed over.
 */
export function readCheckpoint(
	note: string,
	logKey: LogKey,
	witnessKeys: readonly LogKey[] = [],
): Decision<Checkpoint & { witnesses: string[] }, CheckpointRefusal> {
	const byLog = verifyNote(note, [logKey])
	if (!byLog.ok) return byLog
	const verified = verifyNote(note, [logKey, ...witnessKeys])
	if (!verified.ok) return verified
	const { text, signedBy } = verified.value
	const [origin, size = '', encodedRoot = '', ...extensions] = text.split('\n')
	const root = fromBase64(encodedRoot)
	const at = instantOf(extensions.find((line) => line.startsWith('time '))?.slice(5) ?? '')
	const isSize = /^(0|[1-9][0-9]{0,15})$/.test(size) && Number.isSafeInteger(Number(size))
	if (origin !== logKey.name || !isSize || root?.length !== 32 || !at) return refuse({ code: 'malformed-checkpoint' })
	return accept({ size: Number(size), root, at, witnesses: signedBy.filter((name) => name !== logKey.name) })
}

function instantOf(text: string): Date | undefined {
	const instant = new Date(text)
	return !Number.isNaN(instant.getTime()) && instant.toISOString() === text ? instant : undefined
}
