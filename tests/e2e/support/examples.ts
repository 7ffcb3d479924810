import path from 'node:path'
import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { ReviewStatus } from '#app/domain/review/review.ts'
import { open } from '#db/client.ts'
import { bids, challengeLists, challenges, panelSeats, panels, releaseEvents, reviews, users } from '#db/schema/index.ts'
import { visitors } from './route-rows.ts'

/** Records of the demo by the names that the tables use in braces. */
export async function examplesIn(dataDir: string): Promise<Record<string, string>> {
	const store = open(path.join(dataDir, 'lianbang.sqlite'))
	const challengeOf = async (email: string, status: ChallengeStatus, order = asc(challenges.code)) => {
		const [row] = await store.db
			.select({ code: challenges.code })
			.from(challenges)
			.innerJoin(users, eq(users.organisationId, challenges.issuerOrganisationId))
			.where(and(eq(users.email, email), eq(challenges.status, status)))
			.orderBy(order)
			.limit(1)
		if (!row) throw new Error(`${email} has no challenge that is ${status}`)
		return row.code
	}
	const bidOf = async (email: string, status: BidStatus, over: ChallengeStatus) => {
		const [row] = await store.db
			.select({ id: bids.id })
			.from(bids)
			.innerJoin(users, eq(users.organisationId, bids.organisationId))
			.innerJoin(challenges, eq(challenges.id, bids.challengeId))
			.where(and(eq(users.email, email), eq(bids.status, status), eq(challenges.status, over)))
			.orderBy(asc(bids.id))
			.limit(1)
		if (!row) throw new Error(`${email} has no ${status} bid on a challenge that is ${over}`)
		return row.id
	}
	const draftList = async () => {
		const [row] = await store.db
			.select({ code: challengeLists.code })
			.from(challengeLists)
			.where(and(eq(challengeLists.status, 'draft'), eq(challengeLists.chainSlug, 'new-materials'), eq(challengeLists.isCollection, false)))
			.orderBy(asc(challengeLists.code))
			.limit(1)
		if (!row) throw new Error('the new-materials chain has no draft list')
		return row.code
	}
	const reviewOf = async (status: ReviewStatus) => {
		const [row] = await store.db
			.select({ id: reviews.id, code: challenges.code })
			.from(reviews)
			.innerJoin(challenges, eq(challenges.id, reviews.challengeId))
			.where(and(eq(reviews.status, status), eq(challenges.chainSlug, 'new-materials')))
			.orderBy(asc(reviews.dueAt), asc(reviews.id))
			.limit(1)
		if (!row) throw new Error(`no review is ${status}`)
		return row
	}
	const comingEvent = async () => {
		const [row] = await store.db.select({ slug: releaseEvents.slug }).from(releaseEvents).orderBy(desc(releaseEvents.beginsAt)).limit(1)
		if (!row) throw new Error('no event is announced')
		return row.slug
	}
	const noticedCode = async () => {
		const [row] = await store.db
			.select({ code: challenges.code })
			.from(challenges)
			.where(eq(challenges.status, 'noticed'))
			.orderBy(asc(challenges.code))
			.limit(1)
		if (!row) throw new Error('no challenge is under notice')
		return row.code
	}
	const waiting = await reviewOf('waiting')
	const clarifiedCode = async () => {
		const [row] = await store.db
			.select({ code: challenges.code })
			.from(challenges)
			.where(gt(challenges.clarificationCount, 0))
			.orderBy(asc(challenges.code))
			.limit(1)
		if (!row) throw new Error('no challenge was clarified')
		return row.code
	}
	/** A challenge whose drawn experts have not answered yet. */
	const seatedCode = async () => {
		const [row] = await store.db
			.select({ code: challenges.code })
			.from(challenges)
			.innerJoin(panels, eq(panels.challengeId, challenges.id))
			.innerJoin(panelSeats, eq(panelSeats.panelId, panels.id))
			.where(eq(panelSeats.status, 'invited'))
			.orderBy(asc(challenges.code))
			.limit(1)
		if (!row) throw new Error('no expert is invited')
		return row.code
	}
	/** A challenge whose bids are open and that has no panel yet. */
	const panellessCode = async () => {
		const [row] = await store.db
			.select({ code: challenges.code })
			.from(challenges)
			.leftJoin(panels, eq(panels.challengeId, challenges.id))
			.where(and(eq(challenges.status, 'opened'), isNull(panels.id)))
			.orderBy(asc(challenges.code))
			.limit(1)
		if (!row) throw new Error('every opened challenge has a panel')
		return row.code
	}
	const found = {
		judged: await seatedCode(),
		unjudged: await panellessCode(),
		review: waiting.id,
		inReview: waiting.code,
		diagnosed: (await reviewOf('diagnosing')).id,
		list: await draftList(),
		event: await comingEvent(),
		unreleased: await challengeOf(visitors.otherLead, 'approved'),
		own: await challengeOf(visitors.lead, 'open'),
		far: await challengeOf(visitors.otherLead, 'open', desc(challenges.bidsCloseAt)),
		ownClosed: await challengeOf(visitors.lead, 'closed'),
		foreign: await challengeOf(visitors.otherLead, 'open'),
		noticed: await noticedCode(),
		clarified: await clarifiedCode(),
		bidDraft: await bidOf(visitors.bidder, 'draft', 'open'),
		bidSealed: await bidOf(visitors.bidder, 'sealed', 'open'),
		bidOpened: await bidOf(visitors.bidder, 'opened', 'opened'),
		bidClosed: await bidOf(visitors.university, 'sealed', 'closed'),
		bidWon: await bidOf(visitors.university, 'won', 'accepted'),
	}
	await store.close()
	return found
}

/** An address with the examples in place of their names. */
export function fill(address: string, examples: Readonly<Record<string, string>>): string {
	return address.replace(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? `no-${name}`)
}
