import { acceptFile, fileLimits } from '#app/domain/bid/file.ts'
import type { CorrectedValues } from '#app/domain/bid/screening.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { fileRecord } from '#app/services/bid/encrypted-bid.server.ts'
import { type FileStorage, keepAllWhileRecorded } from '#app/services/bid/file-storage.ts'
import { lookAtFile } from '#app/services/bid/look-at-file.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import { correctBid, type KeptFile } from './correct-bid.server.ts'
import { readCorrection } from './read-correction.server.ts'

type Sent = { /** The point it was sent for. */ field: string; fileName: string; bytes: Uint8Array<ArrayBuffer> | 'too-large' }

type SubmitCorrection<Form> = {
	store: Store
	vault: Vault
	storage: Pick<FileStorage, 'put' | 'remove'>
	actor: Member
	bidId: string
	/** Reads what was sent, handing on each file as it comes; `values` is null where the texts cannot be read. */
	receive: (take: (sent: Sent) => Promise<void>) => Promise<Form>
	now: () => Date
}

/**
 * Takes a correction as it is sent, its files one after another: what may be taken at all is stored, encrypted, before the unit of work that
 * records all of it, and removed again when that refuses or fails. Refuses as `correctBid`, and as `invalid` what cannot be read; answers the form as well.
 */
export function submitCorrection<Form extends { values: CorrectedValues | null }>({
	store,
	vault,
	storage,
	actor,
	bidId,
	receive,
	now,
}: SubmitCorrection<Form>) {
	return keepAllWhileRecorded(storage, async (put) => {
		const round = await readCorrection({ store, vault, actor, bidId, now: now() })
		const listed: string[] = round.ok && round.value.isRunning ? round.value.filePoints.map(({ point }) => point) : []
		const files: KeptFile[] = []
		const form = await receive(async ({ field: point, fileName: name, bytes }) => {
			const file = { id: newId(), point, name, ...(await lookAt(bytes)) }
			const isTaken = bytes !== 'too-large' && listed.includes(point) && acceptFile(name, file, files.length).ok
			files.push({ ...file, storageName: isTaken ? await put(vault.encryptBytes(bytes, fileRecord({ id: file.id, bidId }))) : null })
		})
		const { values } = form
		const outcome = values === null ? refuse({ code: 'invalid' }) : await correctBid({ store, vault, actor, bidId, values, files, now })
		return { ...outcome, form }
	})
}

async function lookAt(bytes: Sent['bytes']): Promise<Awaited<ReturnType<typeof lookAtFile>>> {
	return bytes === 'too-large' ? { size: fileLimits.bytes + 1, signature: undefined, isText: false, sha256: '' } : lookAtFile(bytes)
}
