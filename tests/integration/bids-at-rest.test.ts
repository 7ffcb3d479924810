import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { MonitorFilter } from '#app/domain/monitor/filter.ts'
import { type Member, visitor } from '#app/domain/permission/actor.ts'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { openMailer } from '#app/server/mailer.server.ts'
import { readyKeys } from '#app/server/ready-keys.server.ts'
import { openVault } from '#app/server/vault.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { readFile } from '#app/services/bid/read-file.server.ts'
import { removeFile } from '#app/services/bid/remove-file.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { sweepDestroyedFiles } from '#app/services/bid/sweep-destroyed-files.server.ts'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { withdrawChallenge } from '#app/services/challenge/withdraw-challenge.server.ts'
import { deliverMails } from '#app/services/mail/deliver-mails.server.ts'
import { exportMonitor } from '#app/services/monitor/export-monitor.server.ts'
import { sendDigests } from '#app/services/notification/send-digests.server.ts'
import type { Store } from '#db/client.ts'
import { dialect } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as schema from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { afterDeadline, beforeDeadline, bidding, everything } from '#tests/support/bidding.ts'
import { urlOf } from '#tests/support/database.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { marked, markers, planted } from '#tests/support/markers.ts'
import { tellAll } from '#tests/support/telling.ts'

const count = 200
const promised = `${markers[1]}.37`
const price = `${markers[1]}37`
const file = { name: `${planted('方案')}.txt`, bytes: new TextEncoder().encode(planted('附件').repeat(2000)) }

const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A challenge that is bid on by some firms, and a DATA_DIR with everything a server keeps; on PostgreSQL without the database. */
async function setting() {
	const parts = await bidding()
	const { store } = parts
	const dataDir = dialect === 'sqlite' ? path.dirname(urlOf(store)) : mkdtempSync(path.join(tmpdir(), 'lianbang-data-'))
	folders.push(dataDir)
	const keys = openDataKeys({ folder: path.join(dataDir, 'keys'), appSecret: 'a-secret-of-a-deployment-with-32+' })
	await readyKeys(keys, store, beforeDeadline())
	const storage = openFileStorage(path.join(dataDir, 'uploads'))
	const send = openMailer({ smtpUrl: null, mailFrom: 'Lianbang <noreply@lianbang.example>', dataDir })
	const firms = await store.tx(async (tx) => {
		const made: Member[] = []
		while (made.length < count) {
			const firm = await makeOrganisation(tx)
			made.push(await makeMember(tx, firm))
			// Whoever acts is told nothing; a colleague is.
			await makeMember(tx, firm)
		}
		return made
	})
	return { ...parts, dataDir, vault: openVault(keys), storage, send, firms }
}
type Setting = Awaited<ReturnType<typeof setting>>

function granted<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: { code: string } }): Value {
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value
}

/** Draft, save, attach, a refused submission, submit, change, replace; every tenth stands, the others are withdrawn. */
async function wholeLife({ store, vault, storage, challenge }: Setting, actor: Member, at: number, indicatorIds: readonly string[]) {
	const now = beforeDeadline
	const { bidId } = granted(await prepareBid({ store, vault, actor, code: challenge.code, now }))
	const own = { store, vault, actor, bidId, now }
	expect(await sealBid(own)).toMatchObject({ refusal: { code: 'incomplete' } })
	const pledge = Object.fromEntries(
		indicatorIds.flatMap((id) => [`promises.${id}`, `notes.${id}`].map((field) => [field, field.startsWith('n') ? planted('说明') : promised])),
	)
	const words = { approach: planted('路线'), team: planted('团队'), foundation: planted('基础'), schedule: planted('进度') }
	granted(await saveDraft({ ...own, sent: { revision: 0, values: { ...words, ...pledge, price } } }))
	const first = granted(await attachFile({ ...own, storage, file }))
	granted(await sealBid(own))
	granted(await saveDraft({ ...own, sent: { revision: 1, values: { team: planted('新团队') } } }))
	granted(await removeFile({ ...own, storage, fileId: first.fileId }))
	const { fileId } = granted(await attachFile({ ...own, storage, file }))
	granted(await sealBid(own))
	if (at % 10 !== 0) granted(await withdrawBid({ ...own, signer: logSigner }))
	return { actor, bidId, fileId, stands: at % 10 === 0 }
}

/** Every row of every table, as text: what the bytes of the database of another engine would tell. */
async function rowsOf({ db }: Store): Promise<string> {
	const tables = Object.values(schema)
	return JSON.stringify(await Promise.all(tables.map((table) => db.select().from(table))))
}

