import { z } from 'zod'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { sameBytes, textOf, toBase64 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Checkpoint, type CheckpointRefusal, readCheckpoint } from './checkpoint.ts'
import type { LogKey } from './log-key.ts'
import { type Hash, rootOf, treeOf } from './merkle.ts'
import { provesConsistency } from './merkle-verify.ts'
import { parseJson } from './parse-json.ts'
import { hashList, longestProof } from './receipt.ts'

const signedBy = { origin: z.string(), publicKey: z.string(), checkpoint: z.string().max(10_000) }
const logStateSchema = z.union([
	z.strictObject({ ...signedBy, leafHashes: hashList(10_000_000) }),
	z.strictObject({ ...signedBy, consistencyProof: hashList(longestProof) }),
])

/** The log as it is at some later time: all hashes of its leaves, or a proof that it grew from an earlier checkpoint. */
type LogState = z.infer<typeof logStateSchema>
export type LogStateRefusal = CheckpointRefusal | { code: 'wrong-log' | 'leaves-differ-from-checkpoint' | 'log-shrank' | 'log-rewritten' | 'leaf-replaced' }

/** The export of a log as the text of a file; `publicKey` is the log's key, `origin` its name. */
export function writeLogState(state: LogState): string {
	const { origin, publicKey, checkpoint } = state
	const proof = 'leafHashes' in state ? { leafHashes: state.leafHashes.map(toBase64) } : { consistencyProof: state.consistencyProof.map(toBase64) }
	return canonicalJson({ origin, publicKey, checkpoint, ...proof })
}

/** Reads such a file; nothing in it is checked yet but its form. */
export function readLogState(file: Uint8Array): Decision<LogState, { code: 'malformed-log' }> {
	const parsed = logStateSchema.safeParse(parseJson(textOf(file)))
	return parsed.success ? accept(parsed.data) : refuse({ code: 'malformed-log' })
}

/**
 * Whether the log still is what it was at an earlier checkpoint, with the leaf in its place, and answers the checkpoint of
 * now. `log-shrank`: it has fewer leaves than then. `leaf-replaced`: another leaf stands in that place. `log-rewritten`: one
 * before the earlier checkpoint was deleted, inserted, replaced or put elsewhere. What came after is not judged.
 */
export function compareLog(
	state: Pick<LogState, 'checkpoint'> & ({ leafHashes: readonly Hash[] } | { consistencyProof: readonly Hash[] }),
	then: Pick<Checkpoint, 'size' | 'root'> & { leaf: Hash; leafIndex: number },
	logKey: LogKey,
): Decision<Checkpoint, LogStateRefusal> {
	const now = readCheckpoint(state.checkpoint, logKey)
	if (!now.ok) return now
	const { size, root } = now.value
	if (size < then.size) return refuse({ code: 'log-shrank' })
	if ('consistencyProof' in state) {
		const isSame = provesConsistency({ oldSize: then.size, oldRoot: then.root, size, root, proof: state.consistencyProof })
		return isSame ? now : refuse({ code: 'log-rewritten' })
	}
	const tree = treeOf(state.leafHashes)
	if (state.leafHashes.length !== size || !sameBytes(rootOf(size, tree), root)) return refuse({ code: 'leaves-differ-from-checkpoint' })
	if (!sameBytes(state.leafHashes[then.leafIndex] ?? new Uint8Array(), then.leaf)) return refuse({ code: 'leaf-replaced' })
	return sameBytes(rootOf(then.size, tree), then.root) ? now : refuse({ code: 'log-rewritten' })
}
