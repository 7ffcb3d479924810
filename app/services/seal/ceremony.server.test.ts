import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { encryptTo } from '#app/crypto/age.ts'
import { toBase64, utf8 } from '#app/crypto/bytes.ts'
import { canonicalJson } from '#app/crypto/canonical-json.ts'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { createKeyPair, type KeyPair } from '#app/crypto/key-pair.ts'
import { createOpeningKey, openShare } from '#app/crypto/opening-share.ts'
import { sealEnvelope } from '#app/crypto/seal-envelope.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import type { MadeKeys } from '#app/domain/seal/ceremony.ts'
import { hashPassword } from '#app/services/account/password.server.ts'
import { releaseList } from '#app/services/list/release-list.server.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import { ceremonies, challenges, openingKeys, openingShares, personKeys, users } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeCity, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { lockScores } from '#tests/support/awarding.ts'
import { refusedAttempts } from '#tests/support/bidding.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { kindsTo, tellAll } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { makeCeremony, readCeremony } from './ceremony.server.ts'
import { loseKey, registerKey, renewKey } from './keep-key.server.ts'
import { readOwnKey } from './read-own-key.server.ts'
import { checkShares, giveShare, readShares } from './shares.server.ts'

const day = 86_400_000
const deadline = new Date(testNow.getTime() + 60 * day)
const now = testNow
const password = '一段 谁也 猜不到的 长短语'

/** A list being composed with one challenge, and people of four organisations with keys. */
async function composing() {
	const store = await freshDatabase()
	const passwordHash = await hashPassword(password)
	const parts = await store.tx(async (tx) => {
		await makeCity(tx, 'suzhou')
		const institute = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, institute.id)
		const list = await makeList(tx, { chainSlug, status: 'draft', releasedAt: null, ownerOrganisationId: institute.id, bidsCloseAt: deadline })
		const base = { listId: list.id, issuerOrganisationId: institute.id, chainSlug, problem: '问题', bidsOpenAt: null, bidsCloseAt: null }
		const challenge = await makeChallenge(tx, { ...base, status: 'approved' })
		const people = {
			lead: await makeMember(tx, institute, [chainSlug]),
			officer: await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau' })),
			office: await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
			firm: await makeMember(tx, await makeOrganisation(tx)),
		}
		await tx.update(users).set({ passwordHash })
		return { list, challenge, ...people }
	})
	const keys = new Map<string, KeyPair>()
	for (const actor of [parts.lead, parts.officer, parts.office, parts.firm]) {
		const key = await createKeyPair()
		keys.set(actor.userId, key)
		expect(await registerKey({ store, actor, recipient: key.recipient, now })).toMatchObject({ ok: true })
	}
	return { store, keys, ...parts }
}
type Setting = Awaited<ReturnType<typeof composing>>

async function made({ keys, challenge }: Setting, holders: readonly Member[], parts: readonly EnvelopePart[] = ['bid']): Promise<MadeKeys> {
	const [first = '', second = '', third = ''] = holders.map(({ userId }) => keys.get(userId)?.recipient ?? '')
	const key = async () => {
		const { recipient, sealedShares } = await createOpeningKey([first, second, third])
		return { recipient, shares: sealedShares.map(toBase64) }
	}
	const rehearsal = await key()
	const envelope = await sealEnvelope({ part: 'bid', challenge: 'rehearsal', bid: 'rehearsal', fields: {}, files: [] }, [rehearsal.recipient])
	if (!envelope.ok) throw new Error('not sealed')
	return {
		holders: holders.map(({ userId }) => userId),
		rehearsal: { ...rehearsal, envelope: toBase64(envelope.value.ciphertext) },
		keys: await Promise.all(parts.map(async (part) => ({ challengeId: challenge.id, part, ...(await key()) }))),
	}
}

const everythingOf = async ({ store: { db } }: Setting) => ({
	ceremonies: await db.select().from(ceremonies),
	keys: await db.select().from(openingKeys).orderBy(openingKeys.recipient),
	shares: await db.select().from(openingShares).orderBy(openingShares.openingKeyId, openingShares.number),
	people: await db.select().from(personKeys).orderBy(personKeys.recipient),
})

