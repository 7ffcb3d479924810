import type { CorrectedValues } from '#app/domain/bid/screening.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { FileStorage } from '#app/services/bid/file-storage.ts'
import { submitCorrection } from '#app/services/screening/submit-correction.server.ts'
import type { Store } from '#db/client.ts'
import { afterDeadline } from './bidding.ts'
import { vault } from './vault.ts'

/** A text file as it is attached and as it is sent. */
export function textFile(name: string, text: string) {
	return { name, fileName: name, bytes: new TextEncoder().encode(text) }
}

type Sending = {
	files: readonly { point: string; fileName: string; bytes: Uint8Array<ArrayBuffer> | 'too-large' }[]
	values?: CorrectedValues | null
	actor?: Member
	now?: () => Date
	/** Whether the sender is gone after the last file. */
	failing?: boolean
}

/** Sends corrections of a bid, their files one after another as a request brings them. */
export function correctionSent(own: { store: Store; storage: FileStorage; bidId: string; actor: Member }) {
	return ({ files, values = {}, failing = false, ...more }: Sending) =>
		submitCorrection({
			...own,
			vault,
			now: afterDeadline,
			...more,
			receive: async (take) => {
				for (const { point, fileName, bytes } of files) await take({ field: point, fileName, bytes })
				if (failing) throw new Error('connection lost')
				return { values }
			},
		})
}
