import { expect, test } from 'vitest'
import { finaliseDueAwards } from '#app/services/award/finalise-due-awards.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'
import { closeDueChallenges } from '#app/services/challenge/close-due-challenges.server.ts'
import { moveDeadline } from '#app/services/challenge/move-deadline.server.ts'
import { suspendChallenge } from '#app/services/challenge/suspend-challenge.server.ts'
import { withdrawChallenge } from '#app/services/challenge/withdraw-challenge.server.ts'
import { releaseList } from '#app/services/list/release-list.server.ts'
import { fileObjection } from '#app/services/objection/file-objection.server.ts'
import type { Store } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import { challengeLists } from '#db/schema/index.ts'
import { makeChallenge, makeList, testNow } from '#db/seed/factories/factories.ts'
import { decisionOf, noticeAward } from '#tests/support/awarding.ts'
import { afterDeadline, bidding, completeDraft, deadline, everything, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { keysOptional } from '#tests/support/optional-keys.ts'
import { vault } from '#tests/support/vault.ts'

const hour = 3_600_000
const reason = '承诺值全部达到，进度与报价可靠。'
const by = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds)

/** Everything the clock alone makes happen, at `now`; answers whether anything did. */
async function runJobs(store: Store, now: Date) {
	return (await closeDueChallenges({ store, signer: logSigner, now })) + (await finaliseDueAwards({ store, now }))
}

test('what the clock has closed stays closed when it jumps back: nothing is sealed, changed, taken back or moved any more', async () => {
	const { store, issuer, firm, rival, challenge } = await bidding()
	const [draft, sealed] = [await completeDraft(store, firm, challenge.code), await sealedBid(store, rival, challenge.code)]
	expect(await closeDueChallenges({ store, signer: logSigner, now: deadline })).toBeGreaterThan(0)
	const before = await everything(store)
	for (const back of [1, hour]) {
		const now = () => by(deadline, -back)
		const sent = { revision: 9, values: { approach: '迟到的方案' } }
		const { code } = challenge
		const attempts = [
			sealBid({ store, vault, actor: firm, bidId: draft, now }),
			saveDraft({ store, vault, actor: firm, bidId: draft, sent, now }),
			withdrawBid({ store, signer: logSigner, actor: rival, bidId: sealed, now }),
			moveDeadline({ store, actor: issuer, code, bidsCloseAt: by(deadline, 24 * hour), reason, now }),
			suspendChallenge({ store, actor: issuer, code, reason, now }),
			withdrawChallenge({ store, actor: issuer, code, reason, now }),
		]
		for (const outcome of await Promise.all(attempts)) expect(outcome).toMatchObject({ ok: false, refusal: { code: 'wrong-status', status: 'closed' } })
		expect(await runJobs(store, now())).toBe(0)
	}
	expect(await everything(store)).toEqual(before)
})

test('a clock an hour ahead closes for good; once it is right again the hour is not given back', async () => {
	const { store, firm, challenge } = await bidding()
	const bidId = await completeDraft(store, firm, challenge.code)
	const right = by(deadline, -hour / 2)
	expect(await closeDueChallenges({ store, signer: logSigner, now: by(right, hour) })).toBeGreaterThan(0)
	expect(await sealBid({ store, vault, actor: firm, bidId, now: () => right })).toMatchObject({ refusal: { code: 'wrong-status', status: 'closed' } })
	expect(await runJobs(store, deadline)).toBe(0)
})

test('what was opened and proposed stays so, and a final award stays final, however the clock jumps', async () => {
	const { store, issuer, firm, rival, challenge } = await bidding()
	const winnerId = await sealedBid(store, firm, challenge.code)
	const { code } = challenge
	await openBids({ store, actor: issuer, code, now: afterDeadline })
	expect(await openBids({ store, actor: issuer, code, now: () => by(deadline, -hour) })).toMatchObject({ ok: false })
	await noticeAward({ store, actor: issuer, code, decision: decisionOf([winnerId]), now: afterDeadline })
	const award = await AwardRepository.findLatest(store.db, challenge.id)
	const ends = award?.award.noticeEndsAt ?? new Date(0)
	await closeDueChallenges({ store, signer: logSigner, now: deadline })
	expect(await runJobs(store, by(ends, -1))).toBe(0)
	expect(await runJobs(store, ends)).toBe(1)
	const before = await everything(store)
	const storage = { put: () => Promise.reject(new Error('no file is sent')), remove: () => Promise.resolve() }
	const objection = { form: 'real-name' as const, statement: '定榜依据与公示材料不一致，请予复核。', storage, file: null }
	for (const now of [by(ends, -hour), by(ends, hour), by(deadline, -hour)]) {
		expect(await runJobs(store, now)).toBe(0)
		expect((await fileObjection({ store, vault, actor: rival, code, ...objection, now: () => now })).ok).toBe(false)
	}
	expect(await everything(store)).toEqual(before)
	expect((await AwardRepository.findLatest(store.db, challenge.id))?.award).toMatchObject({ status: 'final', noticeEndsAt: ends })
})

test('a released list stays released when the clock jumps back before its release, and is not released twice', async () => {
	const { store, issuer, firm } = await bidding()
	await keysOptional(store)
	const { list, challenge } = await store.tx(async (tx) => {
		const list = await makeList(tx, { status: 'draft', chainSlug: 'new-materials', ownerOrganisationId: issuer.organisation.id, releasedAt: null })
		const texts = { listId: list.id, issuerOrganisationId: issuer.organisation.id, chainSlug: 'new-materials', citySlug: 'suzhou' as const }
		const open = { bidsOpenAt: null, bidsCloseAt: by(testNow, 60 * 24 * hour), problem: '现有催化剂在高温下失活。' }
		return { list, challenge: await makeChallenge(tx, { ...texts, ...open, status: 'approved' }) }
	})
	const release = (now: Date) => releaseList({ store, actor: issuer, code: list.code, now })
	expect(await release(testNow)).toMatchObject({ ok: true, value: 1 })
	expect(await release(by(testNow, -hour))).toMatchObject({ ok: false })
	expect(await release(by(testNow, hour))).toMatchObject({ ok: false })
	expect((await store.db.select().from(challengeLists)).find(({ id }) => id === list.id)).toMatchObject({ status: 'released', releasedAt: testNow })
	const bidId = await completeDraft(store, firm, challenge.code)
	expect((await sealBid({ store, vault, actor: firm, bidId, now: () => by(testNow, -hour) })).ok).toBe(true)
})
