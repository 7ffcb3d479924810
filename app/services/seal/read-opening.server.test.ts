import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Actor, visitor } from '#app/domain/permission/actor.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'
import { challenges } from '#db/schema/index.ts'
import { afterDeadline, beforeDeadline } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { submitted } from '#tests/support/sealed-bids.ts'
import { give, type Keyed, keyed } from '#tests/support/sealing.ts'
import { vault } from '#tests/support/vault.ts'
import { openKeyedBids } from './open-keyed-bids.server.ts'
import { readOpening } from './read-opening.server.ts'

const read = async ({ store, challenge }: Keyed, actor: Actor) => {
	const outcome = await readOpening({ store, actor, code: challenge.code, now: afterDeadline() })
	if (!outcome.ok) return outcome.refusal
	const { counts, hiddenCount, bids } = outcome.value
	return { counts, hiddenCount, bids: bids.map(({ bidder, status }) => [bidder.slug, status]) }
}

test('the record counts for everyone; it names bidders to those concerned, and to all but withdrawn where the rules say so', async () => {
	const setting = await keyed()
	const { store, storage, challenge, firm, rival, issuer, officer, office } = setting
	await submitted(setting, firm, '甲')
	const { bidId } = await submitted(setting, rival, '乙')
	await withdrawBid({ store, signer: logSigner, actor: rival, bidId, now: beforeDeadline })
	const nothing = { counts: null, hiddenCount: 0, bids: [] }
	for (const actor of [visitor, firm, issuer, officer, office]) expect(await read(setting, actor)).toEqual(nothing)
	await give(setting, [1, 3])
	await openKeyedBids({ store, vault, storage, signer: logSigner, now: afterDeadline })

	const counts = { submitted: 2, opened: 1, failed: 0, withdrawn: 1 }
	const opened = [firm.organisation.slug, 'opened']
	const all = { counts, hiddenCount: 0, bids: [opened, [rival.organisation.slug, 'withdrawn']] }
	expect(await read(setting, visitor)).toEqual({ counts, hiddenCount: 2, bids: [] })
	for (const actor of [firm, rival, issuer, office]) expect(await read(setting, actor)).toEqual(all)
	const rulePack = { ...shippedPack, rules: { ...shippedPack.rules, openingRecord: 'public' as const } }
	await store.tx((tx) => tx.update(challenges).set({ rulePack }).where(eq(challenges.id, challenge.id)))
	expect(await read(setting, visitor)).toEqual({ counts, hiddenCount: 1, bids: [opened] })
	for (const actor of [firm, issuer, office]) expect(await read(setting, actor)).toEqual(all)
})
