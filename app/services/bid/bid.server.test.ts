import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline, everything, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { vault } from '#tests/support/vault.ts'
import { contentOf } from './encrypted-bid.server.ts'
import { listOwnBids } from './list-own-bids.server.ts'
import { prepareBid } from './prepare-bid.server.ts'
import { readBid } from './read-bid.server.ts'
import { saveDraft } from './save-draft.server.ts'
import { sealBid } from './seal-bid.server.ts'
import { withdrawBid } from './withdraw-bid.server.ts'

const lastMillisecond = () => new Date(deadline.getTime() - 1)
type Setting = Awaited<ReturnType<typeof bidding>>
const bidCount = async ({ store, challenge }: Setting) => (await ChallengeRepository.findById(store.db, challenge.id))?.challenge.bidCount
const standingText = async ({ store }: Setting, bidId: string) => {
	const standing = await BidVersionRepository.findStanding(store.db, bidId)
	return standing && contentOf(vault, standing).approach
}

test('an organisation has one bid on a challenge, whoever of its people asks, and however often at once', async () => {
	const { store, firm, colleague, challenge } = await bidding()
	const asked = [firm, colleague, firm, colleague].map((actor) => prepareBid({ store, vault, actor, code: challenge.code, now: beforeDeadline }))
	const answers = await Promise.all(asked)
	expect(new Set(answers.map((answer) => answer.ok && answer.value.bidId)).size).toBe(1)
	expect((await everything(store)).bids).toMatchObject([{ status: 'draft', organisationId: firm.organisation.id }])
	expect((await AuditRepository.listByChallenge(store.db, challenge.id)).map((entry) => entry.kind)).toEqual(['bid.drafted'])
})

test('who may not bid is told which rule says so; nothing is written but the refused attempt', async () => {
	const { store, issuer, pending, officer, firm, foreign, challenge } = await bidding()
	const before = await everything(store)
	const ask = async (actor: typeof firm, code: string, now = beforeDeadline) => prepareBid({ store, vault, actor, code, now })
	expect(await ask(issuer, challenge.code)).toEqual(refuse({ code: 'own-challenge' }))
	expect(await ask(pending, challenge.code)).toEqual(refuse({ code: 'not-verified' }))
	expect(await ask(officer, challenge.code)).toEqual(refuse({ code: 'not-a-bidder' }))
	expect(await ask(firm, foreign.code)).toEqual(refuse({ code: 'foreign-list' }))
	expect(await ask(firm, challenge.code, afterDeadline)).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await ask(firm, 'XCL-1999-0001')).toEqual(refuse({ code: 'not-found' }))
	expect(await everything(store)).toEqual(before)
	expect(await refusedAttempts(store)).toEqual(
		['own-challenge', 'not-verified', 'not-a-bidder', 'foreign-list', 'deadline-passed'].map((refusal) => ({ kind: 'bid.drafted', refusal })),
	)
})

test('a complete bid is sealed in the last millisecond, with a receipt; at the deadline it is refused and the draft kept', async () => {
	const setting = await bidding()
	const { store, firm, rival, challenge } = setting
	const bidId = await completeDraft(store, firm, challenge.code)
	const late = await completeDraft(store, rival, challenge.code)
	const sealed = await sealBid({ store, vault, actor: firm, bidId, now: lastMillisecond })
	expect(sealed).toMatchObject({ ok: true, value: { receiptCode: expect.stringMatching(/^JB(-[0-9A-Z]{4}){3}$/), sealedAt: lastMillisecond() } })
	expect(await bidCount(setting)).toBe(1)

	const before = await everything(store)
	expect(await sealBid({ store, vault, actor: rival, bidId: late, now: afterDeadline })).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await saveDraft({ store, vault, actor: rival, bidId: late, sent: { revision: 9, values: { team: '迟到' } }, now: afterDeadline })).toEqual(
		refuse({ code: 'deadline-passed' }),
	)
	expect(await withdrawBid({ store, signer: logSigner, actor: firm, bidId, now: afterDeadline })).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await everything(store)).toEqual(before)
	expect(await refusedAttempts(store)).toEqual(['bid.sealed', 'bid.withdrawn'].map((kind) => ({ kind, refusal: 'deadline-passed' })))
	const kept = await readBid({ store, vault, actor: rival, bidId: late, now: deadline })
	expect(kept.ok && kept.value.content.approach).toBe('高温溶液聚合')
})

test('an incomplete bid is told what is missing and stays a draft', async () => {
	const { store, firm, challenge } = await bidding()
	const bidId = await completeDraft(store, firm, challenge.code)
	await saveDraft({ store, vault, actor: firm, bidId, sent: { revision: 1, values: { team: '', price: '' } }, now: beforeDeadline })
	const before = await everything(store)
	const gaps = ['team', 'price'].map((field) => ({ field, reason: 'required' }))
	expect(await sealBid({ store, vault, actor: firm, bidId, now: beforeDeadline })).toEqual({ ok: false, refusal: { code: 'incomplete', gaps } })
	expect(await everything(store)).toEqual(before)
})

