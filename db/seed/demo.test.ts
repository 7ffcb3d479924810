import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openedStatuses } from '#app/domain/bid/lifecycle.ts'
import { demandErrors } from '#app/domain/challenge/demand-errors.ts'
import { demandValuesOf } from '#app/domain/challenge/demand-values.ts'
import { isDecimal, outcomeOf } from '#app/domain/challenge/indicator.ts'
import { warningsOf } from '#app/domain/challenge/indicator-warnings.ts'
import { challengeStatuses, isReleased } from '#app/domain/challenge/lifecycle.ts'
import { readinessOf } from '#app/domain/challenge/readiness.ts'
import { isCreditCode } from '#app/domain/organisation/credit-code.ts'
import { citySlugs } from '#app/domain/organisation/organisation.ts'
import { reviewStatuses } from '#app/domain/review/review.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import { contentOf, encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Store } from '#db/client.ts'
import {
	auditEntries,
	bids,
	bidVersions,
	chains,
	challengeLists,
	challengeSearchDocuments,
	challenges,
	challengeVersions,
	codeCounters,
	indicators,
	organisations,
	reviews,
	users,
} from '#db/schema/index.ts'
import { matchChallenges } from '#db/search/match-challenges.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { vault } from '#tests/support/vault.ts'
import { demoChallenges } from './demo-challenges/all.ts'
import { demoLogins, demoUsers } from './demo-users.ts'
import { seedCorridor } from './seed-corridor.server.ts'
import { seedDemo } from './seed-demo.server.ts'

const now = new Date('2026-11-24T02:00:00Z')

async function seeded(at = now): Promise<Store> {
	const store = await freshDatabase()
	await store.tx(async (tx) => {
		await seedCorridor(tx, at)
		await seedDemo(tx, at, { hashPassword: async () => 'hash', encryptContent: (version, content) => encryptContent(vault, version, content) })
	})
	return store
}

const han = (text: string) => [...text].length
const once = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length)

test('the demo shows every status, and enough of what can be bid on', async () => {
	const { db } = await seeded()
	const rows = await db.select().from(challenges)
	// What is evaluated comes of the judging, which goes on from here.
	expect(new Set(rows.map((row) => row.status))).toEqual(new Set(challengeStatuses.filter((status) => status !== 'evaluating')))
	expect(rows.filter((row) => row.status === 'open').length).toBeGreaterThanOrEqual(24)
	expect(new Set(rows.map((row) => row.chainSlug)).size).toBe(5)
	expect(new Set(rows.map((row) => row.citySlug))).toEqual(new Set(citySlugs))
	expect(rows.every((row) => row.isDemo)).toBe(true)
	once(rows.map((row) => row.code))
	once(rows.map((row) => row.title))
	once(rows.map((row) => `${row.listId} ${row.position}`))
	expect(await db.select().from(challengeSearchDocuments)).toHaveLength(rows.length)
})

test('numbers go on after the last one the demo took', async () => {
	const { db } = await seeded()
	const listed = (await db.select().from(challengeLists)).map((row) => row.code.replace(/-L(\d{3})$/, '-L-0$1'))
	const codes = [...(await db.select().from(challenges)).map((row) => row.code), ...listed]
	once(codes)
	for (const { prefix, last } of await db.select().from(codeCounters)) {
		const numbers = codes.filter((code) => code.slice(0, -5) === prefix).map((code) => Number(code.slice(-4)))
		expect(Math.max(...numbers)).toBe(last)
		expect(numbers).toHaveLength(last)
	}
})

test.each(['2026-11-24T02:00:00Z', '2027-01-02T15:59:59Z', '2027-02-27T23:30:00Z', '2028-02-29T09:00:00Z'])(
	'instants fit the statuses at %s',
	async (instant) => {
		const at = new Date(instant)
		const { db } = await seeded(at)
		const rows = await db
			.select({ challenge: challenges, list: challengeLists })
			.from(challenges)
			.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		for (const { challenge, list } of rows) {
			const closesAt = challenge.bidsCloseAt?.getTime() ?? Number.NaN
			expect([challenge.status, list.status === 'released']).toEqual([challenge.status, isReleased(challenge.status)])
			expect([challenge.status, challenge.bidsOpenAt]).toEqual([challenge.status, list.releasedAt])
			if (['open', 'suspended', 'withdrawn'].includes(challenge.status) || !isReleased(challenge.status)) expect(closesAt).toBeGreaterThan(at.getTime())
			else expect(closesAt).toBeLessThan(at.getTime())
			if (challenge.bidsOpenAt) expect(closesAt - challenge.bidsOpenAt.getTime()).toBeGreaterThan(20 * 86_400_000)
			if (challenge.decidedAt) expect(challenge.decidedAt.getTime()).toBeGreaterThan(closesAt)
		}
		const soon = rows.filter(({ challenge }) => challenge.status === 'open' && (challenge.bidsCloseAt?.getTime() ?? 0) - at.getTime() < 72 * 3_600_000)
		expect(soon.length).toBeGreaterThanOrEqual(2)
		const entries = await db.select().from(auditEntries).orderBy(auditEntries.id)
		expect(entries.filter((entry) => entry.at > at)).toEqual([])
		expect(entries.map((entry) => entry.at.getTime())).toEqual(entries.map((entry) => entry.at.getTime()).toSorted((one, other) => one - other))
		for (const { challenge } of rows) {
			const moves = entries.filter(({ after }) => after?.status !== undefined)
			const steps = moves.filter((entry) => entry.subject === 'challenge' && entry.subjectId === challenge.id)
			for (const [place, step] of steps.entries()) if (place > 0) expect(step.before?.status).toBe(steps[place - 1]?.after?.status)
		}
	},
)

