import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challenges, declarations, evaluations, organisations, scoreSheets } from '#db/schema/index.ts'
import { beforeDeadline as now } from '#tests/support/bidding.ts'
import { evaluating, submitSheets } from '#tests/support/evaluating.ts'
import { vault } from '#tests/support/vault.ts'
import { readComparison } from './read-comparison.server.ts'
import { readMeeting } from './read-meeting.server.ts'
import { readOwnScores } from './read-own-scores.server.ts'
import { readRanking } from './read-ranking.server.ts'

const points = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
const worlds = fc.record({
	points,
	isWhole: fc.boolean(),
	other: fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
	/** Which bid the first expert and the issuer's person have declared a tie to, if any. */
	tiedTo: fc.constantFrom(null, 0, 1, 2),
	phase: fc.constantFrom('scoring', 'locked', 'noticed'),
})

test('through the real use cases, on a database: what a viewer may not see changes nothing they read', async () => {
	const parts = await evaluating()
	const { store, panel, issuer, firm, rival, third, bidIds, seats, sheets, code, evaluationId } = parts
	const bidders = [firm, rival, third]
	const [expert] = panel
	if (!expert) throw new Error('no panel')
	const outcomes = { expert: 0, whole: 0 }

	const answers = async () => ({
		expert: [
			await readMeeting({ store, vault, actor: expert, evaluationId, page: 1, now: now() }),
			await readComparison({ store, vault, actor: expert, by: { evaluationId }, page: 1, now: now() }),
		],
		issuer: [
			await readRanking({ store, vault, actor: issuer, code, page: 1, bid: bidIds[1], now: now() }),
			await readComparison({ store, vault, actor: issuer, by: { code }, page: 1, now: now() }),
		],
		bidders: await Promise.all(bidders.map((actor, at) => readOwnScores({ store, vault, actor, bidId: bidIds[at] ?? '' }))),
	})
	const write = async (given: readonly (readonly (number | null)[])[]) => {
		await store.tx(async (tx) => {
			const blank = { status: 'draft' as const, total: null, points: {}, judgements: {}, comments: '' }
			await tx
				.update(scoreSheets)
				.set(blank)
				.where(
					inArray(
						scoreSheets.id,
						sheets.map(({ id }) => id),
					),
				)
		})
		await submitSheets(parts, given)
	}

	await fc.assert(
		fc.asyncProperty(worlds, async ({ points: drawn, isWhole, other, tiedTo, phase }) => {
			const given = drawn.map((row, bidAt) => row.map((one, seatAt) => one ?? (isWhole || phase !== 'scoring' ? (other[bidAt]?.[seatAt] ?? 0) : null)))
			await store.tx(async (tx) => {
				await tx.delete(declarations)
				await tx.update(organisations).set({ name: '原名称' }).where(eq(organisations.id, firm.organisation.id))
				const tied = tiedTo === null ? undefined : bidders[tiedTo]?.organisation.id
				if (tied) await tx.insert(declarations).values([expert, issuer].map(({ userId }) => ({ userId, organisationId: tied, declaredAt: now() })))
				await tx.update(evaluations).set({ status: phase === 'scoring' ? 'scoring' : 'locked', lockedAt: phase === 'scoring' ? null : now() })
				await tx
					.update(challenges)
					.set({ status: phase === 'noticed' ? 'noticed' : 'evaluating' })
					.where(eq(challenges.id, parts.challenge.id))
			})
			await write(given)
			const before = await answers()
			const isIn = (bidAt: number, row: readonly (number | null)[]) => bidAt === tiedTo || row.every((one) => one !== null)
			const expertSeesAll = given.every((row, at) => isIn(at, row))
			outcomes[expertSeesAll ? 'whole' : 'expert']++

			// For the expert: another tied bid, others' sheets where not all are in, and a name.
			const forExpert = given.map((row, bidAt) =>
				row.map((one, seatAt) => {
					if (bidAt === tiedTo) return other[seatAt]?.[bidAt] ?? 0
					return expertSeesAll || seatAt === 0 || one === null ? one : (other[bidAt]?.[seatAt] ?? 0)
				}),
			)
			await store.tx((tx) => tx.update(organisations).set({ name: '另一名称' }).where(eq(organisations.id, firm.organisation.id)))
			await write(forExpert)
			expect(JSON.stringify((await answers()).expert)).toBe(JSON.stringify(before.expert))
			await store.tx((tx) => tx.update(organisations).set({ name: '原名称' }).where(eq(organisations.id, firm.organisation.id)))

			// For the issuer: the tied bid, and before the lock what every sheet says.
			const forIssuer = given.map((row, bidAt) =>
				row.map((one, seatAt) => (bidAt === tiedTo || (phase === 'scoring' && one !== null) ? (other[seatAt]?.[bidAt] ?? 0) : one)),
			)
			await write(forIssuer)
			expect(JSON.stringify((await answers()).issuer)).toBe(JSON.stringify(before.issuer))

			// For the first bidder: everything but its own sheets, and those too before the notice.
			await write(
				given.map((row, bidAt) => (bidAt === 0 && phase === 'noticed' ? row : row.map((one, seatAt) => (one === null ? null : (other[bidAt]?.[seatAt] ?? 0))))),
			)
			expect(JSON.stringify((await answers()).bidders[0])).toBe(JSON.stringify(before.bidders[0]))
		}),
		{ seed: 3, numRuns: 32 },
	)
	expect(outcomes.expert).toBeGreaterThan(3)
	expect(outcomes.whole).toBeGreaterThan(3)
	expect(seats).toHaveLength(3)
}, 120_000)