async function shareOf(setting: Setting, actor: Member, isRehearsal: boolean, identity?: string): Promise<string> {
	const held = await CeremonyRepository.listHeld(setting.store.db, actor.userId)
	const one = held.find(({ key }) => (key.challengeId === null) === isRehearsal)
	if (!one) throw new Error('no share')
	const sealed = Uint8Array.from(Buffer.from(one.sealedShare, 'base64'))
	const share = await openShare(sealed, { identity: identity ?? setting.keys.get(actor.userId)?.identity ?? '', opens: one.key.recipient, holder: one.number })
	if (!share.ok) throw new Error(share.refusal.code)
	return JSON.stringify(share.value)
}

async function tested(setting: Setting, parts?: readonly EnvelopePart[]) {
	const { store, lead, officer, office, list } = setting
	const outcome = await makeCeremony({ store, actor: lead, code: list.code, made: await made(setting, [lead, officer, office], parts), now })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	const { ceremonyId } = outcome.value
	for (const actor of [lead, officer, office]) await checkShares({ store, vault, actor, ceremonyId, share: await shareOf(setting, actor, true), now })
	return ceremonyId
}

test('a list needs a tested ceremony to be released; tested it is when two opened the rehearsal and all three have checked', async () => {
	const setting = await composing()
	const { store, lead, officer, office, list } = setting
	const release = () => releaseList({ store, actor: lead, code: list.code, now })
	const unready = { ok: false, refusal: { code: 'list-not-ready', challenges: [{ breaches: [{ rule: 'openingKeys' }] }] } }
	expect(shippedPack.rules.openingKeys).toBe('required')
	expect(await release()).toMatchObject(unready)
	const outcome = await makeCeremony({ store, actor: lead, code: list.code, made: await made(setting, [lead, officer, office]), now })
	const ceremonyId = outcome.ok ? outcome.value.ceremonyId : ''
	expect(await release()).toMatchObject(unready)
	const check = async (actor: Member, share: string) => checkShares({ store, vault, actor, ceremonyId, share, now })
	expect(await check(lead, await shareOf(setting, officer, true))).toEqual(refuse({ code: 'wrong-share' }))
	expect(await check(setting.firm, '{}')).toEqual(refuse({ code: 'not-found' }))
	for (const actor of [lead, officer]) expect(await check(actor, await shareOf(setting, actor, true))).toEqual({ ok: true, value: { isTested: false } })
	expect(await release()).toMatchObject(unready)
	expect(await check(office, await shareOf(setting, office, true))).toEqual({ ok: true, value: { isTested: true } })
	expect((await everythingOf(setting)).shares.every(({ given }) => given === null)).toBe(true)
	expect(await release()).toEqual({ ok: true, value: 1 })
	expect(await makeCeremony({ store, actor: lead, code: list.code, made: await made(setting, [lead, officer, office]), now })).toEqual(
		refuse({ code: 'list-released' }),
	)
})

test('a price sealed apart after the test, or no more, has the keys made anew', async () => {
	const setting = await composing()
	const { store, lead, list, challenge } = setting
	const sealApart = (hasTwoEnvelopes: boolean) => store.tx((tx) => tx.update(challenges).set({ hasTwoEnvelopes }).where(eq(challenges.id, challenge.id)))
	const missing = async () => {
		const read = await readCeremony({ store, actor: lead, code: list.code, now })
		return read.ok ? read.value.ceremony?.missing : read.refusal
	}
	await tested(setting)
	await sealApart(true)
	expect(await missing()).toBe(1)
	expect(await releaseList({ store, actor: lead, code: list.code, now })).toMatchObject({ ok: false, refusal: { code: 'list-not-ready' } })
	await tested(setting, ['bid', 'price'])
	expect(await missing()).toBe(0)
	await sealApart(false)
	expect(await missing()).toBe(1)
	expect(await releaseList({ store, actor: lead, code: list.code, now })).toMatchObject({ ok: false, refusal: { code: 'list-not-ready' } })
	await sealApart(true)
	expect(await releaseList({ store, actor: lead, code: list.code, now })).toEqual({ ok: true, value: 1 })
})

