import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { withdrawChallenge } from '#app/services/challenge/withdraw-challenge.server.ts'
import { tellNews } from '#app/services/notification/tell-news.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { bidPartners, bidSeats, bidVersions, mails, notifications } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline, everything, refusedAttempts } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { vault } from '#tests/support/vault.ts'
import { answerInvitation } from './answer-invitation.server.ts'
import { changePartner } from './change-partner.server.ts'
import { invitePartner } from './invite-partner.server.ts'
import { listInvitations } from './list-invitations.server.ts'
import { openBids } from './open-bids.server.ts'
import { prepareBid } from './prepare-bid.server.ts'
import { readBid } from './read-bid.server.ts'
import { readInvitation } from './read-invitation.server.ts'
import { removePartner } from './remove-partner.server.ts'
import { saveDraft } from './save-draft.server.ts'
import { sealBid } from './seal-bid.server.ts'
import { withdrawBid } from './withdraw-bid.server.ts'

const terms = { task: '小试与放大', moneyShare: 30, ipShare: 20 }

async function setting() {
	const given = await bidding()
	const { store } = given
	const [ally, mill] = await store.tx(
		async (tx) => [await makeMember(tx, await makeOrganisation(tx)), await makeMember(tx, await makeOrganisation(tx))] as const,
	)
	const bidId = await completeDraft(store, given.firm, given.challenge.code)
	const asked = { store, vault, bidId, now: beforeDeadline }
	const invite = (partner: Member, actor = given.firm, more = {}) => invitePartner({ ...asked, actor, organisation: partner.organisation.name, terms, ...more })
	const read = async (actor: Member, of = bidId) => {
		const found = await readInvitation({ store, vault, actor, bidId: of, now: beforeDeadline() })
		if (!found.ok) throw new Error(found.refusal.code)
		return found.value
	}
	const answer = async (actor: Member, said: 'confirmed' | 'declined' = 'confirmed', of = bidId) => {
		const { revision, partners } = await read(actor, of)
		return answerInvitation({ ...asked, bidId: of, actor, answer: said, seen: { revision, partners } })
	}
	const seal = (of = bidId, actor = given.firm) => sealBid({ store, vault, actor, bidId: of, now: beforeDeadline })
	const seats = async () => (await store.db.select().from(bidSeats)).map((seat) => seat.organisationId).sort()
	const stored = async () => ({ ...(await everything(store)), partners: await store.db.select().from(bidPartners), seats: await seats() })
	return { ...given, ally, mill, bidId, asked, invite, read, answer, seal, seats, stored }
}
const ids = (...members: Member[]) => members.map(({ organisation }) => organisation.id).sort()

test('a bid is sealed once every partner confirmed these very terms; a change asks all of them anew', async () => {
	const { ally, mill, firm, asked, invite, read, answer, seal, seats } = await setting()
	expect((await invite(ally)).ok).toBe(true)
	expect((await answer(ally)).ok).toBe(true)
	expect((await invite(mill)).ok).toBe(true)
	expect(await read(ally)).toMatchObject({ state: 'lapsed', leadShares: { moneyShare: 40, ipShare: 60 } })
	const gaps = (...reasons: [Member, string][]) => ({
		ok: false,
		refusal: { code: 'incomplete', gaps: reasons.map(([{ organisation }, reason]) => ({ field: `partners.${organisation.id}`, reason })) },
	})
	expect(await seal()).toEqual(gaps([ally, 'partner-lapsed'], [mill, 'partner-invited']))
	await answer(ally)
	await answer(mill)
	await changePartner({ ...asked, actor: firm, organisationId: mill.organisation.id, terms: { ...terms, moneyShare: 10 } })
	expect(await seal()).toEqual(gaps([ally, 'partner-lapsed'], [mill, 'partner-lapsed']))
	await answer(ally)
	await answer(mill, 'declined')
	expect(await seats()).toEqual(ids(ally))
	expect(await seal()).toEqual(gaps([mill, 'partner-declined']))
	await changePartner({ ...asked, actor: firm, organisationId: mill.organisation.id, terms: { ...terms, moneyShare: 40 } })
	expect((await read(mill)).state).toBe('invited')
	await answer(ally)
	await answer(mill)
	expect((await seal()).ok).toBe(true)
	expect(await seats()).toEqual(ids(firm, ally, mill))
})

