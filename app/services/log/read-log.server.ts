import { toBase64 } from '#app/crypto/bytes.ts'
import { readCheckpoint } from '#app/crypto/checkpoint.ts'
import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { logKeyOf, parseLogKey, type Signer } from '#app/crypto/log-key.ts'
import type { Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import * as WitnessRepository from '#db/repositories/witness-repository.ts'
import { witnessesOf } from './read-witnesses.server.ts'

/** How many checkpoints the page of the log lists. */
const shown = 50

/** What everyone may see of the log: its key, its last checkpoints, its witnesses and what they signed. */
export async function readLog({ store: { db }, signer }: { store: Store; signer: Signer }) {
	const publicKey = logKeyOf(signer)
	const key = parseLogKey(publicKey)
	const rows = await CheckpointRepository.listNewest(db, shown)
	const witnesses = await witnessesOf(db)
	const nameOf = new Map(witnesses.map(({ id, name }) => [id, name]))
	const signed = await WitnessRepository.listCosignatures(
		db,
		rows.map(({ id }) => id),
	)
	const checkpoints = rows.map(({ id, size, at, reason, note }) => {
		const read = key && readCheckpoint(note, key)
		const by = signed.flatMap((one) => (one.checkpointId === id ? (nameOf.get(one.witnessId) ?? []) : []))
		return { id, size, at, reason, root: read?.ok ? toBase64(read.value.root) : '', witnesses: by }
	})
	return { name: signer.name, publicKey, fingerprint: fingerprintOf(publicKey), checkpoints, witnesses }
}

/** The newest checkpoint, or the newest over `size` leaves, as a note with the lines of its witnesses; undefined when there is none. */
export async function readNote({ store: { db }, size }: { store: Store; size?: number }): Promise<string | undefined> {
	const checkpoint = await CheckpointRepository.findNewest(db, size)
	if (!checkpoint) return undefined
	const lines = await WitnessRepository.listCosignatures(db, [checkpoint.id])
	return checkpoint.note + lines.map(({ line }) => line).join('')
}
