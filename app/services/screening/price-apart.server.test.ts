import { expect, test } from 'vitest'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { openKeyedBids } from '#app/services/seal/open-keyed-bids.server.ts'
import { lockScores } from '#tests/support/awarding.ts'
import { afterDeadline, deadline } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { submitted } from '#tests/support/sealed-bids.ts'
import { give, keyed } from '#tests/support/sealing.ts'
import { vault } from '#tests/support/vault.ts'
import { askCorrection } from './ask-correction.server.ts'
import { correctBid } from './correct-bid.server.ts'

test('a price sealed apart opens after the correction as it would have before, and the correction stays', async () => {
	const setting = await keyed(['bid', 'price'])
	const { store, storage, firm, issuer, challenge } = setting
	const { bidId } = await submitted(setting, firm, '双信封')
	const open = () => openKeyedBids({ store, vault, storage, signer: logSigner, now: afterDeadline })
	const read = () => readBid({ store, vault, actor: firm, bidId, now: afterDeadline() })
	await give(setting, [1, 2])
	await open()
	await open()
	const asked = { fields: ['team' as const], reason: '请写明负责人及其分工' }
	expect(await askCorrection({ store, actor: issuer, code: challenge.code, bidId, asked, now: afterDeadline })).toMatchObject({ ok: true })
	expect(await correctBid({ store, vault, actor: firm, bidId, values: { team: '张某负责' }, now: afterDeadline })).toMatchObject({ ok: true })
	expect(await read()).toMatchObject({ value: { content: { approach: '双信封', team: '张某负责', priceFen: null } } })
	await give(setting, [1, 2], 'price')
	await open()
	expect(await read()).toMatchObject({ value: { content: { priceFen: null } } })
	await lockScores({ store, code: challenge.code, at: deadline })
	await open()
	expect(await read()).toMatchObject({ value: { content: { approach: '双信封', team: '张某负责', priceFen: 300_000_000 } } })
})
