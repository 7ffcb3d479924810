import type { BidContent } from '#app/domain/bid/content.ts'
import { maskerOf } from '#app/domain/blind/mask-text.ts'
import { breathe } from '#app/services/import/breathe.ts'
import type { Db } from '#db/client.ts'
import type * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BlindPackageRepository from '#db/repositories/blind-package-repository.ts'
import { identitiesOf } from './blind-content.server.ts'

type Asked = {
	db: Db
	challenge: BidRepository.FoundBid['challenge']
	bids: readonly { id: string; organisation: { id: string } }[]
	contents: ReadonlyMap<string, BidContent>
}

/** What some bids promise as their blind packages say it, by bid; nothing of a bid whose package was not passed. In a few queries for all of them. */
export async function blindPromises({ db, challenge, bids, contents }: Asked): Promise<Map<string, BidContent['promises']>> {
	const passed = await BlindPackageRepository.listPassed(
		db,
		bids.map(({ id }) => id),
	)
	const read = bids.flatMap(({ id, organisation }) => {
		const [content, existing] = [contents.get(id), passed.find(({ bidId }) => bidId === id)]
		return content && existing ? [{ id, organisationId: organisation.id, ...content, words: existing.words }] : []
	})
	const identities = await identitiesOf(db, challenge, read)
	const masked = new Map<string, BidContent['promises']>()
	for (const { id, promises } of read) {
		const identity = identities.get(id)
		if (!identity) continue
		const { mask } = maskerOf(identity)
		masked.set(id, Object.fromEntries(Object.entries(promises).map(([indicatorId, text]) => [indicatorId, mask(text)])))
		await breathe()
	}
	return masked
}
