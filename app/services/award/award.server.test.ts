import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { closeDueChallenges } from '#app/services/challenge/close-due-challenges.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import { challenges } from '#db/schema/index.ts'
import { makeBid, makeChallenge } from '#db/seed/factories/factories.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline, everything, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { vault } from '#tests/support/vault.ts'
import { compareBids } from './compare-bids.server.ts'
import { declareUnfilled } from './declare-unfilled.server.ts'
import { finaliseDueAwards } from './finalise-due-awards.server.ts'
import { proposeAward } from './propose-award.server.ts'

const reason = '承诺值全部达到，进度与报价可靠'
const later = new Date(deadline.getTime() + 60_000)
const afterwards = () => later

async function judged() {
	const setting = await bidding()
	const { store, firm, rival, issuer, challenge } = setting
	const mine = await sealedBid(store, firm, challenge.code, '甲方案')
	const theirs = await sealedBid(store, rival, challenge.code, '乙方案')
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	return { ...setting, mine, theirs }
}

test('bids are opened from the millisecond of the deadline, whether or not the clock has closed the challenge', async () => {
	for (const closesFirst of [true, false]) {
		const { store, firm, rival, issuer, challenge } = await bidding()
		await sealedBid(store, firm, challenge.code)
		await completeDraft(store, rival, challenge.code)
		const before = await everything(store)
		expect(await openBids({ store, actor: issuer, code: challenge.code, now: () => new Date(deadline.getTime() - 1) })).toEqual(refuse({ code: 'too-early' }))
		expect(await everything(store)).toEqual(before)

		if (closesFirst) await closeDueChallenges({ store, signer: logSigner, now: deadline })
		expect(await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })).toMatchObject({ value: { opened: 1 } })
		const after = await everything(store)
		expect(after.bids.map(({ status }) => status).sort()).toEqual(['draft', 'opened'])
		expect(after.challenges.find(({ id }) => id === challenge.id)).toMatchObject({ status: 'opened', bidCount: 1 })
		const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
		expect(kinds.slice(0, 3)).toEqual(['challenge.bids-opened', 'bid.opened', 'challenge.closed'])
		expect(await openBids({ store, actor: issuer, code: challenge.code, now: afterwards })).toEqual(refuse({ code: 'wrong-status', status: 'opened' }))
	}
})

test('before the opening the issuer sees no bid, and their number only where the challenge shows it', async () => {
	const { store, firm, issuer, challenge } = await bidding()
	await sealedBid(store, firm, challenge.code, '机密方案')
	for (const now of [beforeDeadline(), deadline]) {
		const page = await compareBids({ store, vault, actor: issuer, code: challenge.code, now })
		expect(page).toMatchObject({ value: { bids: [], bidCount: null, mayOpen: now === deadline } })
		expect(JSON.stringify(page)).not.toContain(firm.organisation.name)
	}
	await store.tx((tx) => tx.update(challenges).set({ showsBidCount: true }).where(eq(challenges.id, challenge.id)))
	expect(await compareBids({ store, vault, actor: issuer, code: challenge.code, now: beforeDeadline() })).toMatchObject({ value: { bids: [], bidCount: 1 } })
})

test('after the opening the issuer alone compares, and reads what was sealed, not what was changed since', async () => {
	const { store, firm, rival, officer, office, issuer, challenge } = await bidding()
	const bidId = await sealedBid(store, firm, challenge.code, '密封的方案')
	await saveDraft({ store, vault, actor: firm, bidId, sent: { revision: 1, values: { approach: '未密封的方案' } }, now: beforeDeadline })
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const page = await compareBids({ store, vault, actor: issuer, code: challenge.code, now: deadline })
	expect(page).toMatchObject({ value: { bidCount: 1, bids: [{ id: bidId, content: { approach: '密封的方案', priceFen: 300_000_000 } }] } })
	for (const actor of [firm, rival, officer, office]) {
		expect(await compareBids({ store, vault, actor, code: challenge.code, now: deadline })).toEqual(refuse({ code: 'not-found' }))
	}
	const own = await readBid({ store, vault, actor: firm, bidId, now: deadline })
	expect(own).toMatchObject({ value: { isOpen: false, content: { approach: '密封的方案' } } })
})

