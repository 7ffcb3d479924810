import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { sweepDestroyedFiles } from '#app/services/bid/sweep-destroyed-files.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { challengeLists, challenges } from '#db/schema/index.ts'
import { makeChallenge, makeList } from '#db/seed/factories/factories.ts'
import { beforeDeadline, bidding, completeDraft, deadline, everything, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { vault } from '#tests/support/vault.ts'
import { declareUnfilled } from '../award/declare-unfilled.server.ts'
import { readListWithdrawal, withdrawList } from '../list/withdraw-list.server.ts'
import { closeDueChallenges } from './close-due-challenges.server.ts'
import { moveDeadline } from './move-deadline.server.ts'
import { readChallenge } from './read-challenge.server.ts'
import { relistChallenge } from './relist-challenge.server.ts'
import { reopenChallenge } from './reopen-challenge.server.ts'
import { suspendChallenge } from './suspend-challenge.server.ts'
import { withdrawChallenge } from './withdraw-challenge.server.ts'

const reason = '试验条件改造，预计三周后恢复。'
const dayMs = 86_400_000

test('a suspended challenge takes nothing and is not closed; reopened, its deadline has moved by the days it stood', async () => {
	const { store, issuer: lead, firm, rival, challenge } = await bidding()
	await sealedBid(store, firm, challenge.code)
	const draft = await completeDraft(store, rival, challenge.code)
	const halting = { store, actor: lead, code: challenge.code, reason }
	expect((await suspendChallenge({ ...halting, now: beforeDeadline })).ok).toBe(true)
	expect(await sealBid({ store, vault, actor: rival, bidId: draft, now: beforeDeadline })).toMatchObject({
		refusal: { code: 'wrong-status', status: 'suspended' },
	})
	await closeDueChallenges({ store, signer: logSigner, now: deadline })
	const page = await readChallenge({ store, actor: rival, code: challenge.code, now: beforeDeadline() })
	expect(page).toMatchObject({ value: { challenge: { status: 'suspended', decisionReason: reason }, bidCount: null } })

	const later = new Date(beforeDeadline().getTime() + 2.5 * dayMs)
	const moved = new Date(deadline.getTime() + 3 * dayMs)
	expect(await reopenChallenge({ ...halting, now: () => later })).toMatchObject({ value: { bidsCloseAt: moved } })
	expect((await sealBid({ store, vault, actor: rival, bidId: draft, now: () => deadline })).ok).toBe(true)
	expect(await closeDueChallenges({ store, signer: logSigner, now: new Date(moved.getTime() - 1) })).toBe(0)
	expect(await closeDueChallenges({ store, signer: logSigner, now: moved })).toBe(1)
	const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
	expect(kinds.filter((kind) => /suspended|reopened|closed/.test(kind))).toEqual(['challenge.closed', 'challenge.reopened', 'challenge.suspended'])
})

test('withdrawn, a challenge takes every bid with it unopened: contents and the bytes of files', async () => {
	const { store, issuer: lead, firm, rival, challenge } = await bidding()
	const bidId = await sealedBid(store, firm, challenge.code, '密封的方案')
	await completeDraft(store, rival, challenge.code, '草稿方案')
	const kept = new Set<string>()
	const storage = { put: async () => [...kept.add('kept-1')].join(), remove: async (name: string) => void kept.delete(name) }
	const file = { name: '方案.txt', bytes: new TextEncoder().encode('方案正文') }
	expect((await attachFile({ store, vault, storage, actor: firm, bidId, file, now: beforeDeadline })).ok).toBe(true)
	expect((await withdrawChallenge({ store, actor: lead, code: challenge.code, reason, now: beforeDeadline })).ok).toBe(true)

	const after = await everything(store)
	expect([after.bids.map(({ status }) => status), after.versions]).toEqual([['destroyed', 'destroyed'], []])
	expect(after.challenges.find(({ id }) => id === challenge.id)).toMatchObject({ status: 'withdrawn', bidCount: 0, decisionReason: reason })
	expect([await sweepDestroyedFiles({ store, storage }), await sweepDestroyedFiles({ store, storage })]).toEqual([1, 0])
	expect([kept.size, (await everything(store)).files]).toEqual([0, []])
	expect(await readBid({ store, vault, actor: firm, bidId, now: beforeDeadline() })).toEqual(refuse({ code: 'destroyed', challenge: challenge.code }))
	expect(await prepareBid({ store, vault, actor: firm, code: challenge.code, now: beforeDeadline })).toMatchObject({ refusal: { code: 'wrong-status' } })
})

test('nobody but the chain lead halts a challenge, and not from its deadline on; nothing is written', async () => {
	const { store, issuer: lead, firm, officer, office, foreign, challenge } = await bidding()
	await sealedBid(store, firm, challenge.code)
	const before = await everything(store)
	for (const command of [suspendChallenge, withdrawChallenge]) {
		for (const actor of [firm, officer, office]) {
			expect(await command({ store, actor, code: challenge.code, reason, now: beforeDeadline })).toEqual(refuse({ code: 'not-found' }))
		}
		expect(await command({ store, actor: lead, code: foreign.code, reason, now: beforeDeadline })).toEqual(refuse({ code: 'not-found' }))
		expect(await command({ store, actor: lead, code: challenge.code, reason, now: () => deadline })).toEqual(refuse({ code: 'wrong-status', status: 'closed' }))
	}
	expect(await reopenChallenge({ store, actor: lead, code: challenge.code, reason, now: beforeDeadline })).toMatchObject({ refusal: { code: 'wrong-status' } })
	expect(await everything(store)).toEqual(before)
	expect((await refusedAttempts(store)).length).toBe(11)
})

test('an unfilled challenge is listed again once, as a draft of the next round that keeps what it said', async () => {
	const { store, issuer: lead, firm, challenge } = await bidding()
	const draftList = await store.tx((tx) =>
		makeList(tx, { status: 'draft', chainSlug: challenge.chainSlug, ownerOrganisationId: lead.organisation.id, releasedAt: null }),
	)
	const other = await store.tx((tx) => makeList(tx, { status: 'draft', chainSlug: null, releasedAt: null }))
	const again = { store, actor: lead, code: challenge.code, listCode: draftList.code, now: () => deadline }
	expect(await relistChallenge(again)).toEqual(refuse({ code: 'wrong-status', status: 'open' }))
	const decision = { reasonCode: 'no-bid' as const, reason: '公开征集期内没有收到申报', reasons: {} }
	expect((await declareUnfilled({ store, signer: logSigner, actor: lead, code: challenge.code, decision, now: () => deadline })).ok).toBe(true)
	expect(await relistChallenge({ ...again, actor: firm })).toEqual(refuse({ code: 'not-found' }))
	expect(await relistChallenge({ ...again, listCode: other.code })).toEqual(refuse({ code: 'list-unknown' }))

	const relisted = await relistChallenge(again)
	if (!relisted.ok) throw new Error(relisted.refusal.code)
	expect(await relistChallenge(again)).toEqual(refuse({ code: 'already-relisted' }))
	const rows = await store.db.select().from(challenges)
	const next = rows.find(({ code }) => code === relisted.value.code)
	expect(next).toMatchObject({
		status: 'draft',
		round: 2,
		previousChallengeId: challenge.id,
		title: challenge.title,
		bidsCloseAt: null,
		unfilledReason: null,
		listId: draftList.id,
	})
	const read = (actor: typeof lead, code: string) => readChallenge({ store, actor, code, now: deadline })
	const seen = await read(lead, relisted.value.code)
	expect(seen).toMatchObject({ value: { lineage: { previous: { code: challenge.code, unfilledReason: 'no-bid' }, next: null } } })
	expect(seen.ok && seen.value.indicators.map(({ name }) => name)).toEqual(['熔指', '灰分', '熔点'])
	expect(await read(firm, challenge.code)).toMatchObject({ value: { lineage: { previous: null, next: null } } })
	expect(await read(lead, challenge.code)).toMatchObject({ value: { lineage: { next: { code: relisted.value.code } }, canRelist: false } })
})

test('a withdrawn list takes along what is before its deadline, and nothing else', async () => {
	const { store, issuer: lead, firm, rival, challenge } = await bidding()
	const code = (await store.db.select().from(challengeLists)).find(({ id }) => id === challenge.listId)?.code ?? ''
	const [halted, over] = await store.tx(async (tx) => {
		const shared = { listId: challenge.listId, issuerOrganisationId: lead.organisation.id, chainSlug: challenge.chainSlug }
		return [
			await makeChallenge(tx, { ...shared, status: 'suspended', suspendedAt: beforeDeadline() }),
			await makeChallenge(tx, { ...shared, status: 'opened' }),
		]
	})
	await sealedBid(store, firm, challenge.code)
	const withdrawing = { store, actor: lead, code, reason, now: beforeDeadline }
	expect(await withdrawList({ ...withdrawing, actor: rival })).toEqual(refuse({ code: 'not-found' }))
	expect(await readListWithdrawal({ store, actor: lead, code, now: beforeDeadline() })).toMatchObject({ value: { count: 2, isAllowed: true } })
	expect(await withdrawList(withdrawing)).toMatchObject({ value: 2 })
	expect(await withdrawList(withdrawing)).toMatchObject({ refusal: { code: 'wrong-list-status' } })
	const statuses = new Map((await store.db.select().from(challenges)).map(({ id, status }) => [id, status]))
	expect([challenge, halted, over].map(({ id }) => statuses.get(id))).toEqual(['withdrawn', 'withdrawn', 'opened'])
	expect((await everything(store)).bids.map(({ status }) => status)).toEqual(['destroyed'])
})

test('a deadline moves later only, with its reason in public and questions ending later with it', async () => {
	const { store, issuer, firm, officer, challenge } = await bidding()
	const draft = await completeDraft(store, firm, challenge.code)
	const later = new Date(deadline.getTime() + 7 * dayMs)
	const moving = { store, actor: issuer, code: challenge.code, bidsCloseAt: later, reason, now: beforeDeadline }
	for (const actor of [firm, officer]) expect(await moveDeadline({ ...moving, actor })).toEqual(refuse({ code: 'not-found' }))
	expect(await moveDeadline({ ...moving, bidsCloseAt: deadline })).toEqual(refuse({ code: 'deadline-earlier' }))
	expect(await moveDeadline({ ...moving, now: () => deadline })).toEqual(refuse({ code: 'wrong-status', status: 'closed' }))
	expect((await readChallenge({ store, actor: firm, code: challenge.code, now: beforeDeadline() })).ok).toBe(true)
	expect((await moveDeadline(moving)).ok).toBe(true)
	expect(await moveDeadline({ ...moving, bidsCloseAt: new Date(later.getTime() - 1) })).toEqual(refuse({ code: 'deadline-earlier' }))
	const page = await readChallenge({ store, actor: firm, code: challenge.code, now: deadline })
	expect(page).toMatchObject({ value: { challenge: { status: 'open', bidsCloseAt: later, deadlineReason: reason } } })
	expect((await sealBid({ store, vault, actor: firm, bidId: draft, now: () => deadline })).ok).toBe(true)
})
