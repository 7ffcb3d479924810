import { and, asc, eq, inArray } from 'drizzle-orm'
import { bids, blindPackages, challenges, experts, panelSeats, panels, users } from '#db/schema/index.ts'
import { lockScores } from '../../support/lock-scores.ts'
import { storeIn } from './keyed.ts'

/** Has every bid of an opened challenge qualified and three experts seated, as if it had been screened and a panel drawn; answers their addresses. */
export async function seatPanel(dataDir: string, code: string): Promise<string[]> {
	const store = storeIn(dataDir)
	const emails = await store.tx(async (tx) => {
		const [challenge] = await tx.select().from(challenges).where(eq(challenges.code, code))
		const challengeId = challenge?.id ?? ''
		const at = new Date()
		await tx
			.update(bids)
			.set({ status: 'qualified' })
			.where(and(eq(bids.challengeId, challengeId), eq(bids.status, 'opened')))
		const panel = { challengeId, number: 1, status: 'drawn' as const, input: '{}', inputHash: '', secretHash: '', sealedSecret: '', committedAt: at }
		const [drawn] = await tx.insert(panels).values(panel).returning()
		const people = await tx
			.select({ id: experts.id, email: users.email })
			.from(experts)
			.innerJoin(users, eq(users.id, experts.userId))
			.orderBy(asc(users.email))
			.limit(3)
		const seats = people.map(({ id }, place) => ({ panelId: drawn?.id ?? '', expertId: id, number: place + 1, code: `expert${place}` }))
		await tx.insert(panelSeats).values(seats.map((seat) => ({ ...seat, status: 'accepted' as const, invitedAt: at, answeredAt: at })))
		return people.map(({ email }) => email)
	})
	await store.close()
	return emails
}

/** Passes the package of every qualified bid of a challenge, under the codes ABC1, ABC2… */
export async function passPackages(dataDir: string, code: string): Promise<void> {
	const store = storeIn(dataDir)
	await store.tx(async (tx) => {
		const rows = await tx
			.select({ bidId: bids.id, challengeId: challenges.id })
			.from(bids)
			.innerJoin(challenges, eq(challenges.id, bids.challengeId))
			.where(and(eq(challenges.code, code), inArray(bids.status, ['qualified'])))
			.orderBy(asc(bids.id))
		const at = new Date()
		await tx.insert(blindPackages).values(rows.map((row, place) => ({ ...row, code: `ABC${place + 1}`, preparedAt: at, passedAt: at })))
	})
	await store.close()
}

/** Puts a challenge where its panel has locked the scores. */
export async function lockScoresOf(dataDir: string, code: string): Promise<void> {
	const store = storeIn(dataDir)
	const [challenge] = await store.db.select({ id: challenges.id }).from(challenges).where(eq(challenges.code, code))
	await lockScores(store, challenge?.id ?? '')
	await store.close()
}
