import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { withdrawChallenge } from '#app/services/challenge/withdraw-challenge.server.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { logLeaves } from '#db/schema/index.ts'
import { afterDeadline, beforeDeadline, completeDraft, everything } from '#tests/support/bidding.ts'
import { lockScores } from '#tests/support/lock-scores.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { submitted } from '#tests/support/sealed-bids.ts'
import { allOfSealing, give, type Keyed, keyed } from '#tests/support/sealing.ts'
import { vault } from '#tests/support/vault.ts'
import { openKeyedBids } from './open-keyed-bids.server.ts'
import { readSealing } from './read-sealing.server.ts'
import { sealOnServer } from './seal-on-server.server.ts'
import { sweepDiscardedFiles } from './sweep-discarded-files.server.ts'

const all = async ({ store }: Keyed) => ({ ...(await everything(store)), ...(await allOfSealing(store)), leaves: await store.db.select().from(logLeaves) })
const open = ({ store, storage }: Keyed, now = afterDeadline) => openKeyedBids({ store, vault, storage, signer: logSigner, now })
const contentOf = async ({ store }: Keyed, actor: Keyed['firm'], bidId: string) => {
	const read = await readBid({ store, vault, actor, bidId, now: afterDeadline() })
	return read.ok ? { status: read.value.bid.status, ...read.value.content } : read.refusal
}

test('without JavaScript the server seals on receipt, to the opening key, and keeps nothing it can read', async () => {
	const setting = await keyed()
	const { store, storage, firm, challenge } = setting
	const bidId = await completeDraft(store, firm, challenge.code, '服务器加密')
	const seal = (now = beforeDeadline) => sealOnServer({ store, vault, storage, signer: logSigner, actor: firm, bidId, now })
	const before = await all(setting)
	expect(await seal(afterDeadline)).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await all(setting)).toEqual(before)
	expect(await seal()).toMatchObject({ ok: true, value: { leafIndex: 0 } })
	expect(await contentOf(setting, firm, bidId)).toMatchObject({ approach: '' })
	expect(await seal()).toEqual(refuse({ code: 'nothing-to-seal' }))
	expect(await readSealing({ store, actor: firm, bidId, now: beforeDeadline() })).toMatchObject({ value: { parts: [{ part: 'bid', way: 'server' }] } })
	await saveDraft({ store, vault, actor: firm, bidId, sent: { revision: 9, values: { team: '再改' } }, now: beforeDeadline })
	expect(await seal()).toMatchObject({ ok: false, refusal: { code: 'incomplete' } })
	await give(setting, [1, 2])
	await open(setting)
	expect(await contentOf(setting, firm, bidId)).toMatchObject({ status: 'opened', approach: '服务器加密', priceFen: 300_000_000 })
})

test('the price under its own key stays closed until its holders open it', async () => {
	const setting = await keyed(['bid', 'price'])
	const { store, firm, issuer, challenge } = setting
	const { bidId } = await submitted(setting, firm, '双信封')
	const decision = { winner: bidId, reason: '指标全部达到。', reasons: {} }
	const award = () => proposeAward({ store, actor: issuer, code: challenge.code, decision, now: afterDeadline })
	await give(setting, [1, 2])
	await open(setting)
	await open(setting)
	expect(await contentOf(setting, firm, bidId)).toMatchObject({ status: 'opened', approach: '双信封', priceFen: null })
	expect(await award()).toEqual(refuse({ code: 'prices-sealed' }))
	await give(setting, [1, 2], 'price')
	await lockScores(setting.store, setting.challenge.id)
	await open(setting)
	expect(await contentOf(setting, firm, bidId)).toMatchObject({ status: 'opened', approach: '双信封', priceFen: 300_000_000 })
	expect(await award()).toMatchObject({ ok: true })
})

test('with the challenge withdrawn the sealed parts go, bytes and all', async () => {
	const setting = await keyed()
	const { store, storage, firm, issuer, challenge, folder } = setting
	await submitted(setting, firm, '方案')
	expect(await withdrawChallenge({ store, actor: issuer, code: challenge.code, reason: '需求取消，另行安排。', now: beforeDeadline })).toMatchObject({
		ok: true,
	})
	expect((await allOfSealing(store)).parts).toEqual([])
	await sweepDiscardedFiles({ store, storage })
	expect(readdirSync(folder)).toEqual([])
	expect((await ChallengeRepository.findByCode(store.db, challenge.code))?.challenge.status).toBe('withdrawn')
})
