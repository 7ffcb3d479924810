import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { replacing } from '#app/domain/bid/correction-files.ts'
import { expertTieKinds } from '#app/domain/judging/conflict.ts'
import { closeTies, jointTies } from '#app/domain/judging/organisation-graph.ts'
import { MonitorFilter, MonitorRows, measures } from '#app/domain/monitor/filter.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { readAudit } from '#app/services/audit/read-audit.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'
import { encryptCorrection } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf, encryptContent, encryptName } from '#app/services/bid/encrypted-bid.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readFile } from '#app/services/bid/read-file.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { exportMonitor } from '#app/services/monitor/export-monitor.server.ts'
import { listMonitorRows } from '#app/services/monitor/list-monitor-rows.server.ts'
import { readInbox } from '#app/services/notification/read-inbox.server.ts'
import { readScreening } from '#app/services/screening/read-screening.server.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as tables from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline } from '#tests/support/bidding.ts'
import { tellAll, toldTo } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { blindTo, ownConflicts } from './own-conflicts.server.ts'
import { readPanel } from './read-panel.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-blind-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Three opened bids with a file each, a partner in the second, and people of every role. */
async function world() {
	const parts = await bidding()
	const { store, challenge, firm, rival } = parts
	const storage = openFileStorage(folder)
	const made = await store.tx(async (tx) => {
		const more = async (kind: 'enterprise' | 'university' = 'enterprise') => makeMember(tx, await makeOrganisation(tx, { kind }))
		const [own] = await tx.select().from(tables.organisations).where(eq(tables.organisations.id, parts.issuer.organisation.id))
		if (!own) throw new Error('no issuer')
		const [third, ally, stranger, scholar] = [await more(), await more(), await more(), await more('university')]
		return { third, ally, stranger, scholar, second: await makeMember(tx, own, ['new-materials']) }
	})
	const bids = []
	for (const actor of [firm, rival, made.third]) {
		const bidId = await completeDraft(store, actor, challenge.code)
		const file = { name: '技术方案.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n1 0 obj\n') }
		const attached = await attachFile({ store, vault, storage, actor, bidId, file, now: beforeDeadline })
		if (!attached.ok || !(await sealBid({ store, vault, actor, bidId, now: beforeDeadline })).ok) throw new Error('not sealed')
		bids.push({ bidId, fileId: attached.value.fileId })
	}
	const partner = { challengeId: challenge.id, bidId: bids[1]?.bidId ?? '', organisationId: made.ally.organisation.id }
	await store.tx((tx) => tx.insert(tables.bidSeats).values(partner))
	await openBids({ store, actor: parts.issuer, code: challenge.code, now: afterDeadline })
	await tellAll(store, deadline)
	return { ...parts, ...made, storage, bids }
}
type World = Awaited<ReturnType<typeof world>>

/** Everything a reader is answered, as bytes. */
async function answersTo({ store, storage, challenge, bids }: World, actor: Member): Promise<string> {
	const { code } = challenge
	const now = new Date(deadline.getTime() + 5000)
	const monitor = MonitorFilter.parse({})
	const told = await toldTo(store, actor)
	const audit = async (filter: Parameters<typeof readAudit>[0]['filter'], pageSize = 9) => readAudit({ store, actor, filter, pageSize, now })
	const newest = await audit({})
	const answers = [
		await compareBids({ store, vault, actor, code, now }),
		await Promise.all(bids.map(({ bidId }) => readScreening({ store, vault, actor, code, bidId, now }))),
		await Promise.all(bids.map(async ({ fileId }) => readFile({ store, vault, storage, actor, fileId, now: () => now }))),
		[
			newest,
			newest.ok ? await audit({ beforeId: newest.value.olderThan ?? 1 }, 40) : null,
			await audit({ kind: 'bid.screened' }),
			await audit({ afterId: 1 }, 4),
		],
		await exportMonitor({ store, actor, filter: monitor, now }),
		await Promise.all(measures.map((measure) => listMonitorRows({ store, actor, asked: { ...MonitorRows.parse({}), measure }, now, pageSize: 9 }))),
		await readPanel({ store, actor, code, now }),
		await readChallenge({ store, actor, code, now }),
		[told, (await readInbox({ store, actor, page: 1, now })).unread],
		(await store.db.select().from(tables.mails)).filter(({ to }) => to === actor.email).map(({ template, parameters }) => [template, parameters]),
	]
	return JSON.stringify(answers)
}

/** Puts other words, files' names, statuses, checklists and corrections into a bid, writes of it in the log, and tells the news. */
async function rewrite({ store, issuer, challenge }: World, bidId: string, seed: number): Promise<void> {
	const at = new Date(deadline.getTime() + 1000 + seed)
	const status = (['opened', 'qualified', 'disqualified'] as const)[seed % 3]
	const entry = { actor: issuer, at, subject: 'bid' as const, subjectId: bidId, challengeId: challenge.id }
	await store.tx(async (tx) => {
		const [version] = await tx.select().from(tables.bidVersions).where(eq(tables.bidVersions.bidId, bidId))
		if (!version) throw new Error('no version')
		const content = { ...contentOf(vault, version), approach: `方案 ${seed}`, team: `团队 ${seed}`, priceFen: seed * 100 }
		await tx
			.update(tables.bidVersions)
			.set({ content: encryptContent(vault, version, content) })
			.where(eq(tables.bidVersions.id, version.id))
		await tx
			.update(tables.bids)
			.set({ status, outcomeReason: `理由 ${seed}` })
			.where(eq(tables.bids.id, bidId))
		const points = [{ key: 'complete' as const, text: '', isMet: seed % 2 === 0, note: `${seed}` }]
		await tx.delete(tables.bidScreenings).where(eq(tables.bidScreenings.bidId, bidId))
		await tx.insert(tables.bidScreenings).values({ bidId, points, savedAt: at, savedByUserId: issuer.userId })
		await AuditRepository.append(tx, { ...entry, kind: 'bid.screened', after: { met: seed } })
		await AuditRepository.append(tx, { ...entry, kind: 'bid.corrected' })
		await AuditRepository.append(tx, { ...entry, kind: 'file.sent', subject: 'file', subjectId: `${seed}`, after: { bid: bidId } })
		await AuditRepository.append(tx, { ...entry, kind: 'challenge.noticed', subject: 'challenge', subjectId: challenge.id, after: { bidId }, isRefused: true })
	})
	await correctFile(store, { bidId, seed, at })
	await tellAll(store, at)
}