test('editing a sealed bid changes nothing of it until it is sealed again', async () => {
	const setting = await bidding()
	const { store, firm, challenge } = setting
	const bidId = await sealedBid(store, firm, challenge.code, '原方案')
	const first = await BidRepository.findById(store.db, bidId)
	expect(await sealBid({ store, vault, actor: firm, bidId, now: beforeDeadline })).toEqual(refuse({ code: 'nothing-to-seal' }))
	await saveDraft({ store, vault, actor: firm, bidId, sent: { revision: 1, values: { approach: '新方案' } }, now: beforeDeadline })
	expect(await BidRepository.findById(store.db, bidId)).toEqual(first)
	expect(await standingText(setting, bidId)).toBe('原方案')

	const replaced = await sealBid({ store, vault, actor: firm, bidId, now: lastMillisecond })
	expect(replaced.ok && replaced.value.receiptCode).not.toBe(first?.bid.receiptCode)
	expect(await standingText(setting, bidId)).toBe('新方案')
	expect(await bidCount(setting)).toBe(1)
	const entries = (await AuditRepository.listByChallenge(store.db, challenge.id)).filter((entry) => !entry.isRefused)
	expect(entries.map((entry) => entry.kind)).toEqual(['bid.replaced', 'bid.sealed', 'bid.drafted'])
	expect(JSON.stringify(await AuditRepository.listByChallenge(store.db, challenge.id))).not.toContain('方案')
})

test('a withdrawn bid stands no more, keeps its words and can be prepared and sealed again', async () => {
	const setting = await bidding()
	const { store, firm, challenge } = setting
	const bidId = await sealedBid(store, firm, challenge.code)
	expect((await withdrawBid({ store, signer: logSigner, actor: firm, bidId, now: beforeDeadline })).ok).toBe(true)
	expect(await bidCount(setting)).toBe(0)
	expect((await everything(store)).bids).toMatchObject([{ status: 'withdrawn', sealedAt: null, receiptCode: null }])
	expect(await saveDraft({ store, vault, actor: firm, bidId, sent: { revision: 1, values: { team: 'x' } }, now: beforeDeadline })).toEqual(
		refuse({ code: 'wrong-bid-status', status: 'withdrawn' }),
	)

	expect(await prepareBid({ store, vault, actor: firm, code: challenge.code, now: beforeDeadline })).toMatchObject({ value: { bidId } })
	const again = await readBid({ store, vault, actor: firm, bidId, now: beforeDeadline() })
	expect(again).toMatchObject({ value: { bid: { status: 'draft' }, content: { approach: '高温溶液聚合' }, gaps: [] } })
	expect((await sealBid({ store, vault, actor: firm, bidId, now: beforeDeadline })).ok).toBe(true)
	expect(await bidCount(setting)).toBe(1)
})

test('two colleagues do not overwrite one another: the second is told and sees both values, and may then insist', async () => {
	const { store, firm, colleague, challenge } = await bidding()
	const bidId = await completeDraft(store, firm, challenge.code)
	const save = (actor: typeof firm, revision: number, values: Record<string, string>) =>
		saveDraft({ store, vault, actor, bidId, sent: { revision, values }, now: beforeDeadline })
	expect(await save(firm, 1, { team: '甲' })).toMatchObject({ value: { revision: 2, conflicts: [] } })
	expect(await save(colleague, 1, { team: '乙', foundation: '基础' })).toMatchObject({
		value: { revision: 3, conflicts: [{ field: 'team', mine: '乙', theirs: '甲' }], savedBy: firm.name },
	})
	const read = await readBid({ store, vault, actor: firm, bidId, now: beforeDeadline() })
	expect(read).toMatchObject({ value: { content: { team: '甲', foundation: '基础' } } })
	expect(await save(colleague, 3, { team: '乙' })).toMatchObject({ value: { revision: 4, conflicts: [] } })
})

test('promises are taken for the indicators of the challenge alone, and saves at once lose nothing', async () => {
	const { store, firm, colleague, challenge, foreign } = await bidding()
	const bidId = await completeDraft(store, firm, challenge.code)
	const [own] = await ChallengeRepository.listIndicators(store.db, challenge.id)
	const [other] = await ChallengeRepository.listIndicators(store.db, foreign.id)
	const sent = (values: Record<string, string>) => ({ revision: 1, values })
	await Promise.all([
		saveDraft({ store, vault, actor: firm, bidId, sent: sent({ [`promises.${own?.id}`]: '36', [`promises.${other?.id}`]: '1' }), now: beforeDeadline }),
		saveDraft({ store, vault, actor: colleague, bidId, sent: sent({ [`notes.${own?.id}`]: '已小试', schedule: '九个月' }), now: beforeDeadline }),
	])
	const read = await readBid({ store, vault, actor: firm, bidId, now: beforeDeadline() })
	if (!read.ok) throw new Error('refused')
	expect(read.value.content).toMatchObject({ schedule: '九个月', promises: { [own?.id ?? '']: '36' }, notes: { [own?.id ?? '']: '已小试' } })
	expect(Object.keys(read.value.content.promises)).not.toContain(other?.id)
})

test('nobody of another organisation reads, changes, seals or withdraws a bid, or learns that it is there', async () => {
	const setting = await bidding()
	const { store, firm, rival, issuer, officer, office, pending, challenge } = setting
	const bidId = await sealedBid(store, firm, challenge.code)
	const before = await everything(store)
	for (const actor of [rival, issuer, officer, office, pending]) {
		const hidden = refuse({ code: 'not-found' })
		for (const now of [beforeDeadline, afterDeadline]) {
			expect(await readBid({ store, vault, actor, bidId, now: now() })).toEqual(hidden)
			expect(await saveDraft({ store, vault, actor, bidId, sent: { revision: 9, values: { team: 'x' } }, now })).toEqual(hidden)
			expect(await sealBid({ store, vault, actor, bidId, now })).toEqual(hidden)
			expect(await withdrawBid({ store, signer: logSigner, actor, bidId, now })).toEqual(hidden)
		}
	}
	expect(await everything(store)).toEqual(before)
	expect(await listOwnBids({ store, actor: rival, page: 1, now: beforeDeadline() })).toMatchObject({ value: { count: 0, bids: [] } })
	expect(await listOwnBids({ store, actor: firm, page: 9, now: beforeDeadline() })).toMatchObject({ value: { count: 1, page: 1, bids: [{ id: bidId }] } })
})
