import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { fileObjection } from '#app/services/objection/file-objection.server.ts'
import type { Store } from '#db/client.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { awards, bids, objections, proposalPlaces, proposals } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { decisionOf, lockScores, publishWithFeedback } from '#tests/support/awarding.ts'
import { afterDeadline, bidding, deadline, everything, sealedBid } from '#tests/support/bidding.ts'
import { tellAll, toldTo } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { finaliseDueAwards } from './finalise-due-awards.server.ts'
import { giveFeedback } from './give-feedback.server.ts'
import { proposeAward } from './propose-award.server.ts'
import { publishProposal } from './publish-proposal.server.ts'
import { readProposal } from './read-proposal.server.ts'
import { refuseAward } from './refuse-award.server.ts'
import { withdrawProposal } from './withdraw-proposal.server.ts'

const later = new Date(deadline.getTime() + 60_000)
const now = () => later
const afterNotice = new Date('2026-12-31T16:00:00Z')
const said = { reason: '产能安排有变，无法按期承担。' }

/** Four bids, the scores of which are locked. */
async function scored() {
	const setting = await bidding()
	const { store, firm, rival, issuer, challenge } = setting
	const [third, fourth] = await store.tx(
		async (tx) => [await makeMember(tx, await makeOrganisation(tx)), await makeMember(tx, await makeOrganisation(tx))] as const,
	)
	const people = [firm, rival, third, fourth]
	const [a = '', b = '', c = '', d = ''] = await Promise.all(people.map((actor) => sealedBid(store, actor, challenge.code)))
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	await lockScores({ store, code: challenge.code, at: deadline })
	const given = { store, actor: issuer, code: challenge.code, now }
	const refuseAs = (actor: Member, bidId: string, at = later) => refuseAward({ store, actor, bidId, said, now: () => at })
	const list = async () =>
		(await ProposalRepository.listByChallenge(store.db, challenge.id)).map(({ status, places }) => [
			status,
			...['winner', 'reserve'].map((role) => places.filter((one) => one.role === role).map(({ bidId }) => bidId)),
		])
	const statuses = async () => {
		const { bids, challenges } = await everything(store)
		const of = (bidId: string) => bids.find(({ id }) => id === bidId)?.status
		return [challenges.find(({ id }) => id === challenge.id)?.status, of(a), of(b), of(c), of(d)]
	}
	return { ...setting, third, fourth, a, b, c, d, given, refuseAs, list, statuses }
}

async function all(store: Store) {
	const { db } = store
	return {
		...(await everything(store)),
		proposals: await db.select().from(proposals),
		places: await db.select().from(proposalPlaces),
		awards: await db.select().from(awards),
	}
}

test('nobody but the issuer proposes, withdraws, writes feedback or publishes, nobody but a winner gives up, and nothing is written', async () => {
	const { store, firm, rival, officer, office, a, b, c, d, given, refuseAs } = await scored()
	const hidden = refuse({ code: 'not-found' })
	const decision = decisionOf([a], { reserves: [b], others: [c, d] })
	const feedback = { bidId: b, said: { feedback: '建议补充第三方检测数据' } }
	expect(await withdrawProposal({ ...given, said })).toEqual(refuse({ code: 'no-proposal' }))
	expect(await giveFeedback({ ...given, ...feedback })).toEqual(refuse({ code: 'no-proposal' }))
	expect(await publishProposal(given)).toEqual(refuse({ code: 'no-proposal' }))
	expect(await refuseAs(firm, a)).toEqual(refuse({ code: 'no-winner-here' }))
	expect((await proposeAward({ ...given, decision })).ok).toBe(true)
	const before = await all(store)
	for (const actor of [firm, rival, officer, office]) {
		const own = { ...given, actor }
		expect(await proposeAward({ ...own, decision })).toEqual(hidden)
		expect(await withdrawProposal({ ...own, said })).toEqual(hidden)
		expect(await giveFeedback({ ...own, ...feedback })).toEqual(hidden)
		expect(await publishProposal(own)).toEqual(hidden)
		expect(await readProposal({ ...own, now: later })).toEqual(hidden)
		if (actor !== firm) expect(await refuseAs(actor, a)).toEqual(hidden)
	}
	expect(await refuseAs(rival, b)).toEqual(refuse({ code: 'no-winner-here' }))
	expect(await giveFeedback({ ...given, ...feedback, bidId: a })).toEqual(refuse({ code: 'no-such-bid' }))
	expect(await proposeAward({ ...given, decision })).toEqual(refuse({ code: 'already-proposed' }))
	expect(await publishProposal(given)).toEqual(refuse({ code: 'feedback-missing', count: 3 }))
	expect(await all(store)).toEqual(before)
})

test('an open proposal is told to its winner alone, and so is its withdrawal; then another can be made', async () => {
	const { store, firm, rival, issuer, challenge, a, b, c, d, given, list } = await scored()
	const seen = async () => JSON.stringify(await Promise.all([visitor, rival].map((actor) => readChallenge({ store, actor, code: challenge.code, now: later }))))
	const [before, own] = [await seen(), await readBid({ store, vault, actor: rival, bidId: b, now: later })]
	await proposeAward({ ...given, decision: decisionOf([a], { reserves: [b], others: [c, d] }) })
	expect([await seen(), await readBid({ store, vault, actor: rival, bidId: b, now: later })]).toEqual([before, own])
	await tellAll(store)
	expect(await toldTo(store, firm)).toContainEqual(expect.objectContaining({ kind: 'bid.proposed', path: `/bidder/bids/${a}` }))
	for (const actor of [rival, issuer]) expect((await toldTo(store, actor)).map(({ kind }) => kind)).not.toContain('bid.proposed')
	expect((await withdrawProposal({ ...given, said })).ok).toBe(true)
	await tellAll(store)
	expect(await toldTo(store, firm)).toContainEqual(expect.objectContaining({ kind: 'bid.proposal-withdrawn', path: `/bidder/bids/${a}` }))
	for (const actor of [rival, issuer]) expect((await toldTo(store, actor)).map(({ kind }) => kind)).not.toContain('bid.proposal-withdrawn')
	expect((await proposeAward({ ...given, decision: decisionOf([b], { others: [a, c, d] }) })).ok).toBe(true)
	expect(await list()).toEqual([
		['open', [b], []],
		['withdrawn', [a], [b]],
	])
})

