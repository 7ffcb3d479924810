import path from 'node:path'
import { and, asc, eq } from 'drizzle-orm'
import { open } from '#db/client.ts'
import { bids, challenges, experts, organisations, panelSeats, panels, users } from '#db/schema/index.ts'

/** Whose invitations to judge a challenge wait, by the address of their account, and the name of an organisation that bid on it. */
export async function seatedIn(dataDir: string, code: string) {
	const store = open(path.join(dataDir, 'lianbang.sqlite'))
	const seats = await store.db
		.select({ email: users.email })
		.from(panelSeats)
		.innerJoin(panels, eq(panels.id, panelSeats.panelId))
		.innerJoin(challenges, eq(challenges.id, panels.challengeId))
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.innerJoin(users, eq(users.id, experts.userId))
		.where(and(eq(challenges.code, code), eq(panelSeats.status, 'invited')))
		.orderBy(asc(panelSeats.number))
	const [bidder] = await store.db
		.select({ name: organisations.name })
		.from(bids)
		.innerJoin(challenges, eq(challenges.id, bids.challengeId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.where(and(eq(challenges.code, code), eq(bids.status, 'opened')))
		.orderBy(asc(bids.id))
		.limit(1)
	await store.close()
	return { emails: seats.map(({ email }) => email), bidder: bidder?.name ?? '' }
}
