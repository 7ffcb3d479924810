import { expect, test } from 'vitest'
import { utf8 } from '#app/crypto/bytes.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { logLeaves } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { afterDeadline, deadline, everything } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { submitted } from '#tests/support/sealed-bids.ts'
import { allOfSealing, give, type Keyed, keyed } from '#tests/support/sealing.ts'
import { vault } from '#tests/support/vault.ts'
import { openKeyedBids } from './open-keyed-bids.server.ts'
import { readOpening } from './read-opening.server.ts'

const lastMillisecond = () => new Date(deadline.getTime() - 1)
const all = async ({ store }: Keyed) => ({ ...(await everything(store)), ...(await allOfSealing(store)), leaves: await store.db.select().from(logLeaves) })
const open = ({ store, storage }: Keyed, now = afterDeadline) => openKeyedBids({ store, vault, storage, signer: logSigner, now })

test('an opening cut short between any two bids goes on, and each bid is opened once', async () => {
	const setting = await keyed()
	const { store, storage, challenge } = setting
	const firms = await store.tx(async (tx) => {
		const members = []
		for (let at = 0; at < 4; at++) members.push(await makeMember(tx, await makeOrganisation(tx)))
		return members
	})
	for (const [at, actor] of firms.entries())
		await submitted(setting, actor, `方案${at}`, { files: [{ name: 'a.txt', mediaType: 'text/plain', bytes: utf8(`附件${at}`) }] })
	const record = () => readOpening({ store, actor: visitor, code: challenge.code, now: afterDeadline() })
	expect(await record()).toMatchObject({ value: { progress: null } })
	await give(setting, [1, 2])
	for (let cut = 1; cut <= 3; cut++) {
		let writes = 0
		const failing = {
			...storage,
			put: async (bytes: Uint8Array | Iterable<Uint8Array>) => (++writes > 1 ? Promise.reject(new Error('killed')) : storage.put(bytes)),
		}
		await expect(openKeyedBids({ store, vault, storage: failing, signer: logSigner, now: afterDeadline })).rejects.toThrow('killed')
		expect((await allOfSealing(store)).opened).toHaveLength(cut)
		expect(await record()).toMatchObject({ value: { progress: { part: 'bid', done: cut, all: 4 }, counts: null, bids: [] } })
	}
	expect(await Promise.all([open(setting), open(setting)].map((run) => run.catch(() => 0)))).toContain(1)
	const entries = await AuditRepository.listByChallenge(store.db, challenge.id)
	expect(entries.filter(({ kind }) => kind === 'bid.opened')).toHaveLength(4)
	expect(entries.filter(({ kind }) => kind === 'challenge.bids-opened')).toMatchObject([{ after: { bids: 4, failed: 0 } }])
	expect(await record()).toMatchObject({ value: { progress: null, counts: { submitted: 4, opened: 4 } } })
	expect((await everything(store)).files).toHaveLength(4)
})

test('an opening killed before every unit of work in turn goes on, and each bid is opened once', async () => {
	const setting = await keyed()
	const { store, storage, challenge, firm, rival } = setting
	for (const actor of [firm, rival]) await submitted(setting, actor, `方案${actor.name}`)
	await give(setting, [2, 3])
	const runs: number[] = []
	for (let finished = 0; finished === 0; ) {
		let left = 2
		const dying: Keyed['store'] = { ...store, tx: (work) => (left-- > 0 ? store.tx(work) : Promise.reject(new Error('killed'))) }
		const run = openKeyedBids({ store: dying, vault, storage, signer: logSigner, now: afterDeadline })
		finished = await run.catch((error) => (error.message === 'killed' ? 0 : Promise.reject(error)))
		runs.push((await allOfSealing(store)).opened.length)
	}
	expect(runs).toEqual([1, 2, 2])
	const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
	for (const [kind, times] of [
		['bid.opened', 2],
		['challenge.bids-opened', 1],
	] as const)
		expect(kinds.filter((one) => one === kind)).toHaveLength(times)
})

test('one millisecond early, and without holders after it, nobody of any role opens or reads a bid', async () => {
	const setting = await keyed()
	const { store, issuer, firm, colleague, rival, pending, officer, office, challenge } = setting
	const { bidId } = await submitted(setting, firm, '方案')
	await give(setting, [1, 2, 3])
	const before = await all(setting)
	const { code } = challenge
	for (const actor of [issuer, firm, colleague, rival, pending, officer, office]) {
		expect(await openBids({ store, actor, code, now: lastMillisecond })).toMatchObject({ ok: false })
		expect(await compareBids({ store, vault, actor, code, now: lastMillisecond() })).not.toMatchObject({ value: { bids: [{}] } })
		expect(await readBid({ store, vault, actor, bidId, now: lastMillisecond() })).not.toMatchObject({ value: { content: { approach: '方案' } } })
	}
	expect(await open(setting, lastMillisecond)).toBe(0)
	expect(await all(setting)).toEqual(before)
	expect(await open(setting)).toBe(1)
})
