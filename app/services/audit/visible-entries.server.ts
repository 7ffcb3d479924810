import type { PlacedBid } from '#app/domain/judging/own-conflicts.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { hiddenBids } from '#app/services/judging/own-conflicts.server.ts'
import type { Db } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'

type Listing = Parameters<typeof AuditRepository.listEntries>[1]
type Row = Awaited<ReturnType<typeof AuditRepository.listEntries>>[number]

const start: Pick<Listing, 'beforeId' | 'afterId'> = {}
/** Entries read at once where the first page did not hold enough. */
const longest = 200

/** As `listEntries`, without what tells of bids the reader is in conflict with; reads on until the page is full. */
export async function listVisible(db: Db, reader: Actor, listing: Listing, now: Date): Promise<Row[]> {
	const { limit, afterId } = listing
	const shown: Row[] = []
	let cursor = start
	for (;;) {
		const batch = cursor === start ? limit : longest
		const rows = await AuditRepository.listEntries(db, { ...listing, ...cursor, limit: batch })
		const visible = await withoutHidden(db, reader, rows, now)
		if (afterId) shown.unshift(...visible.slice(Math.max(0, visible.length - (limit - shown.length))))
		else shown.push(...visible.slice(0, limit - shown.length))
		if (shown.length === limit || rows.length < batch) return shown
		cursor = afterId ? { afterId: rows[0]?.entry.id } : { beforeId: rows.at(-1)?.entry.id }
	}
}

async function withoutHidden(db: Db, reader: Actor, rows: readonly Row[], now: Date): Promise<readonly Row[]> {
	const challengeIds = [...new Set(rows.flatMap(({ entry }) => entry.challengeId ?? []))]
	const { bids } = await hiddenBids(db, reader, { challengeIds }, now)
	return bids.length === 0 ? rows : rows.filter((row) => !bids.some((bid) => isAbout(row, bid)))
}

/** Subjects and kinds of entries that speak of every bid of a challenge, count them or leave one out: whoever is in conflict with one reads none of them. */
const ofEveryBid: readonly string[] = [
	'objection',
	'tip',
	'proposal',
	'award.stopped',
	'award.resumed',
	'bid.proposed',
	'bid.proposal-withdrawn',
	'challenge.bids-opened',
	'challenge.evaluating',
	'evaluation.locked',
]

/** Whether an entry is about a bid: of it or its files, naming it before or after, of all bids of its challenge, or done on that challenge by someone who stands in it. */
function isAbout({ entry: { kind, subject, subjectId, challengeId, actorOrganisationId, before, after } }: Row, bid: PlacedBid): boolean {
	if (challengeId !== bid.challengeId) return false
	if (ofEveryBid.includes(subject) || ofEveryBid.includes(kind) || after?.objection !== undefined) return true
	if (actorOrganisationId !== null && bid.organisationIds.includes(actorOrganisationId)) return true
	return subjectId === bid.id || [before, after].some((detail) => JSON.stringify(detail)?.includes(bid.id))
}
