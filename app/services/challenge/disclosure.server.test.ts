import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { type Disclosure, disclosableFields, disclosureLevels } from '#app/domain/challenge/disclosure.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { listEntries } from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { undertakings } from '#db/schema/index.ts'
import { matchChallenges } from '#db/search/match-challenges.ts'
import { makeChain, makeChallenge, makeCity, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { refusedAttempts } from '#tests/support/bidding.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { exportList } from '../list/export-list.server.ts'
import { readList } from '../list/read-list.server.ts'
import { readOrganisation } from '../organisation/read-organisation.server.ts'
import { acceptUndertaking, readUndertaking } from './accept-undertaking.server.ts'
import { attachDemandFile } from './attach-demand-file.server.ts'
import { findChallenges } from './find-challenges.server.ts'
import { readChallenge } from './read-challenge.server.ts'
import { readDemandFile } from './read-demand-file.server.ts'
import { readHome } from './read-home.server.ts'
import { removeDemandFile } from './remove-demand-file.server.ts'

const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const texts = disclosableFields.filter((field) => field !== 'files')
/** A word that stands in one field of the challenge of one level, and nowhere else. */
const marker = (level: string, field: string) => `zq${level.replace('-', '')}${field.toLowerCase()}`

/** A challenge for each level, all of whose texts are kept back at it, and readers of every kind. */
async function setting() {
	const store = await freshDatabase()
	const parts = await store.tx(async (tx) => {
		await makeCity(tx, 'wuxi')
		const lead = await makeOrganisation(tx, { kind: 'institute' })
		const issuer = await makeOrganisation(tx)
		const chainSlug = await makeChain(tx, lead.id)
		const list = await makeList(tx, { chainSlug })
		const codes = new Map<string, string>()
		for (const level of disclosureLevels) {
			const disclosure: Disclosure = level === 'public' ? {} : Object.fromEntries(disclosableFields.map((field) => [field, level]))
			const said = Object.fromEntries(texts.map((field) => [field, marker(level, field)]))
			const shared = { listId: list.id, issuerOrganisationId: issuer.id, chainSlug, citySlug: 'suzhou' as const }
			const row = await makeChallenge(tx, { ...shared, ...said, disclosure })
			await ChallengeRepository.indexForSearch(tx, [{ challengeId: row.id, texts: ChallengeRepository.searchedTexts(row, [], '') }])
			codes.set(level, row.code)
		}
		const member = async (given: Parameters<typeof makeOrganisation>[1], led: string[] = []) => makeMember(tx, await makeOrganisation(tx, given), led)
		const bound = await member({})
		const readers = {
			visitor: { kind: 'visitor' },
			pending: await member({ status: 'pending' }),
			verified: await member({}),
			bound,
			otherBureau: await member({ kind: 'bureau', citySlug: 'wuxi' }),
			issuer: await makeMember(tx, issuer),
			lead: await makeMember(tx, lead, [chainSlug]),
			bureau: await member({ kind: 'bureau', citySlug: 'suzhou' }),
			office: await member({ kind: 'office', citySlug: null }),
		} satisfies Record<string, Actor>
		return { list, issuer, codes, readers, bound }
	})
	const code = (level: string) => parts.codes.get(level) ?? ''
	const taken = await acceptUndertaking({ store, actor: parts.bound, code: code('undertaking'), words: '承诺', now: () => now })
	expect(taken.ok).toBe(true)
	return { store, ...parts, code }
}

const reach: Record<string, number> = { visitor: 1, pending: 2, verified: 3, bound: 4, otherBureau: 3, issuer: 4, lead: 4, bureau: 4, office: 4 }

test('each reader gets exactly the levels they reach, and is told what is kept back', async () => {
	const { store, readers, code } = await setting()
	for (const [name, actor] of Object.entries(readers)) {
		for (const [at, level] of disclosureLevels.entries()) {
			const read = await readChallenge({ store, actor, code: code(level), now })
			if (!read.ok) throw new Error('refused')
			const mayRead = at < (reach[name] ?? 0)
			const sent = JSON.stringify(read.value)
			for (const field of texts) expect([name, level, field, sent.includes(marker(level, field))]).toEqual([name, level, field, mayRead])
			expect(read.value.kept.map(({ field }) => field)).toEqual(mayRead ? [] : texts)
		}
	}
})

test('nothing that is kept back is in a search, a list, the home page, an issuer’s page or an export', async () => {
	const { store, readers, list, issuer, code } = await setting()
	for (const level of disclosureLevels)
		for (const field of texts) {
			const found = await findChallenges({ store, filter: catalogueFilterOf(marker(level, field)), now })
			const isIndexed = ['problem', 'researchContent', 'goal', 'deliverables'].includes(field)
			expect([level, field, found.challenges.map((one) => one.code)]).toEqual([level, field, level === 'public' && isIndexed ? [code('public')] : []])
		}
	expect(matchChallenges(marker('verified', 'goal'))).toBeDefined()
	for (const [name, actor] of Object.entries(readers)) {
		const exported = await exportList({ store, actor, code: list.code, language: 'zh' })
		if (!exported.ok) throw new Error('refused')
		const sheet = Object.values(unzipSync(exported.value.bytes))
			.map((part) => new TextDecoder().decode(part))
			.join()
		const shown = JSON.stringify([
			await findChallenges({ store, filter: catalogueFilterOf(''), now }),
			await readList({ store, actor, code: list.code, page: 1, now }),
			await readHome({ store, now }),
			await readOrganisation({ store, slug: issuer.slug, now }),
		])
		for (const [at, level] of disclosureLevels.entries()) {
			const isWithin = at < Math.min(reach[name] ?? 0, name === 'bound' ? 3 : 4)
			for (const field of texts) {
				expect([name, level, field, sheet.includes(marker(level, field))]).toEqual([name, level, field, isWithin])
				expect([name, level, field, shown.includes(marker(level, field))]).toEqual([name, level, field, level === 'public' && field === 'problem'])
			}
		}
	}
})

test('an undertaking is recorded once, with its words, for the whole organisation; who needs none or may give none is refused', async () => {
	const { store, readers, code, bound } = await setting()
	const accept = (actor: typeof bound, level: string) => acceptUndertaking({ store, actor, code: code(level), words: '另一份', now: () => now })
	await accept(bound, 'undertaking')
	const rows = await store.db.select().from(undertakings)
	expect(rows).toMatchObject([{ organisationId: bound.organisation.id, userId: bound.userId, words: '承诺', acceptedAt: now }])
	expect(await listEntries(store.db, { kind: 'undertaking.accepted', limit: 9 })).toHaveLength(1)
	for (const actor of [readers.pending, readers.issuer, readers.lead]) expect(await accept(actor, 'undertaking')).toEqual(refuse({ code: 'not-found' }))
	expect(await accept(readers.verified, 'verified')).toEqual(refuse({ code: 'not-found' }))
	expect(await readUndertaking({ store, actor: readers.pending, code: code('undertaking') })).toEqual(refuse({ code: 'not-found' }))
	expect(await store.db.select().from(undertakings)).toHaveLength(1)
	expect((await refusedAttempts(store)).map(({ kind }) => kind)).toEqual(Array.from({ length: 3 }, () => 'undertaking.accepted'))
})

test('a file of a demand goes to whoever reaches its level, and only while it is being written can it come or go', async () => {
	const { store, readers, code } = await setting()
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-demand-'))
	folders.push(folder)
	const storage = openFileStorage(folder)
	const file = { name: '../图纸.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n1 0 obj\n') }
	const attach = (actor: typeof readers.issuer, to: string, given = file) => attachDemandFile({ store, storage, actor, code: to, file: given, now: () => now })
	expect(await attach(readers.issuer, code('verified'))).toEqual(refuse({ code: 'not-found' }))
	expect(readdirSync(folder)).toEqual([])
	const drafts = await store.tx(async (tx) => {
		const list = await makeList(tx, { chainSlug: 'new-materials', status: 'draft' })
		return makeChallenge(tx, { listId: list.id, issuerOrganisationId: readers.issuer.organisation.id, status: 'draft', disclosure: { files: 'verified' } })
	})
	expect(await attach(readers.verified, drafts.code)).toEqual(refuse({ code: 'not-found' }))
	expect(await attach(readers.issuer, drafts.code, { name: 'a.pdf', bytes: new TextEncoder().encode('<script>') })).toMatchObject({
		refusal: { code: 'file-kind' },
	})
	const [kept, gone] = [await attach(readers.issuer, drafts.code), await attach(readers.issuer, drafts.code)]
	if (!kept.ok || !gone.ok) throw new Error('refused')
	expect(await removeDemandFile({ store, storage, actor: readers.issuer, code: drafts.code, fileId: gone.value.fileId, now: () => now })).toMatchObject({
		ok: true,
	})
	expect(readdirSync(folder)).toHaveLength(1)
	const { fileId } = kept.value
	const read = (actor: Actor, of = drafts.code) => readDemandFile({ store, storage, actor, code: of, fileId, now: () => now })
	expect(await read(readers.verified)).toEqual(refuse({ code: 'not-found' }))
	await store.tx((tx) => ChallengeRepository.moveStatus(tx, drafts.id, { command: 'publish', from: 'draft', to: 'open' }, now))
	for (const actor of [readers.visitor, readers.pending]) expect(await read(actor)).toEqual(refuse({ code: 'not-found' }))
	expect(await read(readers.verified, code('public'))).toEqual(refuse({ code: 'not-found' }))
	expect(await read(readers.verified)).toMatchObject({ value: { name: '图纸.pdf', mediaType: 'application/pdf' } })
	expect(await listEntries(store.db, { kind: 'file.sent', limit: 9 })).toHaveLength(1)
	expect(await removeDemandFile({ store, storage, actor: readers.issuer, code: drafts.code, fileId, now: () => now })).toEqual(refuse({ code: 'not-found' }))
})

function catalogueFilterOf(q: string): Parameters<typeof findChallenges>[0]['filter'] {
	return { q, chain: [], city: [], kind: [], stage: 'all', page: 1 }
}