test('saving words keeps the terms and their confirmations, also in a new version; what each gets stands nowhere in plain', async () => {
	const { store, ally, firm, bidId, invite, answer, seal, read } = await setting()
	await invite(ally)
	await answer(ally)
	const save = (team: string) => saveDraft({ store, vault, actor: firm, bidId, sent: { revision: 99, values: { team } }, now: beforeDeadline })
	expect(await save('新团队')).toMatchObject({ value: { news: [] } })
	expect((await seal()).ok).toBe(true)
	await save('再新的团队')
	expect(await read(ally)).toMatchObject({ state: 'confirmed', partners: [terms] })
	expect((await seal()).ok).toBe(true)
	const rows = JSON.stringify([await store.db.select().from(bidVersions), await store.db.select().from(bidPartners)])
	expect(rows).not.toContain(terms.task)
})

test('an answer to terms that changed since is refused and names whose; nothing is written but the attempt', async () => {
	const { store, ally, mill, firm, asked, invite, read, stored } = await setting()
	await invite(ally)
	await invite(mill)
	const { revision, partners } = await read(ally)
	await changePartner({ ...asked, actor: firm, organisationId: mill.organisation.id, terms: { ...terms, ipShare: 5 } })
	const before = await stored()
	expect(await answerInvitation({ ...asked, actor: ally, answer: 'confirmed', seen: { revision, partners } })).toEqual({
		ok: false,
		refusal: { code: 'terms-changed', changed: ids(mill) },
	})
	expect(await stored()).toEqual(before)
	expect(await refusedAttempts(store)).toEqual([{ kind: 'partner.confirmed', refusal: 'terms-changed' }])
})

test('who may not be a partner is refused by the rule that says so, as is too much or too late; nothing is written', async () => {
	const { ally, firm, rival, issuer, pending, officer, office, challenge, store, asked, invite, stored, answer } = await setting()
	await invite(ally)
	await answer(ally)
	const before = await stored()
	const codes: [Member, string][] = [
		[firm, 'partner-is-lead'],
		[issuer, 'partner-is-issuer'],
		[pending, 'partner-ineligible'],
		[officer, 'partner-ineligible'],
		[ally, 'partner-twice'],
	]
	for (const [partner, code] of codes) expect(await invite(partner)).toEqual(refuse({ code }))
	expect(await invite(rival, firm, { organisation: '没有这家' })).toEqual(refuse({ code: 'organisation-unknown' }))
	expect(await invite(rival, firm, { terms: { ...terms, moneyShare: 70 } })).toEqual(refuse({ code: 'shares-exceed' }))
	expect(await invite(rival, firm, { now: afterDeadline })).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await answer(ally)).toEqual(refuse({ code: 'already-answered' }))
	for (const actor of [ally, rival, issuer, officer, office, pending]) {
		expect(await invite(rival, actor)).toEqual(refuse({ code: 'not-found' }))
		expect(await removePartner({ ...asked, actor, organisationId: ally.organisation.id })).toEqual(refuse({ code: 'not-found' }))
	}
	expect(await stored()).toEqual(before)
	expect((await AuditRepository.listByChallenge(store.db, challenge.id)).filter(({ isRefused }) => !isRefused).map(({ kind }) => kind)).toEqual([
		'partner.confirmed',
		'partner.invited',
		'bid.drafted',
	])
})