test('what a challenge says is whole', () => {
	for (const { title, problem, keywords, indicators: table, budget } of demoChallenges) {
		expect([title, han(title) <= 40]).toEqual([title, true])
		expect([title, han(problem) >= 90 && han(problem) <= 280]).toEqual([title, true])
		expect([title, keywords.length >= 3 && keywords.length <= 5]).toEqual([title, true])
		expect([title, table.length >= 4 && table.length <= 7]).toEqual([title, true])
		expect(budget === null || (budget >= 80 && budget <= 2000)).toBe(true)
	}
})

test('targets are numbers unless they are words, and each says how it is verified', async () => {
	const { db } = await seeded()
	for (const row of await db.select().from(indicators)) {
		expect([row.name, row.comparator === 'text' || isDecimal(row.target)]).toEqual([row.name, true])
		expect([row.name, row.comparator === 'range']).toEqual([row.name, row.targetUpper !== null])
		if (row.targetUpper !== null) expect(Number(row.targetUpper)).toBeGreaterThan(Number(row.target))
		expect(row.verification).not.toBe('')
	}
})

test('every demand is complete, none meets its own baseline, and some keep something back', async () => {
	const { db } = await seeded()
	const rows = await db.select().from(challenges)
	const targets = await db.select().from(indicators).orderBy(indicators.position)
	for (const row of rows) {
		const values = demandValuesOf(
			{ ...row, bidsCloseAt: null },
			targets.filter(({ challengeId }) => challengeId === row.id),
		)
		expect([row.title, demandErrors(values, { pack: shippedPack, now })]).toEqual([row.title, {}])
		expect([row.title, readinessOf(values).score >= 90]).toEqual([row.title, true])
	}
	for (const target of targets) expect(target.baseline !== '' && outcomeOf(target, target.baseline) === 'met').toBe(false)
	expect(rows.filter(({ disclosure }) => Object.keys(disclosure).length > 0).length).toBeGreaterThanOrEqual(2)
})

test('credit codes are valid and unmistakably invented; nothing real is claimed', async () => {
	const { db } = await seeded()
	const rows = await db.select().from(organisations)
	once(rows.map((row) => row.slug))
	once(rows.map((row) => row.name))
	const coded = rows.flatMap((row) => row.creditCode ?? [])
	expect(coded.length).toBeGreaterThanOrEqual(58)
	once(coded)
	for (const code of coded) expect([code, isCreditCode(code), code.slice(8, 11)]).toEqual([code, true, 'DEM'])
	const leads = (await db.select().from(chains)).map((chain) => chain.leadOrganisationId)
	expect(rows.filter((row) => !row.isDemo).every((row) => row.status === 'unclaimed' && !leads.includes(row.id))).toBe(true)
	expect(rows.filter((row) => row.status === 'pending')).toHaveLength(3)
	expect(rows.filter((row) => row.status === 'returned').every((row) => row.returnReason)).toBe(true)
})

