import type { Store } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'

const pageSize = 20
const shown = ({ award, winner, challenge }: Awaited<ReturnType<typeof AwardRepository.listNotices>>[number]) => {
	const { id, status, period, noticeEndsAt, daysLeft, proposedAt, settledAt } = award
	return { id, status, period, noticeEndsAt, daysLeft, proposedAt, settledAt, winner, challenge }
}

/** The public notices: all that run or stand stopped, at most 100, and a page of those settled. */
export async function readNotices({ store: { db }, page }: { store: Store; page: number }) {
	const [running, settled] = await Promise.all([
		AwardRepository.listNotices(db, { running: true, limit: 100, offset: 0 }),
		AwardRepository.listNotices(db, { running: false, limit: pageSize + 1, offset: (page - 1) * pageSize }),
	])
	return { running: running.map(shown), settled: settled.slice(0, pageSize).map(shown), hasMore: settled.length > pageSize }
}
