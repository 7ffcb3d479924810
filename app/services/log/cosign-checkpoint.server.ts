import { readCheckpoint } from '#app/crypto/checkpoint.ts'
import { logKeyOf, parseLogKey, type Signer } from '#app/crypto/log-key.ts'
import { verifyNote } from '#app/crypto/signed-note.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import * as WitnessRepository from '#db/repositories/witness-repository.ts'

type CosignCheckpoint = { store: Store; signer: Signer; note: string; now: () => Date }

/**
 * Takes the signatures of witnesses under a checkpoint of this log; a signature is all that says who sends it. Answers the
 * names of those that signed. Each is stored once. Refuses what the log did not sign (`not-signed`), a wrong signature of a
 * witness (`bad-signature`), a note without one (`unknown-witness`), and a checkpoint we do not have (`unknown-checkpoint`).
 */
export async function cosignCheckpoint({ store, signer, note, now }: CosignCheckpoint) {
	const at = now()
	const logKey = parseLogKey(logKeyOf(signer))
	if (!logKey) throw new Error('the log has no key')
	const witnesses = (await WitnessRepository.listInUse(store.db)).flatMap((row) => {
		const key = parseLogKey(row.publicKey)
		return key ? [{ id: row.id, key }] : []
	})
	const keys = witnesses.map(({ key }) => key)
	const read = readCheckpoint(note, logKey, keys)
	if (!read.ok) return read
	const end = note.lastIndexOf('\n\n') + 2
	const lines = note.slice(end).trimEnd().split('\n')
	const signed = witnesses.flatMap(({ id, key }) => {
		const line = lines.find((one) => verifyNote(`${note.slice(0, end)}${one}\n`, [key]).ok)
		return line === undefined ? [] : [{ witnessId: id, name: key.name, line: `${line}\n` }]
	})
	if (signed.length === 0) return refuse({ code: 'unknown-witness' })
	const known = (await CheckpointRepository.listOfSize(store.db, read.value.size)).find((row) => row.note.startsWith(note.slice(0, end)))
	if (!known) return refuse({ code: 'unknown-checkpoint' })
	// Anyone may post here: signatures are checked before the write lock is asked for. Neither checkpoints nor keys ever change.
	const rows = signed.map(({ witnessId, line }) => ({ witnessId, line, checkpointId: known.id, at }))
	await store.tx((tx) => WitnessRepository.insertCosignatures(tx, rows))
	return accept(signed.map(({ name }) => name))
}