/** Puts a correction into a bid that replaces its file. */
async function correctFile(store: Store, { bidId, seed, at }: { bidId: string; seed: number; at: Date }): Promise<void> {
	await store.tx(async (tx) => {
		const [own] = await tx.select().from(tables.files).where(eq(tables.files.bidId, bidId)).orderBy(tables.files.uploadedAt).limit(1)
		if (!own) throw new Error('no file')
		const file = { ...own, id: newId(), storageName: newId(), size: seed, uploadedAt: at }
		await tx.insert(tables.files).values({ ...file, originalName: encryptName(vault, file, `补正 ${seed}.pdf`) })
		const content = encryptCorrection(vault, bidId, { values: { team: `补正 ${seed}` }, files: [{ id: file.id, replaces: own.id }] })
		const round = { bidId, fields: [replacing(own.id), 'files' as const], reason: `补正 ${seed}`, askedAt: at, dueAt: at, correctedAt: at, content }
		await tx.delete(tables.bidCorrections).where(eq(tables.bidCorrections.bidId, bidId))
		await tx.insert(tables.bidCorrections).values({ ...round, correctedByUserId: own.uploadedByUserId })
	})
}

async function clear(store: Store): Promise<void> {
	await store.tx(async (tx) => {
		for (const table of [tables.declarations, tables.expertTies, tables.experts, tables.organisationTies, tables.notifications, tables.mails])
			await tx.delete(table)
	})
}

test('two worlds that differ only in a bid the reader is in conflict with answer the same bytes to any reading, to readers of every role', async () => {
	const all = await world()
	const { store, bids, challenge, issuer, second, officer, office, firm, rival, third, ally, stranger, scholar } = all
	const readers = [second, officer, office, stranger, scholar, firm]
	const organisations = [firm, rival, third, ally, stranger].map(({ organisation }) => organisation.id)
	const one = fc.constantFrom(...organisations)
	const until = fc.constantFrom(null, '2020-01-01', '2026-06-01', '2099-01-01')
	const arbitrary = fc.record({
		reader: fc.constantFrom(...readers),
		declared: fc.uniqueArray(one, { maxLength: 2 }),
		entered: fc.option(fc.uniqueArray(fc.tuple(fc.constantFrom(...expertTieKinds), one, until), { maxLength: 2, selector: ([kind, id]) => kind + id })),
		edges: fc.array(fc.tuple(fc.constantFrom(...closeTies, ...jointTies), one, one, until), { maxLength: 3 }),
	})
	let seed = 0
	let [hidden, shown] = [0, 0]
	await fc.assert(
		fc.asyncProperty(arbitrary, async ({ reader, declared, entered, edges }) => {
			const enteredAt = beforeDeadline()
			await clear(store)
			await store.tx(async (tx) => {
				for (const organisationId of declared) await tx.insert(tables.declarations).values({ userId: reader.userId, organisationId, declaredAt: enteredAt })
				for (const [kind, organisationId, otherOrganisationId, until] of edges)
					if (organisationId < otherOrganisationId)
						await tx.insert(tables.organisationTies).values({ kind, organisationId, otherOrganisationId, until, enteredAt }).onConflictDoNothing()
				if (!entered) return
				const [expert] = await tx.insert(tables.experts).values({ userId: reader.userId, fields: [], enteredAt }).returning()
				for (const [kind, organisationId, until] of entered)
					await tx.insert(tables.expertTies).values({ expertId: expert?.id ?? '', kind, organisationId, until, enteredAt })
			})
			const before = await answersTo(all, reader)
			for (const { bidId } of bids) {
				const isBlind = (await blindTo(store.db, [reader], bidId, deadline)).has(reader.userId)
				if (isBlind) await rewrite(all, bidId, ++seed)
				hidden += Number(isBlind)
				shown += Number(!isBlind)
			}
			expect(await answersTo(all, reader)).toBe(before)
			const { why } = await ownConflicts(store.db, reader, challenge, deadline)
			expect(why.length > 0 || declared.length === 0 || !declared.some((id) => organisations.slice(0, 4).includes(id))).toBe(true)
		}),
		{ numRuns: 60, seed: 29 },
	)
	expect(Math.min(hidden, shown)).toBeGreaterThan(20)
	// To whoever is not in conflict the same changes show.
	await clear(store)
	for (const reader of [issuer, office]) {
		const before = await answersTo(all, reader)
		await rewrite(all, bids[0]?.bidId ?? '', ++seed)
		expect(await answersTo(all, reader)).not.toBe(before)
	}
}, 120_000)