test('nobody but lead and partners learns of an invitation before the opening; after it the issuer reads the consortium', async () => {
	const { store, ally, rival, firm, issuer, officer, office, pending, challenge, bidId, asked, invite, answer, seal, stored } = await setting()
	await invite(ally)
	await answer(ally)
	await seal()
	const before = await stored()
	for (const actor of [firm, rival, issuer, officer, office, pending]) {
		expect(await readInvitation({ store, vault, actor, bidId, now: beforeDeadline() })).toEqual(refuse({ code: 'not-found' }))
		expect(await listInvitations({ store, actor, now: beforeDeadline() })).toEqual([])
		expect(await answerInvitation({ ...asked, actor, answer: 'declined', seen: { revision: 0, partners: [] } })).toEqual(refuse({ code: 'not-found' }))
	}
	expect(await stored()).toEqual(before)
	expect(await readBid({ store, vault, actor: ally, bidId, now: beforeDeadline() })).toEqual(refuse({ code: 'not-found' }))
	expect(await listInvitations({ store, actor: ally, now: beforeDeadline() })).toMatchObject([{ bidId, state: 'confirmed' }])
	expect(await compareBids({ store, vault, actor: issuer, code: challenge.code, now: beforeDeadline() })).toMatchObject({ value: { bids: [] } })
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	expect(await compareBids({ store, vault, actor: issuer, code: challenge.code, now: deadline })).toMatchObject({
		value: { bids: [{ partners: [{ ...terms, organisation: { name: ally.organisation.name } }] }] },
	})
})

test('an organisation stands in one bid a challenge: of a confirmation and a sealing at once, and of two confirmations, one wins', async () => {
	const { store, ally, mill, rival, challenge, bidId, asked, invite, read, answer, seal, seats } = await setting()
	const own = await completeDraft(store, ally, challenge.code)
	await invite(ally)
	const both = await Promise.all([answer(ally), seal(own, ally)])
	expect(both.filter(({ ok }) => ok)).toHaveLength(1)
	expect(await seats()).toEqual(ids(ally))

	const other = await completeDraft(store, rival, challenge.code)
	await invite(mill)
	await invite(mill, rival, { bidId: other })
	const seen = [await read(mill), await read(mill, other)].map(({ revision, partners }) => ({ revision, partners }))
	const twice = await Promise.all(
		[bidId, other].map((of, at) =>
			answerInvitation({ ...asked, bidId: of, actor: mill, answer: 'confirmed', seen: seen[at] ?? { revision: 0, partners: [] } }),
		),
	)
	expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
	expect(twice).toContainEqual(refuse({ code: 'stands-elsewhere' }))
	expect(await seats()).toEqual(ids(ally, mill))
})

test('a lead that confirmed in another consortium cannot seal its own bid until it left that', async () => {
	const { store, ally, challenge, invite, answer, seal } = await setting()
	const own = await completeDraft(store, ally, challenge.code)
	await invite(ally)
	await answer(ally)
	expect(await seal(own, ally)).toMatchObject({ refusal: { gaps: [{ field: `partners.${ally.organisation.id}`, reason: 'stands-elsewhere' }] } })
	await answer(ally, 'declined')
	expect((await seal(own, ally)).ok).toBe(true)
	expect(await answer(ally)).toEqual(refuse({ code: 'stands-elsewhere' }))
})

test('withdrawing frees all seats and lets the confirmations stand for the same terms; removal frees one', async () => {
	const { store, ally, mill, firm, challenge, bidId, asked, invite, answer, seal, seats } = await setting()
	await invite(ally)
	await invite(mill)
	await answer(ally)
	await answer(mill)
	await seal()
	await withdrawBid({ store, signer: logSigner, actor: firm, bidId, now: beforeDeadline })
	expect(await seats()).toEqual([])
	expect(await answer(ally, 'declined')).toMatchObject({ refusal: { code: 'wrong-bid-status' } })
	await prepareBid({ store, vault, actor: firm, code: challenge.code, now: beforeDeadline })
	expect((await seal()).ok).toBe(true)
	expect(await answer(ally, 'declined')).toEqual(refuse({ code: 'partners-sealed' }))

	await removePartner({ ...asked, actor: firm, organisationId: mill.organisation.id })
	expect(await seats()).toEqual(ids(firm, ally, mill))
	await answer(ally)
	expect((await seal()).ok).toBe(true)
	expect(await seats()).toEqual(ids(firm, ally))
})