test(`${count} bids with planted markers: nothing of them anywhere before the opening, and after it only for whom it is`, async () => {
	const world = await setting()
	const { store, vault, storage, send, challenge, firms, issuer, rival, officer, office, dataDir } = world
	const indicatorIds = (await ChallengeRepository.listIndicators(store.db, challenge.id)).map(({ id }) => id)
	const bids: Awaited<ReturnType<typeof wholeLife>>[] = []
	for (let at = 0; at < count; at += 25)
		bids.push(...(await Promise.all(firms.slice(at, at + 25).map((actor, place) => wholeLife(world, actor, at + place, indicatorIds)))))
	while ((await tellAll(store)) > 0);
	await sendDigests({ store, origin: 'https://lianbang.example', now: beforeDeadline() })
	while ((await deliverMails({ store, signer: logSigner, send, now: new Date() })) > 0);

	// The search finds what is there: a wide marker, and in the database what is public.
	const probe = path.join(dataDir, 'probe')
	writeFileSync(probe, Buffer.concat([Buffer.from('x'), Buffer.from(markers[0], 'utf16le')]))
	expect(marked(dataDir)).toEqual([probe])
	rmSync(probe)
	expect(readdirSync(path.join(dataDir, 'mail')).length).toBeGreaterThanOrEqual(count)
	expect(readdirSync(path.join(dataDir, 'uploads'))).toHaveLength(2 * count)
	if (dialect === 'sqlite') expect(readFileSync(`${urlOf(store)}-wal`).length).toBeGreaterThan(0)
	expect(marked(dataDir)).toEqual([])

	const monitor = await exportMonitor({ store, actor: officer, filter: MonitorFilter.parse({}), now: beforeDeadline() })
	const audit = await AuditRepository.listByChallenge(store.db, challenge.id)
	const pages = await Promise.all(
		[visitor, issuer, rival, officer, office].map((actor) => readChallenge({ store, actor, code: challenge.code, now: beforeDeadline() })),
	)
	const waiting = await compareBids({ store, vault, actor: issuer, code: challenge.code, now: beforeDeadline() })
	const told = [await rowsOf(store), JSON.stringify([monitor, audit, pages, waiting])]
	for (const marker of markers) for (const words of told) expect(words).not.toContain(marker)

	const closed = afterDeadline
	expect(await openBids({ store, actor: issuer, code: challenge.code, now: closed })).toMatchObject({ value: { opened: count / 10 } })
	const compared = granted(await compareBids({ store, vault, actor: issuer, code: challenge.code, now: closed() }))
	expect(compared.bids).toHaveLength(count / 10)
	for (const { content, files } of compared.bids) {
		expect(content).toMatchObject({
			approach: planted('路线'),
			team: planted('新团队'),
			priceFen: Number(price),
			notes: { [indicatorIds[0] ?? '']: planted('说明') },
		})
		expect(files.map(({ name }) => name)).toEqual([file.name])
	}
	for (const { actor, bidId, fileId, stands } of bids.slice(0, 20)) {
		expect(granted(await readBid({ store, vault, actor, bidId, now: closed() })).content.team).toBe(planted('新团队'))
		const own = granted(await readFile({ store, vault, storage, actor, fileId, now: closed }))
		expect(await text(own.read())).toBe(planted('附件').repeat(2000))
		const reading = await readFile({ store, vault, storage, actor: issuer, fileId, now: closed })
		expect(reading.ok).toBe(stands)
		for (const other of [rival, officer, office]) {
			expect(await readBid({ store, vault, actor: other, bidId, now: closed() })).toEqual(refuse({ code: 'not-found' }))
			expect(await compareBids({ store, vault, actor: other, code: challenge.code, now: closed() })).toEqual(refuse({ code: 'not-found' }))
		}
		expect(await readFile({ store, vault, storage, actor: rival, fileId, now: closed })).toEqual(refuse({ code: 'not-found' }))
	}
	if (dialect === 'sqlite') await store.close()
	expect(marked(dataDir)).toEqual([])
}, 300_000)

test.skipIf(dialect !== 'sqlite')(
	'of bids destroyed with their challenge not even the ciphertext is left',
	async () => {
		const world = await setting()
		const { store, storage, issuer, challenge, firms, dataDir } = world
		const indicatorIds = (await ChallengeRepository.listIndicators(store.db, challenge.id)).map(({ id }) => id)
		for (const [at, actor] of firms.slice(0, 3).entries()) await wholeLife(world, actor, at, indicatorIds)
		const { versions, files } = await everything(store)
		expect(versions).toHaveLength(6)
		const held = () => {
			const bytes = readFileSync(urlOf(store))
			return [...versions.map(({ content }) => content), ...files.map(({ originalName }) => originalName)].filter((text) => bytes.includes(text.slice(-100)))
		}
		granted(await withdrawChallenge({ store, actor: issuer, code: challenge.code, reason: '需求已由本单位自行解决', now: beforeDeadline }))
		await sweepDestroyedFiles({ store, storage })
		expect(readdirSync(path.join(dataDir, 'uploads'))).toEqual([])
		await store.close()
		expect(readdirSync(dataDir).filter((name) => name.startsWith(path.basename(urlOf(store))))).toEqual([path.basename(urlOf(store))])
		expect(held()).toEqual([])
	},
	60_000,
)