test('an award is proposed with reasons and stands under notice; when the notice has ended one wins and the others lose', async () => {
	const { store, firm, rival, issuer, challenge, mine, theirs } = await judged()
	const decision = { winner: mine, reason, reasons: { [theirs]: '灰分承诺值偏高' } }
	const proposed = await proposeAward({ store, actor: issuer, code: challenge.code, decision, now: afterwards })
	const noticeEndsAt = new Date('2026-12-31T16:00:00Z')
	expect(proposed).toMatchObject({ value: { noticeEndsAt, period: { from: '2026-12-24', to: '2026-12-31', count: 5 } } })
	const before = await everything(store)
	expect(before.challenges.find(({ id }) => id === challenge.id)).toMatchObject({ status: 'noticed', awardedBidId: null, decidedAt: null })
	expect(before.bids.map(({ status }) => status)).toEqual(['opened', 'opened'])
	const told = await readBid({ store, vault, actor: rival, bidId: theirs, now: later })
	expect(told).toMatchObject({ value: { bid: { status: 'opened', outcomeReason: '灰分承诺值偏高' } } })

	expect(await finaliseDueAwards({ store, now: new Date(noticeEndsAt.getTime() - 1) })).toBe(0)
	expect(await everything(store)).toEqual(before)
	expect((await Promise.all([finaliseDueAwards({ store, now: noticeEndsAt }), finaliseDueAwards({ store, now: noticeEndsAt })])).sort()).toEqual([0, 1])
	expect(await finaliseDueAwards({ store, now: later })).toBe(0)

	const after = await everything(store)
	const row = after.challenges.find(({ id }) => id === challenge.id)
	expect(row).toMatchObject({ status: 'awarded', awardedBidId: mine, decisionReason: reason, decidedAt: noticeEndsAt, bidCount: 2 })
	const lost = await readBid({ store, vault, actor: rival, bidId: theirs, now: noticeEndsAt })
	expect(lost).toMatchObject({ value: { bid: { status: 'lost', outcomeReason: '灰分承诺值偏高' } } })
	expect(JSON.stringify(lost)).not.toContain('甲方案')
	expect(await readBid({ store, vault, actor: rival, bidId: mine, now: noticeEndsAt })).toEqual(refuse({ code: 'not-found' }))
	expect(await readBid({ store, vault, actor: firm, bidId: mine, now: noticeEndsAt })).toMatchObject({
		value: { bid: { status: 'won', outcomeReason: reason } },
	})
	const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
	expect(kinds.slice(0, 5).sort()).toEqual(['award.finalised', 'bid.lost', 'bid.won', 'challenge.awarded', 'challenge.noticed'])
})

test('of two people deciding at once one wins; the other is told what was decided, and nothing of theirs is written', async () => {
	const { store, issuer, challenge, mine, theirs } = await judged()
	const decide = (winner: string) => proposeAward({ store, actor: issuer, code: challenge.code, decision: { winner, reason, reasons: {} }, now: afterwards })
	const unfilled = { reasonCode: 'none-qualified' as const, reason, reasons: {} }
	const answers = await Promise.all([
		decide(mine),
		decide(theirs),
		declareUnfilled({ store, signer: logSigner, actor: issuer, code: challenge.code, decision: unfilled, now: afterwards }),
	])
	expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
	const after = await everything(store)
	const told = after.challenges.find(({ id }) => id === challenge.id)?.status === 'noticed' ? 'already-noticed' : 'already-unfilled'
	for (const answer of answers) if (!answer.ok) expect(answer.refusal).toEqual({ code: told })
	const proposed = await AwardRepository.findLatest(store.db, challenge.id)
	expect(proposed?.award.status).toBe(told === 'already-noticed' ? 'noticed' : undefined)
	expect((await refusedAttempts(store)).map(({ refusal }) => refusal)).toEqual([told, told])
})

