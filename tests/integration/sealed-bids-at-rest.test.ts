import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { utf8 } from '#app/crypto/bytes.ts'
import { MonitorFilter } from '#app/domain/monitor/filter.ts'
import { type Member, visitor } from '#app/domain/permission/actor.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { openMailer } from '#app/server/mailer.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { deliverMails } from '#app/services/mail/deliver-mails.server.ts'
import { exportMonitor } from '#app/services/monitor/export-monitor.server.ts'
import { sendDigests } from '#app/services/notification/send-digests.server.ts'
import { openKeyedBids } from '#app/services/seal/open-keyed-bids.server.ts'
import { readOpening } from '#app/services/seal/read-opening.server.ts'
import { readPart } from '#app/services/seal/read-part.server.ts'
import { sealOnServer } from '#app/services/seal/seal-on-server.server.ts'
import { sweepDiscardedFiles } from '#app/services/seal/sweep-discarded-files.server.ts'
import { dialect } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as schema from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { afterDeadline, beforeDeadline } from '#tests/support/bidding.ts'
import { urlOf } from '#tests/support/database.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { isMarked, marked, markers, planted } from '#tests/support/markers.ts'
import { said, submitted } from '#tests/support/sealed-bids.ts'
import { give, keyed } from '#tests/support/sealing.ts'
import { tellAll } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'

const count = 1000
const price = Number(`${markers[1]}37`)
const file = { name: `${planted('方案')}.txt`, mediaType: 'text/plain', bytes: utf8(planted('附件').repeat(200)) }

const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A challenge with opening keys, everything a server keeps in one folder (on PostgreSQL without the database), and firms of two people each. */
async function setting() {
	const world = await keyed()
	const dataDir = dialect === 'sqlite' ? path.dirname(urlOf(world.store)) : mkdtempSync(path.join(tmpdir(), 'lianbang-data-'))
	folders.push(dataDir)
	const firms = await world.store.tx(async (tx) => {
		const made: Member[] = []
		while (made.length < count) {
			const firm = await makeOrganisation(tx)
			made.push(await makeMember(tx, firm))
			if (made.length % 20 === 0) await makeMember(tx, firm)
		}
		return made
	})
	const indicators = await ChallengeRepository.listIndicators(world.store.db, world.challenge.id)
	return { ...world, dataDir, storage: openFileStorage(path.join(dataDir, 'uploads')), firms, indicatorIds: indicators.map(({ id }) => id) }
}
type Setting = Awaited<ReturnType<typeof setting>>

const contentOf = (indicatorIds: readonly string[], words: string) => ({
	...said(planted(words)),
	team: planted('团队'),
	schedule: planted('进度'),
	priceFen: price,
	promises: Object.fromEntries(indicatorIds.map((id) => [id, `${markers[1]}.37`])),
	notes: Object.fromEntries(indicatorIds.map((id) => [id, planted('说明')])),
})

/** Every tenth is drafted and replaced, every tenth encrypted by the server, every tenth withdrawn; the others are sealed elsewhere. */
async function bidOf(world: Setting, actor: Member, at: number): Promise<string> {
	const { store, storage, challenge, indicatorIds } = world
	const now = beforeDeadline
	const isDrafted = at % 10 < 2
	if (isDrafted) {
		const prepared = await prepareBid({ store, vault, actor, code: challenge.code, now })
		const bidId = prepared.ok ? prepared.value.bidId : ''
		const pledge = indicatorIds.flatMap((id) => [
			[`promises.${id}`, `${markers[1]}.37`],
			[`notes.${id}`, planted('说明')],
		])
		const words = { approach: planted('草稿'), team: planted('团队'), schedule: planted('进度'), price: `${markers[1]}37` }
		await saveDraft({ store, vault, actor, bidId, sent: { revision: 0, values: { ...words, ...Object.fromEntries(pledge) } }, now })
		await attachFile({ store, vault, storage, actor, bidId, file, now })
		const sealed = await sealOnServer({ store, vault, storage, signer: logSigner, actor, bidId, now })
		if (!sealed.ok) throw new Error(sealed.refusal.code)
		if (at % 10 === 1) return bidId
	}
	const { bidId } = await submitted(world, actor, '', { fields: contentOf(indicatorIds, '路线'), files: [file] })
	if (at % 10 === 2) await withdrawBid({ store, signer: logSigner, actor, bidId, now })
	return bidId
}