test('a bid that is destroyed with its challenge frees its organisations and its invitations are gone', async () => {
	const { store, ally, issuer, challenge, bidId, invite, answer, seal, seats } = await setting()
	await invite(ally)
	await answer(ally)
	await seal()
	await withdrawChallenge({ store, actor: issuer, code: challenge.code, reason: '需求已经取消，不再需要', now: beforeDeadline })
	expect(await seats()).toEqual([])
	expect(await readInvitation({ store, vault, actor: ally, bidId, now: beforeDeadline() })).toEqual(refuse({ code: 'not-found' }))
})

test('partners and lead are told in turn, and neither news, mail nor log say what anyone does or gets', async () => {
	const { store, ally, mill, firm, challenge, bidId, asked, invite, answer } = await setting()
	const seen = new Set<string>()
	const told = async () => {
		await tellNews({ store, origin: 'https://lianbang.example', now: beforeDeadline() })
		const rows = (await store.db.select().from(notifications).orderBy(notifications.id)).filter(({ id }) => !seen.has(id))
		for (const { id } of rows) seen.add(id)
		return rows.map(({ userId, kind, path }) => ({ userId, kind, path })).sort((one, other) => one.kind.localeCompare(other.kind))
	}
	const later = (seconds: number) => ({ now: () => new Date(beforeDeadline().getTime() + seconds * 1000) })
	await told()
	const page = `/bidder/invitations/${bidId}`
	await invite(ally)
	expect(await told()).toEqual([{ userId: ally.userId, kind: 'partner.invited', path: page }])
	await invite(mill, firm, later(1))
	expect(await told()).toEqual([
		{ userId: ally.userId, kind: 'partner.changed', path: page },
		{ userId: mill.userId, kind: 'partner.invited', path: page },
	])
	await answer(ally)
	expect((await told()).every(({ kind, path }) => kind === 'partner.confirmed' && path === `/bidder/bids/${bidId}`)).toBe(true)
	await removePartner({ ...asked, ...later(2), actor: firm, organisationId: mill.organisation.id })
	expect(await told()).toEqual([
		{ userId: ally.userId, kind: 'partner.changed', path: page },
		{ userId: mill.userId, kind: 'partner.removed', path: `/challenges/${challenge.code}` },
	])
	const written = JSON.stringify([await store.db.select().from(mails), await AuditRepository.listByChallenge(store.db, challenge.id)])
	expect(written).toContain('partner.invited')
	expect(written).not.toContain(terms.task)
	expect(written).not.toContain('Share')
})

test('partners that confirmed are told that the bid was submitted, replaced or withdrawn, and nothing of it', async () => {
	const { store, ally, mill, firm, rival, challenge, bidId, asked, invite, answer, seal } = await setting()
	await invite(ally)
	await answer(ally)
	await seal()
	const later = (seconds: number) => new Date(beforeDeadline().getTime() + seconds * 1000)
	await saveDraft({ ...asked, actor: firm, sent: { revision: 9, values: { approach: '改过的方案' } }, now: () => later(1) })
	await sealBid({ store, vault, actor: firm, bidId, now: () => later(2) })
	await invite(mill, firm, { now: () => later(3) })
	await withdrawBid({ store, signer: logSigner, actor: firm, bidId, now: () => later(4) })
	await tellNews({ store, origin: 'https://lianbang.example', now: later(5) })
	const rows = (await store.db.select().from(notifications)).filter(({ kind }) => kind.startsWith('bid.'))
	expect(rows.filter(({ userId }) => userId === ally.userId).map(({ kind }) => kind)).toEqual(
		expect.arrayContaining(['bid.sealed', 'bid.replaced', 'bid.withdrawn']),
	)
	for (const { path, parameters } of rows.filter(({ userId }) => userId === ally.userId)) {
		expect(path).toBe(`/bidder/invitations/${bidId}`)
		expect(parameters).toEqual({ code: challenge.code, title: challenge.title })
	}
	for (const { userId } of [mill, rival]) expect(rows.filter((row) => row.userId === userId)).toEqual([])
})