test('nobody but the issuer decides, and not before the opening; nothing is written', async () => {
	const { store, firm, officer, office, issuer, challenge } = await bidding()
	const bidId = await sealedBid(store, firm, challenge.code)
	const before = await everything(store)
	const decision = { winner: bidId, reason, reasons: {} }
	const unfilled = (reasonCode: 'no-bid' | 'none-qualified') => ({ reasonCode, reason, reasons: {} })
	for (const actor of [firm, officer, office]) {
		const hidden = refuse({ code: 'not-found' })
		expect(await proposeAward({ store, actor, code: challenge.code, decision, now: afterDeadline })).toEqual(hidden)
		expect(await declareUnfilled({ store, signer: logSigner, actor, code: challenge.code, decision: unfilled('no-bid'), now: afterDeadline })).toEqual(hidden)
		expect(await openBids({ store, actor, code: challenge.code, now: afterDeadline })).toEqual(hidden)
	}
	const decide = { store, signer: logSigner, actor: issuer, code: challenge.code }
	expect(await proposeAward({ ...decide, decision, now: beforeDeadline })).toEqual(refuse({ code: 'too-early' }))
	expect(await proposeAward({ ...decide, decision, now: afterDeadline })).toMatchObject({ refusal: { code: 'wrong-status' } })
	expect(await declareUnfilled({ ...decide, decision: unfilled('no-bid'), now: beforeDeadline })).toEqual(refuse({ code: 'too-early' }))
	expect(await declareUnfilled({ ...decide, decision: unfilled('no-bid'), now: afterDeadline })).toEqual(refuse({ code: 'bids-stand' }))
	expect(await declareUnfilled({ ...decide, decision: unfilled('none-qualified'), now: afterDeadline })).toEqual(refuse({ code: 'bids-unopened' }))
	expect(await everything(store)).toEqual(before)
})

test('a challenge without a bid is declared unfilled right after its deadline', async () => {
	const { store, firm, issuer, challenge } = await bidding()
	await completeDraft(store, firm, challenge.code)
	const decision = { reasonCode: 'no-bid' as const, reason: '公开征集期内没有收到申报', reasons: {} }
	expect((await declareUnfilled({ store, signer: logSigner, actor: issuer, code: challenge.code, decision, now: afterDeadline })).ok).toBe(true)
	const [row] = (await everything(store)).challenges.filter(({ id }) => id === challenge.id)
	expect(row).toMatchObject({ status: 'unfilled', unfilledReason: 'no-bid', decisionReason: decision.reason, awardedBidId: null })
	const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
	expect(kinds.slice(0, 2)).toEqual(['challenge.unfilled', 'challenge.closed'])
})

test('bids of an unfilled challenge lose, each with what its bidder is told', async () => {
	const { store, rival, issuer, challenge, theirs } = await judged()
	const decision = { reasonCode: 'none-above-line' as const, reason, reasons: { [theirs]: '技术路线尚未验证' } }
	expect((await declareUnfilled({ store, signer: logSigner, actor: issuer, code: challenge.code, decision, now: afterwards })).ok).toBe(true)
	expect((await everything(store)).bids.map(({ status }) => status)).toEqual(['lost', 'lost'])
	const own = await readBid({ store, vault, actor: rival, bidId: theirs, now: later })
	expect(own).toMatchObject({ value: { bid: { status: 'lost', outcomeReason: '技术路线尚未验证' }, challenge: { unfilledReason: 'none-above-line' } } })
})

test('an award that cannot be made final is reported, and does not hold up the next', async () => {
	const { store, issuer, firm, challenge, mine } = await judged()
	const { listId, issuerOrganisationId, chainSlug, citySlug } = challenge
	const next = await store.tx(async (tx) => {
		const second = await makeChallenge(tx, { listId, issuerOrganisationId, chainSlug, citySlug, status: 'opened' })
		return { ...second, bidId: (await makeBid(tx, { challengeId: second.id, organisationId: firm.organisation.id, status: 'opened' })).bid.id }
	})
	const propose = (code: string, winner: string) => proposeAward({ store, actor: issuer, code, decision: { winner, reason, reasons: {} }, now: afterwards })
	expect([(await propose(challenge.code, mine)).ok, (await propose(next.code, next.bidId)).ok]).toEqual([true, true])
	await store.tx((tx) => tx.update(challenges).set({ status: 'opened' }).where(eq(challenges.id, challenge.id)))
	await expect(finaliseDueAwards({ store, now: new Date('2027-01-01T00:00:00Z') })).rejects.toThrow('could not be made final')
	expect((await AwardRepository.findLatest(store.db, next.id))?.award.status).toBe('final')
	expect((await AwardRepository.findLatest(store.db, challenge.id))?.award.status).toBe('noticed')
})
