import type { Member } from '#app/domain/permission/actor.ts'
import { openReviews } from '#app/domain/review/lifecycle.ts'
import { type ReviewStatus, type ReviewView, reviewStatuses, reviewViews } from '#app/domain/review/review.ts'
import type { Store } from '#db/client.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'

const pageSize = 30

const statusesOf = (view: ReviewView): readonly ReviewStatus[] =>
	view === 'settled' ? reviewStatuses.filter((status) => !openReviews.includes(status)) : [view]

type Listed = Awaited<ReturnType<typeof ReviewRepository.listAssigned>>[number]

/** A review of a list with its clock. */
export function listedReview({ review, challenge, listTitle, issuer }: Listed, now: Date) {
	const { id, status, submittedAt, dueAt, settledAt, versionNumber, brokerTask } = review
	return {
		id,
		status,
		submittedAt,
		dueAt,
		settledAt,
		versionNumber,
		brokerTask,
		isOverdue: openReviews.includes(status) && dueAt <= now,
		challenge,
		listTitle,
		issuer,
	}
}

type Reading = { store: Store; actor: Member; view: ReviewView; page: number; now: Date }

/** The reviews of the chains the actor leads: open ones first due first, settled ones the latest first; a page past the end is the last one. */
export async function readReviews({ store: { db }, actor, view, page, now }: Reading) {
	const statuses = statusesOf(view)
	const counts = await ReviewRepository.countOfChains(db, actor.ledChains)
	const sum = (of: readonly ReviewStatus[]) => of.reduce((total, status) => total + (counts.get(status) ?? 0), 0)
	const pages = Math.max(1, Math.ceil(sum(statuses) / pageSize))
	const offset = (Math.min(page, pages) - 1) * pageSize
	const rows = await ReviewRepository.listOfChains(db, actor.ledChains, statuses, { limit: pageSize, offset })
	return {
		reviews: rows.map((row) => listedReview(row, now)),
		offset,
		page: Math.min(page, pages),
		pages,
		counts: reviewViews.map((one) => ({ view: one, count: sum(statusesOf(one)) })),
	}
}
