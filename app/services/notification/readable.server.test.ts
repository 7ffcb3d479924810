import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditSubject } from '#app/domain/audit/audit.ts'
import { bidStatuses } from '#app/domain/bid/lifecycle.ts'
import { challengeStatuses, isReleased } from '#app/domain/challenge/lifecycle.ts'
import { isNews, newsTable } from '#app/domain/notification/news.ts'
import { can } from '#app/domain/permission/permission.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import { bids, challenges, follows, notifications, users } from '#db/schema/index.ts'
import { makeBid, testNow as now } from '#db/seed/factories/factories.ts'
import { bidding } from '#tests/support/bidding.ts'
import { tellAll } from '#tests/support/telling.ts'

const kinds = Object.keys(newsTable).filter(isNews)
const followedAs = ['none', 'challenge', 'list', 'chain'] as const

test('nobody is told of what they may not read, and only its own people of a bid, but for its correction and its giving up, which are its issuer’s: any kind, status, actor and followers', async () => {
	const { store, challenge, ...people } = await bidding()
	const { foreign: _foreign, ...members } = people
	const everyone = Object.values(members)
	const { bid } = await store.tx((tx) => makeBid(tx, { challengeId: challenge.id, organisationId: members.firm.organisation.id }))
	const target = { challenge: challenge.id, list: challenge.listId, chain: 'new-materials' }
	const world = fc.record({
		kind: fc.constantFrom(...kinds),
		status: fc.constantFrom(...challengeStatuses),
		bidStatus: fc.constantFrom(...bidStatuses),
		actor: fc.constantFrom(...everyone),
		following: fc.tuple(...everyone.map(() => fc.constantFrom(...followedAs))),
	})
	let run = 0
	await fc.assert(
		fc.asyncProperty(world, async ({ kind, status, bidStatus, actor, following }) => {
			const at = new Date(now.getTime() + run++)
			const [subject = 'challenge'] = kind.split('.')
			const subjects: Record<string, [AuditSubject, string]> = { list: ['list', challenge.listId], bid: ['bid', bid.id] }
			const [of, subjectId] = subjects[subject] ?? ['challenge', challenge.id]
			await store.tx(async (tx) => {
				await tx.delete(notifications)
				await tx.delete(follows)
				await tx.update(challenges).set({ status }).where(eq(challenges.id, challenge.id))
				await tx.update(bids).set({ status: bidStatus }).where(eq(bids.id, bid.id))
				for (const [index, what] of following.entries()) {
					const userId = everyone[index]?.userId ?? ''
					if (what !== 'none') await tx.insert(follows).values({ userId, kind: what, target: target[what], createdAt: now })
				}
				await AuditRepository.append(tx, { kind, actor, at, subject: of, subjectId, challengeId: of === 'list' ? undefined : challenge.id })
			})
			await tellAll(store, at)

			const told = await store.db.select().from(notifications)
			const rows = await Promise.all(told.map(({ userId }) => PersonRepository.listOfUser(store.db, userId)))
			const readers = await PersonRepository.asMembers(store.db, rows.flat())
			const found = await ChallengeRepository.findById(store.db, challenge.id)
			const foundBid = await BidRepository.findById(store.db, bid.id)
			for (const { userId, path, parameters } of told) {
				const reader = readers.get(userId)?.member
				if (!reader || !found || !foundBid) throw new Error('told to nobody')
				expect(userId).not.toBe(actor.userId)
				if (of === 'list') expect(path).toMatch(/^\/lists\//)
				else expect(can(reader, 'challenge.read', ChallengeRepository.factsOf(found))).toBe(true)
				if (path.startsWith('/bidder/')) expect(can(reader, 'bid.change', BidRepository.bidFactsOf(foundBid))).toBe(true)
				if (kind === 'bid.corrected' || kind === 'bid.refused')
					expect(can(reader, 'bid.screen', { ...BidRepository.bidFactsOf(foundBid), isConflicted: false })).toBe(true)
				else if (of === 'bid') expect(reader.organisation.id).toBe(members.firm.organisation.id)
				expect(JSON.stringify(parameters)).not.toContain(members.firm.organisation.name)
				if (of !== 'list' && !isReleased(status)) expect(parameters).toEqual({ code: challenge.code })
			}
		}),
		{ numRuns: 150 },
	)
}, 120_000)

test('who is told beside the bidders does not depend on who bids', async () => {
	const { store, challenge, issuer, firm, colleague, rival, officer, office } = await bidding()
	const toldOf = async (at: Date) => {
		await store.tx((tx) =>
			AuditRepository.append(tx, { kind: 'challenge.suspended', actor: issuer, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id }),
		)
		await tellAll(store, at)
		const outsiders = [rival, officer, office].map(({ userId }) => userId)
		const rows = await store.db
			.select({ userId: notifications.userId, kind: notifications.kind, path: notifications.path, parameters: notifications.parameters, email: users.email })
			.from(notifications)
			.innerJoin(users, eq(users.id, notifications.userId))
			.where(inArray(notifications.userId, outsiders))
			.orderBy(notifications.userId)
		await store.tx(async (tx) => void (await tx.delete(notifications)))
		return rows
	}
	await store.tx(async (tx) => {
		for (const person of [rival, officer, office])
			await tx.insert(follows).values({ userId: person.userId, kind: 'challenge', target: challenge.id, createdAt: now })
	})
	const without = await toldOf(now)
	await store.tx((tx) => makeBid(tx, { challengeId: challenge.id, organisationId: firm.organisation.id }))
	expect(await toldOf(new Date(now.getTime() + 1))).toEqual(without)
	expect(without).toHaveLength(3)
	expect([firm.email, colleague.email].some((email) => without.some((row) => row.email === email))).toBe(false)
})
