import { change } from '#app/domain/bid/decisions.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import type { FileStorage } from './file-storage.ts'
import type { Vault } from './vault.ts'
import { workingVersion } from './working-version.server.ts'

type RemoveFile = {
	store: Store
	vault: Vault
	storage: Pick<FileStorage, 'remove'>
	actor: Member
	bidId: string
	fileId: string
	now: () => Date
}

/** Takes a file from the working version of a bid; its bytes go, after the commit, once no version carries it. Refuses after the deadline. */
export async function removeFile({ store, vault, storage, actor, bidId, fileId, now }: RemoveFile) {
	const outcome = await store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		const file = await FileRepository.findById(tx, fileId)
		if (!found || file?.bidId !== bidId || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
		const decision = change(found.bid.status, found.challenge, at)
		if (!decision.ok) return decision
		const version = await workingVersion(tx, vault, bidId, at)
		const isGone = await FileRepository.unlink(tx, version.id, fileId)
		return accept({ orphan: isGone ? file.storageName : null })
	})
	if (outcome.ok && outcome.value.orphan) await storage.remove(outcome.value.orphan)
	return outcome
}
