import { expect, test } from 'vitest'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'
import { bids } from '#db/schema/index.ts'
import { beforeDeadline, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { submitted } from '#tests/support/sealed-bids.ts'
import { type Keyed, keyed } from '#tests/support/sealing.ts'
import { receiptByCode, receiptFileOf } from './read-receipt.server.ts'

const byCode = ({ store }: Keyed, code: string) => receiptByCode({ store, signer: logSigner, code })

test('whoever has the code of a standing receipt gets the receipt its bidder has; replaced or withdrawn it is void', async () => {
	const setting = await keyed()
	const { store, firm } = setting
	const first = await submitted(setting, firm, '甲')
	const own = await receiptFileOf({ store, signer: logSigner, actor: firm, bidId: first.bidId })
	expect(await byCode(setting, first.receiptCode)).toEqual(own.ok && own.value)
	expect(await byCode(setting, 'JB-0000-0000-0000')).toBeNull()
	const second = await submitted(setting, firm, '乙')
	expect(await byCode(setting, first.receiptCode)).toBeNull()
	expect((await byCode(setting, second.receiptCode))?.text).toContain('bid.replaced')
	await withdrawBid({ store, signer: logSigner, actor: firm, bidId: first.bidId, now: beforeDeadline })
	expect(await byCode(setting, second.receiptCode)).toBeNull()
})

test('a bid that stands in no log has no receipt to check by its code', async () => {
	const setting = await keyed([])
	const { store, rival, challenge } = setting
	await sealedBid(store, rival, challenge.code)
	const [bid] = await store.db.select().from(bids).orderBy(bids.id)
	expect(bid?.receiptCode).toMatch(/^JB-/)
	expect(await byCode(setting, bid?.receiptCode ?? '')).toBeNull()
})