test('holders are three people with keys of three organisations that may hold them, and the keys exactly those the list needs; else nothing is written', async () => {
	const setting = await composing()
	const { store, lead, officer, office, firm, list } = setting
	const good = await made(setting, [lead, officer, office])
	const make = (given: MadeKeys, actor = lead) => makeCeremony({ store, actor, code: list.code, made: given, now })
	const before = await everythingOf(setting)
	expect(await make(good, officer)).toEqual(refuse({ code: 'not-found' }))
	expect(await make({ ...good, holders: [lead.userId, officer.userId, firm.userId] })).toEqual(refuse({ code: 'no-such-holder' }))
	expect(await make({ ...good, holders: [lead.userId, officer.userId, officer.userId] })).toEqual(refuse({ code: 'not-three-organisations' }))
	expect(await make({ ...good, keys: good.keys.map((key) => ({ ...key, part: 'price' as const })) })).toEqual(refuse({ code: 'keys-differ' }))
	expect(await make({ ...good, keys: good.keys.map((key) => ({ ...key, recipient: good.rehearsal.recipient })) })).toEqual(refuse({ code: 'same-key-twice' }))
	expect(await everythingOf(setting)).toEqual(before)
	expect(await make(good)).toMatchObject({ ok: true })
	const read = await readCeremony({ store, actor: lead, code: list.code, now })
	expect(read).toMatchObject({ value: { ceremony: { status: 'made', missing: 0, holders: [{ number: 1 }, { number: 2 }, { number: 3 }] } } })
	await store.tx((tx) => makeChallenge(tx, { listId: list.id, issuerOrganisationId: lead.organisation.id, status: 'approved' }))
	expect(await readCeremony({ store, actor: lead, code: list.code, now })).toMatchObject({ value: { ceremony: { missing: 1 } } })
})

test('one millisecond early, a share of a key is refused to everyone; after it, to all but its holder with the password, and once', async () => {
	const setting = await composing()
	const { store, lead, officer, office, firm, list } = setting
	await tested(setting)
	await releaseList({ store, actor: lead, code: list.code, now })
	const key = (await everythingOf(setting)).keys.find(({ challengeId }) => challengeId !== null)
	const [row] = await store.db.select().from(challenges)
	const closesAt = row?.bidsCloseAt ?? deadline
	const give = (actor: Member, share: string, at: Date, words = password) =>
		giveShare({ store, vault, actor, openingKeyId: key?.id ?? '', share, password: words, now: () => at })
	const early = new Date(closesAt.getTime() - 1)
	const before = await everythingOf(setting)
	for (const actor of [lead, officer, office]) expect(await give(actor, await shareOf(setting, actor, false), early)).toEqual(refuse({ code: 'too-early' }))
	const own = await shareOf(setting, officer, false)
	expect(await give(firm, own, early)).toEqual(refuse({ code: 'not-found' }))
	expect(await give(firm, own, closesAt)).toEqual(refuse({ code: 'not-found' }))
	expect(await give(officer, own, closesAt, 'falsch')).toEqual(refuse({ code: 'wrong-password' }))
	expect(await give(officer, await shareOf(setting, office, false), closesAt)).toEqual(refuse({ code: 'wrong-share' }))
	expect(await give(officer, '{"nonsense":1}', closesAt)).toEqual(refuse({ code: 'wrong-share' }))
	expect(await everythingOf(setting)).toEqual(before)
	expect((await readShares({ store, actor: officer, now: closesAt })).openings).toMatchObject([{ part: 'bid' }])
	expect(await give(officer, own, closesAt)).toMatchObject({ ok: true })
	expect(await give(officer, own, closesAt)).toEqual(refuse({ code: 'share-given' }))
	expect((await readShares({ store, actor: officer, now: closesAt })).openings).toEqual([])
	expect((await refusedAttempts(store)).filter(({ kind }) => kind === 'share.given').map(({ refusal }) => refusal)).toEqual([
		...['too-early', 'too-early', 'too-early', 'wrong-password', 'wrong-share', 'wrong-share', 'share-given'],
	])
	expect(JSON.stringify(await everythingOf(setting))).not.toContain(JSON.parse(own).share)
})

