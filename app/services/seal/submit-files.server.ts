import { bytesToHex } from '@noble/hashes/utils.js'
import { type Bytes, digestOf } from '#app/crypto/bytes.ts'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { ageTrouble, sealedLimits } from '#app/domain/seal/sealing.ts'
import type { Store } from '#db/client.ts'
import type { FileStorage } from '../bid/file-storage.ts'
import type { Vault } from '../bid/vault.ts'
import { receiveChunk } from './receive-chunk.server.ts'
import { startPart } from './start-part.server.ts'
import { submitParts } from './submit-parts.server.ts'

type SubmitFiles = {
	store: Store
	vault: Vault
	storage: FileStorage
	signer: Signer
	actor: Member
	bidId: string
	files: readonly { part: EnvelopePart; bytes: Bytes }[]
	seenClarification: number
	now: () => Date
}

/**
 * Submits parts that the bidder encrypted with tools of its own and sends as whole files, as `submitParts` does. A file that is no
 * sealed part is refused with the part it was given for before any is stored.
 */
export async function submitFiles({ files, seenClarification, ...own }: SubmitFiles) {
	for (const { part, bytes } of files) {
		const trouble = ageTrouble(bytes)
		if (trouble) return refuse({ code: trouble, part })
	}
	const partIds: string[] = []
	for (const { part, bytes } of files) {
		const sha256 = bytesToHex(await digestOf(bytes))
		const started = await startPart({ ...own, announced: { part, sha256, size: bytes.length, way: 'command' } })
		if (!started.ok) return started
		const { partId, received } = started.value
		for (let offset = received; offset < bytes.length; offset += sealedLimits.chunk) {
			const taken = await receiveChunk({ ...own, partId, offset, bytes: bytes.subarray(offset, offset + sealedLimits.chunk) })
			if (!taken.ok) return taken
		}
		partIds.push(partId)
	}
	return submitParts({ ...own, partIds, seenClarification })
}
