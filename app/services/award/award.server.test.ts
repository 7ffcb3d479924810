import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { closeDueChallenges } from '#app/services/challenge/close-due-challenges.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { challenges } from '#db/schema/index.ts'
import { makeBid, makeChallenge } from '#db/seed/factories/factories.ts'
import { decisionOf, lockScores, noticeAward, publishWithFeedback, reason } from '#tests/support/awarding.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline, everything, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { vault } from '#tests/support/vault.ts'
import { compareBids } from './compare-bids.server.ts'
import { declareUnfilled } from './declare-unfilled.server.ts'
import { finaliseDueAwards } from './finalise-due-awards.server.ts'
import { proposeAward } from './propose-award.server.ts'

const later = new Date(deadline.getTime() + 60_000)
const afterwards = () => later

async function judged() {
	const setting = await bidding()
	const { store, firm, rival, issuer, challenge } = setting
	const mine = await sealedBid(store, firm, challenge.code, '甲方案')
	const theirs = await sealedBid(store, rival, challenge.code, '乙方案')
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const given = { store, actor: issuer, code: challenge.code, now: afterwards }
	return { ...setting, mine, theirs, given }
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

test('an award stands under notice; when the notice has ended its winner wins, the others lose, and each reads its own reason and feedback from the notice on', async () => {
	const { store, firm, rival, challenge, mine, theirs, given } = await judged()
	const decision = decisionOf([mine], { reserves: [theirs] })
	const own = async (actor: typeof firm, bidId: string, now: Date) => readBid({ store, vault, actor, bidId, now })
	await lockScores({ ...given, at: later })
	expect((await proposeAward({ ...given, decision })).ok).toBe(true)
	const quiet = await own(rival, theirs, later)
	expect(quiet).toMatchObject({ value: { bid: { status: 'scored', outcomeReason: '', feedback: '' }, place: null } })
	expect(await own(firm, mine, later)).toMatchObject({ value: { bid: { outcomeReason: '' }, place: { role: 'winner', isPublic: false, mayRefuse: true } } })

	const noticeEndsAt = new Date('2026-12-31T16:00:00Z')
	const published = await publishWithFeedback(given)
	expect(published).toMatchObject({ value: { noticeEndsAt, period: { from: '2026-12-24', to: '2026-12-31', count: 5 } } })
	const before = await everything(store)
	expect(before.challenges.find(({ id }) => id === challenge.id)).toMatchObject({ status: 'noticed', awardedBidId: null, decidedAt: null })
	expect(before.bids.map(({ status }) => status)).toEqual(['scored', 'scored'])
	const told = { outcomeReason: decision.reasons[theirs], feedback: `建议补充第三方检测数据 ${theirs.slice(-4)}` }
	expect(await own(rival, theirs, later)).toMatchObject({
		value: { bid: { status: 'scored', ...told }, place: { role: 'reserve', place: 1, mayRefuse: false } },
	})

	expect(await finaliseDueAwards({ store, now: new Date(noticeEndsAt.getTime() - 1) })).toBe(0)
	expect(await everything(store)).toEqual(before)
	expect((await Promise.all([finaliseDueAwards({ store, now: noticeEndsAt }), finaliseDueAwards({ store, now: noticeEndsAt })])).sort()).toEqual([0, 1])
	expect(await finaliseDueAwards({ store, now: later })).toBe(0)

	const after = await everything(store)
	const row = after.challenges.find(({ id }) => id === challenge.id)
	expect(row).toMatchObject({ status: 'awarded', awardedBidId: mine, decisionReason: reason, decidedAt: noticeEndsAt, bidCount: 2 })
	const lost = await own(rival, theirs, noticeEndsAt)
	expect(lost).toMatchObject({ value: { bid: { status: 'lost', ...told } } })
	expect(JSON.stringify(lost)).not.toContain('甲方案')
	expect(JSON.stringify(lost)).not.toContain(decision.reasons[mine])
	expect(await own(rival, mine, noticeEndsAt)).toEqual(refuse({ code: 'not-found' }))
	expect(await own(firm, mine, noticeEndsAt)).toMatchObject({ value: { bid: { status: 'won', outcomeReason: decision.reasons[mine], feedback: '' } } })
	const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
	expect(kinds.slice(0, 6).sort()).toEqual(['award.finalised', 'bid.lost', 'bid.won', 'challenge.awarded', 'challenge.noticed', 'proposal.published'])
})

test('of people deciding at once one wins; the others are told what was decided, and nothing of theirs is written', async () => {
	const { store, issuer, challenge, mine, theirs, given } = await judged()
	await lockScores({ ...given, at: later })
	const unfilled = { reasonCode: 'none-qualified' as const, reason, reasons: {} }
	const answers = await Promise.all([
		proposeAward({ ...given, decision: decisionOf([mine], { others: [theirs] }) }),
		proposeAward({ ...given, decision: decisionOf([theirs], { others: [mine] }) }),
		declareUnfilled({ store, signer: logSigner, actor: issuer, code: challenge.code, decision: unfilled, now: afterwards }),
	])
	expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
	const proposals = await ProposalRepository.listByChallenge(store.db, challenge.id)
	const isProposed = (await everything(store)).challenges.find(({ id }) => id === challenge.id)?.status === 'evaluating'
	expect(proposals).toHaveLength(isProposed ? 1 : 0)
	const told = isProposed ? 'already-proposed' : 'already-unfilled'
	for (const answer of answers) if (!answer.ok) expect(answer.refusal).toEqual({ code: told })
	expect((await refusedAttempts(store)).map(({ refusal }) => refusal)).toEqual([told, told])
})

test('nobody but the issuer decides, and not before the opening; nothing is written', async () => {
	const { store, firm, officer, office, issuer, challenge } = await bidding()
	const bidId = await sealedBid(store, firm, challenge.code)
	const before = await everything(store)
	const decision = decisionOf([bidId])
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
	const { store, firm, challenge, mine, theirs, given } = await judged()
	const { listId, issuerOrganisationId, chainSlug, citySlug } = challenge
	const next = await store.tx(async (tx) => {
		const second = await makeChallenge(tx, { listId, issuerOrganisationId, chainSlug, citySlug, status: 'opened' })
		return { ...second, bidId: (await makeBid(tx, { challengeId: second.id, organisationId: firm.organisation.id, status: 'opened' })).bid.id }
	})
	expect((await noticeAward({ ...given, decision: decisionOf([mine], { others: [theirs] }) })).ok).toBe(true)
	expect((await noticeAward({ ...given, code: next.code, decision: decisionOf([next.bidId]) })).ok).toBe(true)
	await store.tx((tx) => tx.update(challenges).set({ status: 'opened' }).where(eq(challenges.id, challenge.id)))
	await expect(finaliseDueAwards({ store, now: new Date('2027-01-01T00:00:00Z') })).rejects.toThrow('could not be made final')
	expect((await AwardRepository.findLatest(store.db, next.id))?.award.status).toBe('final')
	expect((await AwardRepository.findLatest(store.db, challenge.id))?.award.status).toBe('noticed')
})