test('a winner gives up before the notice: the first reserve moves up with the same reasons, and only it and the issuer learn of it', async () => {
	const { store, firm, rival, third, issuer, a, b, c, d, given, refuseAs, list, statuses } = await scored()
	await proposeAward({ ...given, decision: decisionOf([a], { reserves: [b, c], others: [d] }) })
	const answers = await Promise.all([refuseAs(firm, a), refuseAs(firm, a)])
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
	expect(await list()).toEqual([
		['open', [b], [c]],
		['refused', [a], [b, c]],
	])
	expect(await statuses()).toEqual(['evaluating', 'refused', 'scored', 'scored', 'scored'])
	expect(await readBid({ store, vault, actor: firm, bidId: a, now: later })).toMatchObject({ value: { place: { refusal: said.reason, mayRefuse: false } } })
	await tellAll(store)
	expect((await toldTo(store, rival)).map(({ kind }) => kind)).toContain('bid.proposed')
	expect((await toldTo(store, issuer)).map(({ kind }) => kind)).toContain('bid.refused')
	expect((await toldTo(store, third)).map(({ kind }) => kind)).not.toContain('bid.proposed')
	expect((await refuseAs(rival, b)).ok).toBe(true)
	expect((await refuseAs(third, c)).ok).toBe(true)
	expect((await list()).map(([status]) => status)).toEqual(['refused', 'refused', 'refused'])
	expect((await proposeAward({ ...given, decision: decisionOf([d]) })).ok).toBe(true)
})

test('in a race one winner gives up under notice: the award falls with its objections, the other winner stays first, a reserve moves up behind it', async () => {
	const { store, firm, rival, third, challenge, a, b, c, d, given, refuseAs, list, statuses } = await scored()
	await proposeAward({ ...given, decision: decisionOf([a, b], { reserves: [c], others: [d] }) })
	await publishWithFeedback(given)
	const page = await readChallenge({ store, actor: visitor, code: challenge.code, now: later })
	const names = [firm, rival, third].map(({ organisation }) => organisation.name)
	expect(page.ok && [...(page.value.notice?.winners ?? []), ...(page.value.notice?.reserves ?? [])].map(({ name }) => name)).toEqual(names)
	const storage = { put: () => Promise.reject(new Error('no file is sent')), remove: () => Promise.resolve() }
	const objection = { form: 'real-name' as const, statement: '定榜依据与公示材料不一致，请予复核。', storage, file: null }
	expect((await fileObjection({ store, vault, actor: third, code: challenge.code, ...objection, now })).ok).toBe(true)
	expect((await refuseAs(firm, a)).ok).toBe(true)
	expect(await list()).toEqual([
		['open', [b, c], []],
		['refused', [a, b], [c]],
	])
	expect(await statuses()).toEqual(['evaluating', 'refused', 'scored', 'scored', 'scored'])
	expect((await store.db.select().from(awards)).map(({ status }) => status)).toEqual(['refused'])
	expect((await store.db.select().from(objections)).map(({ status }) => status)).toEqual(['lapsed'])
	await tellAll(store)
	for (const actor of [rival, third]) expect((await toldTo(store, actor)).map(({ kind }) => kind)).toContain('bid.proposed')
	expect((await toldTo(store, third)).map(({ kind }) => kind)).toContain('objection.lapsed')
	const fallen = await readChallenge({ store, actor: visitor, code: challenge.code, now: later })
	expect(fallen.ok && fallen.value.notice).toMatchObject({ award: { status: 'refused' }, winners: [{ hasRefused: true }, { hasRefused: false }] })
	expect((await publishWithFeedback(given)).ok).toBe(true)
})

test('a winner gives up a final award: what it had decided of the others is undone, those shortlisted are so again, and the next award is made like the first', async () => {
	const { store, firm, challenge, a, b, c, d, given, refuseAs, list, statuses } = await scored()
	await store.tx((tx) =>
		tx
			.update(bids)
			.set({ status: 'shortlisted' })
			.where(inArray(bids.id, [b, c])),
	)
	await proposeAward({ ...given, decision: decisionOf([a, b], { reserves: [c], others: [d] }) })
	await publishWithFeedback(given)
	expect(await finaliseDueAwards({ store, now: afterNotice })).toBe(1)
	expect(await statuses()).toEqual(['awarded', 'won', 'won', 'lost', 'lost'])
	expect((await refuseAs(firm, a, afterNotice)).ok).toBe(true)
	expect(await statuses()).toEqual(['evaluating', 'refused', 'shortlisted', 'shortlisted', 'scored'])
	expect((await list())[0]).toEqual(['open', [b, c], []])
	const [row] = (await everything(store)).challenges.filter(({ id }) => id === challenge.id)
	expect(row).toMatchObject({ awardedBidId: null, decidedAt: null, decisionReason: null })
	const published = await publishWithFeedback({ ...given, now: () => afterNotice })
	expect(published.ok && (await finaliseDueAwards({ store, now: published.value.noticeEndsAt }))).toBe(1)
	expect(await statuses()).toEqual(['awarded', 'refused', 'won', 'won', 'lost'])
})