test(`${count} sealed bids with planted markers: nothing of them in any byte that is kept or told before the opening`, async () => {
	const world = await setting()
	const { store, storage, challenge, firms, issuer, firm, rival, pending, officer, office, dataDir } = world
	const bids: { actor: Member; bidId: string }[] = []
	for (let at = 0; at < count; at += 25)
		bids.push(...(await Promise.all(firms.slice(at, at + 25).map(async (actor, place) => ({ actor, bidId: await bidOf(world, actor, at + place) })))))
	while ((await tellAll(store)) > 0);
	await sendDigests({ store, origin: 'https://lianbang.example', now: beforeDeadline() })
	const send = openMailer({ smtpUrl: null, mailFrom: 'Lianbang <noreply@lianbang.example>', dataDir })
	while ((await deliverMails({ store, signer: logSigner, send, now: new Date() })) > 0);
	while ((await sweepDiscardedFiles({ store, storage })) > 0);

	for (const writing of [Buffer.from(`xy${markers[0]}z`).toString('base64'), markers[1], JSON.stringify(markers[0])]) {
		const probe = path.join(dataDir, 'probe')
		writeFileSync(probe, writing)
		expect(marked(dataDir)).toEqual([probe])
		rmSync(probe)
	}
	expect(readdirSync(path.join(dataDir, 'uploads')).length).toBeGreaterThanOrEqual(count)
	expect(readdirSync(path.join(dataDir, 'mail')).length).toBeGreaterThan(0)
	if (dialect === 'sqlite') expect(readFileSync(`${urlOf(store)}-wal`).length).toBeGreaterThan(0)
	expect(marked(dataDir)).toEqual([])

	const rows = await Promise.all(Object.values(schema).map((table) => store.db.select().from(table)))
	const now = beforeDeadline()
	const code = challenge.code
	const told: unknown[] = [rows, await AuditRepository.listByChallenge(store.db, challenge.id)]
	for (const actor of [visitor, issuer, firm, rival, pending, officer, office]) {
		told.push(await readChallenge({ store, actor, code, now }), await readOpening({ store, actor, code, now }))
		if (actor.kind !== 'user') continue
		told.push(await exportMonitor({ store, actor, filter: MonitorFilter.parse({}), now }), await compareBids({ store, vault, actor, code, now }))
		for (const { bidId } of bids.slice(0, 10)) told.push(await readBid({ store, vault, actor, bidId, now }))
	}
	const [own] = bids
	told.push(own && (await readBid({ store, vault, actor: own.actor, bidId: own.bidId, now })))
	expect(isMarked(Buffer.from(JSON.stringify(told)))).toBe(false)
	const [part] = await store.db.select().from(schema.sealedParts).limit(1)
	for (const actor of [issuer, rival, officer, office])
		expect(await readPart({ store, storage, actor, partId: part?.id ?? '', now: beforeDeadline })).toMatchObject({ refusal: { code: 'not-found' } })

	await give(world, [1, 2])
	expect(marked(dataDir)).toEqual([])
	expect(await openKeyedBids({ store, vault, storage, signer: logSigner, now: afterDeadline })).toBe(1)
	const compared = await compareBids({ store, vault, actor: issuer, code, now: afterDeadline() })
	const standing = compared.ok ? compared.value.bids : []
	expect(standing).toHaveLength(count * 0.9)
	for (const { content, files } of standing) {
		expect(content).toMatchObject({ team: planted('团队'), priceFen: price })
		expect(files.map(({ name }) => name)).toEqual([file.name])
	}
	while ((await sweepDiscardedFiles({ store, storage })) > 0);
	if (dialect === 'sqlite') await store.close()
	expect(marked(dataDir)).toEqual([])
}, 300_000)