test('bids are of verified others, and stand as their challenge does', async () => {
	const { db } = await seeded()
	const rows = await db
		.select({ bid: bids, challenge: challenges, bidder: organisations })
		.from(bids)
		.innerJoin(challenges, eq(challenges.id, bids.challengeId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
	expect(rows.length).toBeGreaterThanOrEqual(75)
	for (const { bid, challenge, bidder } of rows) {
		expect(bid.organisationId).not.toBe(challenge.issuerOrganisationId)
		expect([bidder.slug, bidder.status]).toEqual([bidder.slug, 'verified'])
		expect(['enterprise', 'university', 'institute']).toContain(bidder.kind)
		if (['open', 'suspended', 'closed'].includes(challenge.status)) expect(['draft', 'sealed', 'withdrawn']).toContain(bid.status)
		if (['opened', 'evaluating'].includes(challenge.status)) expect(bid.status).toBe('opened')
		if (challenge.status === 'noticed') expect([bid.status, bid.outcomeReason === '']).toEqual(['scored', false])
		expect((bid.status === 'sealed' || openedStatuses.includes(bid.status)) === (bid.receiptCode !== null && bid.sealedAt !== null)).toBe(true)
		if (bid.sealedAt) expect(bid.sealedAt.getTime()).toBeLessThan(Math.min(now.getTime(), challenge.bidsCloseAt?.getTime() ?? 0))
	}
	for (const challenge of await db.select().from(challenges)) {
		const own = rows.filter((row) => row.challenge.id === challenge.id).map((row) => row.bid)
		expect(challenge.bidCount).toBe(own.filter((bid) => bid.status === 'sealed' || openedStatuses.includes(bid.status)).length)
		const isAwarded = ['awarded', 'delivering', 'accepted', 'failed'].includes(challenge.status)
		expect(own.filter((bid) => bid.status === 'won').map((bid) => bid.id)).toEqual(isAwarded ? [challenge.awardedBidId] : [])
		expect(challenge.decisionReason !== null).toBe(isAwarded || ['unfilled', 'suspended', 'withdrawn'].includes(challenge.status))
		expect(challenge.unfilledReason !== null).toBe(challenge.status === 'unfilled')
	}
	const near = await db.select().from(challenges).where(eq(challenges.status, 'open'))
	const unanswered = near.filter((row) => row.bidCount === 0 && row.showsBidCount && (row.bidsCloseAt?.getTime() ?? 0) < now.getTime() + 5 * 86_400_000)
	expect(unanswered.length).toBeGreaterThanOrEqual(2)
})

test('a pledge meets its table but where the demo means it not to, and nothing is left of withdrawn challenges', async () => {
	const { db } = await seeded()
	const asked = new Map((await db.select().from(indicators)).map((indicator) => [indicator.id, indicator]))
	const contents = (await db.select().from(bidVersions)).map((version) => contentOf(vault, version))
	const rows = contents.flatMap(({ promises }) =>
		Object.entries(promises).map(([id, value]) => {
			const indicator = asked.get(id)
			if (!indicator) throw new Error(`promised for no indicator: ${id}`)
			return { value, indicator }
		}),
	)
	const meant = demoChallenges.flatMap((challenge) => challenge.bids.filter((bid) => bid[3] !== null && challenge.status !== 'withdrawn'))
	expect(meant.length).toBeGreaterThan(10)
	expect(rows.filter(({ value, indicator }) => outcomeOf(indicator, value) === 'not-met')).toHaveLength(meant.length)
	for (const { value, indicator } of rows) {
		expect([indicator.name, indicator.comparator === 'text' || isDecimal(value)]).toEqual([indicator.name, true])
		if (indicator.unit === '%' && Number(indicator.target) <= 100) expect([indicator.name, Number(value) <= 100]).toEqual([indicator.name, true])
	}
	const versioned = new Set((await db.select().from(bidVersions)).map((version) => version.bidId))
	for (const bid of await db.select().from(bids)) expect(versioned.has(bid.id)).toBe(bid.status !== 'destroyed')
})

test('every login of the demo exists, and a search finds a challenge', async () => {
	const { db } = await seeded()
	const emails = (await db.select().from(users)).map((user) => user.email)
	once(emails)
	for (const { email } of demoUsers) expect(emails).toContain(email)
	for (const { password } of demoLogins) expect(password.length).toBeGreaterThanOrEqual(12)
	const found = matchChallenges('催化剂')
	expect(found && (await db.select().from(challenges).where(inArray(challenges.id, found)))).toContainEqual(
		expect.objectContaining({ title: '聚烯烃弹性体用高温溶液聚合催化剂' }),
	)
})

test('reviews stand in every status, each with its version and as its demand does; one is overdue', async () => {
	const { db } = await seeded()
	const rows = await db.select({ review: reviews, status: challenges.status }).from(reviews).innerJoin(challenges, eq(challenges.id, reviews.challengeId))
	expect(new Set(rows.map(({ review }) => review.status))).toEqual(new Set(reviewStatuses))
	const demands: Record<string, string> = { waiting: 'submitted', diagnosing: 'submitted', passed: 'approved' }
	for (const { review, status } of rows) expect([review.status, status]).toEqual([review.status, demands[review.status] ?? 'returned'])
	expect(rows.filter(({ review }) => review.status === 'waiting' && review.dueAt <= now)).toHaveLength(1)
	expect((await db.select().from(challengeVersions)).length).toBe(rows.length)
})

test('the sensible indicators of the demo are not warned of', () => {
	const warned = demoChallenges.flatMap((challenge) =>
		challenge.indicators.flatMap(([name, comparator, target, targetUpper, unit]) =>
			warningsOf({ name, comparator, target, targetUpper: targetUpper ?? '', unit, baseline: '' }).map((warning) => [name, target, unit, warning]),
		),
	)
	expect(warned).toEqual([])
})