test('a share of the key of prices sealed apart is refused until the panel has locked the scores, and then taken', async () => {
	const setting = await composing()
	const { store, lead, officer, list, challenge } = setting
	await store.tx((tx) => tx.update(challenges).set({ hasTwoEnvelopes: true }).where(eq(challenges.id, challenge.id)))
	await tested(setting, ['bid', 'price'])
	await releaseList({ store, actor: lead, code: list.code, now })
	const key = (await everythingOf(setting)).keys.find(({ part }) => part === 'price')
	const held = (await CeremonyRepository.listHeld(store.db, officer.userId)).find((one) => one.key.id === key?.id)
	const sealed = Uint8Array.from(Buffer.from(held?.sealedShare ?? '', 'base64'))
	const own = await openShare(sealed, { identity: setting.keys.get(officer.userId)?.identity ?? '', opens: key?.recipient ?? '', holder: held?.number ?? 0 })
	const give = () =>
		giveShare({ store, vault, actor: officer, openingKeyId: key?.id ?? '', share: JSON.stringify(own.ok && own.value), password, now: () => deadline })
	const waiting = async () => (await readShares({ store, actor: officer, now: deadline })).openings.map(({ part }) => part)
	for (const status of ['closed', 'opened', 'evaluating'] as const) {
		await store.tx((tx) => tx.update(challenges).set({ status }).where(eq(challenges.id, challenge.id)))
		const before = await everythingOf(setting)
		expect(await give()).toEqual(refuse({ code: 'too-early' }))
		expect(await waiting()).not.toContain('price')
		expect(await everythingOf(setting)).toEqual(before)
	}
	await store.tx((tx) => tx.update(challenges).set({ status: 'opened' }).where(eq(challenges.id, challenge.id)))
	await lockScores({ store, code: challenge.code, at: deadline })
	expect(await waiting()).toEqual(['price'])
	expect(await give()).toMatchObject({ ok: true })
})

test('a renewed key keeps every share it held or nothing changes; a lost one is retired and another can be made', async () => {
	const setting = await composing()
	const { store, officer } = setting
	await tested(setting)
	const old = setting.keys.get(officer.userId)
	const next = await createKeyPair()
	const own = await readOwnKey({ store, actor: officer })
	const shares = await Promise.all(
		(own?.held ?? []).map(async ({ openingKeyId, recipient, number, sealedShare }) => {
			const share = await openShare(Uint8Array.from(Buffer.from(sealedShare, 'base64')), { identity: old?.identity ?? '', opens: recipient, holder: number })
			if (!share.ok) throw new Error(share.refusal.code)
			return { openingKeyId, sealedShare: toBase64(await encryptTo([next.recipient], utf8(canonicalJson(share.value)))) }
		}),
	)
	expect(shares).toHaveLength(1)
	const before = await everythingOf(setting)
	expect(await renewKey({ store, actor: officer, recipient: next.recipient, shares: [], now })).toEqual(refuse({ code: 'shares-missing' }))
	expect(await registerKey({ store, actor: officer, recipient: next.recipient, now })).toEqual(refuse({ code: 'key-exists' }))
	expect(await everythingOf(setting)).toEqual(before)
	expect(await renewKey({ store, actor: officer, recipient: next.recipient, shares, now })).toMatchObject({ ok: true })
	expect(await shareOf(setting, officer, false, next.identity)).toContain('opening-share')
	await expect(shareOf(setting, officer, false)).rejects.toThrow('wrong-identity')
	expect(await loseKey({ store, actor: officer, now })).toMatchObject({ ok: true })
	await tellAll(store)
	for (const actor of [setting.lead, setting.office]) expect(await kindsTo(store, actor)).toContain('share.lost')
	expect(await kindsTo(store, officer)).not.toContain('share.lost')
	expect(await loseKey({ store, actor: officer, now })).toEqual(refuse({ code: 'no-key' }))
	expect(await registerKey({ store, actor: officer, recipient: (await createKeyPair()).recipient, now })).toMatchObject({ ok: true })
})
