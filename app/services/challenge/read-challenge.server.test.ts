import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { challengeStatuses, isReleased } from '#app/domain/challenge/lifecycle.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { challenges } from '#db/schema/index.ts'
import { makeBid, makeChain, makeChallenge, makeCity, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { readChallenge } from './read-challenge.server.ts'

const visitor: Actor = { kind: 'visitor' }
const contact = { contactName: '王工', contactPhone: '021-5555', contactEmail: 'wang@lianbang.example' }

/** An issuer of Suzhou and its chain's lead, a bidder, a firm not yet verified, and bureaus of two cities. */
async function corridor() {
	const store = await freshDatabase()
	return store.tx(async (tx) => {
		await makeCity(tx, 'wuxi')
		const lead = await makeOrganisation(tx, { kind: 'institute', name: '链主院所' })
		const chainSlug = await makeChain(tx, lead.id)
		const issuer = await makeOrganisation(tx)
		const bidder = await makeOrganisation(tx, { name: '揭榜企业', citySlug: 'wuxi' })
		const list = await makeList(tx, { chainSlug })
		const make = (given: Partial<Parameters<typeof makeChallenge>[1]> = {}) =>
			makeChallenge(tx, { listId: list.id, issuerOrganisationId: issuer.id, chainSlug, citySlug: 'suzhou', ...contact, ...given })
		const each = []
		for (const status of challengeStatuses) each.push(await make({ status, bidCount: 3, decisionReason: '理由充分' }))
		return {
			store,
			bidder,
			preparing: await make({ status: 'approved' }),
			open: await make(),
			each,
			actors: {
				visitor,
				lead: await makeMember(tx, lead, [chainSlug]),
				issuer: await makeMember(tx, issuer),
				bidder: await makeMember(tx, bidder),
				unverified: await makeMember(tx, await makeOrganisation(tx, { status: 'pending' })),
				itsBureau: await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau', citySlug: 'suzhou' })),
				otherBureau: await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau', citySlug: 'wuxi' })),
				office: await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
			} satisfies Record<string, Actor>,
		}
	})
}

test('a challenge before its release does not exist for those it is not for', async () => {
	const { store, preparing, actors } = await corridor()
	for (const [name, actor] of Object.entries(actors)) {
		const outcome = await readChallenge({ store, actor, code: preparing.code, now })
		const isTheirs = ['lead', 'issuer', 'itsBureau', 'office'].includes(name)
		expect([name, outcome.ok]).toEqual([name, isTheirs])
		if (!outcome.ok) expect(outcome).toEqual(refuse({ code: 'not-found' }))
	}
	expect(await readChallenge({ store, actor: visitor, code: 'XCL-2026-9999', now })).toEqual(refuse({ code: 'not-found' }))
})

test('the contact goes to the issuer, the chain lead, the bureau of its city and the office alone, in no field of the answer', async () => {
	const { store, open, actors } = await corridor()
	for (const [name, actor] of Object.entries(actors)) {
		const text = JSON.stringify(await readChallenge({ store, actor, code: open.code, now }))
		const isTheirs = ['lead', 'issuer', 'itsBureau', 'office'].includes(name)
		for (const secret of Object.values(contact)) expect([name, secret, text.includes(secret)]).toEqual([name, secret, isTheirs])
	}
})

test('number of bids, reasons and winner are told only from the stage that makes them public', async () => {
	const { store, each, bidder } = await corridor()
	const { bid } = await store.tx((tx) => makeBid(tx, { challengeId: each[0]?.id ?? '', organisationId: bidder.id }))
	await store.tx((tx) => tx.update(challenges).set({ awardedBidId: bid.id }))
	for (const challenge of each.filter(({ status }) => isReleased(status))) {
		const outcome = await readChallenge({ store, actor: visitor, code: challenge.code, now })
		if (!outcome.ok) throw new Error(challenge.status)
		const isSealed = ['open', 'suspended', 'closed', 'withdrawn'].includes(challenge.status)
		const isDecided = ['awarded', 'delivering', 'accepted', 'failed', 'unfilled'].includes(challenge.status)
		expect([challenge.status, outcome.value.bidCount]).toEqual([challenge.status, isSealed ? null : 3])
		expect([challenge.status, outcome.value.challenge.decisionReason]).toEqual([
			challenge.status,
			isDecided || ['suspended', 'withdrawn'].includes(challenge.status) ? '理由充分' : null,
		])
		expect([challenge.status, outcome.value.winners[0]?.name]).toEqual([challenge.status, isDecided ? '揭榜企业' : undefined])
	}
})

test('each reader is told what they can do next, and the very millisecond of the deadline ends bidding', async () => {
	const { store, open, actors } = await corridor()
	const next = async (actor: Actor, at = now) => {
		const outcome = await readChallenge({ store, actor, code: open.code, now: at })
		return outcome.ok ? outcome.value.nextStep : outcome.refusal.code
	}
	expect(await next(visitor)).toBe('sign-in')
	expect(await next(actors.unverified)).toBe('unverified')
	expect(await next(actors.issuer)).toBe('own')
	expect(await next(actors.otherBureau)).toBe('not-a-bidder')
	expect(await next(actors.bidder)).toBe('bid')

	const deadline = open.bidsCloseAt ?? now
	expect(await next(actors.bidder, new Date(deadline.getTime() - 1))).toBe('bid')
	expect(await next(actors.bidder, deadline)).toBe('over')
	await store.tx((tx) => makeBid(tx, { challengeId: open.id, organisationId: actors.bidder.organisation.id, status: 'draft' }))
	expect(await next(actors.bidder)).toBe('continue-bid')
	expect(await next(actors.bidder, deadline)).toBe('see-bid')
	expect(await next(actors.issuer, deadline)).toBe('own')
	await store.tx((tx) => tx.update(challenges).set({ status: 'closed' }).where(eq(challenges.id, open.id)))
	expect(await next(visitor)).toBe('over')
})
