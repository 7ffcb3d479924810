import type { Store } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { named } from './read-notice.server.ts'

const pageSize = 20
type Listed = Awaited<ReturnType<typeof AwardRepository.listNotices>>

/** The public notices: all that run or stand stopped, at most 100, and a page of those settled. */
export async function readNotices({ store: { db }, page }: { store: Store; page: number }) {
	const [running, settled] = await Promise.all([
		AwardRepository.listNotices(db, { running: true, limit: 100, offset: 0 }),
		AwardRepository.listNotices(db, { running: false, limit: pageSize + 1, offset: (page - 1) * pageSize }),
	])
	const places = await ProposalRepository.listPlaces(
		db,
		[...running, ...settled].map(({ award }) => award.id),
	)
	const shown = ({ award, winner, challenge }: Listed[number]) => {
		const { id, status, period, noticeEndsAt, daysLeft, proposedAt, settledAt } = award
		const own = places.filter(({ proposalId }) => proposalId === id)
		return { id, status, period, noticeEndsAt, daysLeft, proposedAt, settledAt, winners: named(own, 'winner', winner), challenge }
	}
	return { running: running.map(shown), settled: settled.slice(0, pageSize).map(shown), hasMore: settled.length > pageSize }
}
