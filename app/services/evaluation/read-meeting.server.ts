import { accept } from '#app/domain/decision.ts'
import { hasBegun } from '#app/domain/evaluation/defence.ts'
import { lockScores } from '#app/domain/evaluation/lock.ts'
import { outliersOf } from '#app/domain/evaluation/ranking.ts'
import { chairOf, progressOf, readableProgress } from '#app/domain/evaluation/visibility.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import { calledOf, challengeOf, countedSheets, describeRanking } from './ranked-bids.server.ts'
import { sheetsSideBySide } from './sheets-side-by-side.server.ts'
import { type View, viewAsExpert } from './view-evaluation.server.ts'

type ReadMeeting = { store: Store; vault: Vault; actor: Member; evaluationId: string; page: number; bid?: string | undefined; now: Date }

/** What decides whether the scores can be locked by whoever looks: over every sheet, also those they do not read. */
export function lockingOf({ evaluation, state, viewer, rules, all }: View) {
	const counted = countedSheets(all.sheets)
	return {
		status: evaluation.status,
		isChair: viewer.as === 'expert' && chairOf(state.seats)?.id === viewer.seatId,
		isFull: state.isFull,
		progress: progressOf(state.seats, state.bids, all.sheets),
		unnoted: outliersOf(counted, rules.outlierPoints).filter(({ isNoted }) => !isNoted).length,
	}
}

/**
 * The meeting of a panel: once every sheet is in, the ranking, the sheets of one bid side by side, and what keeps the chair from locking;
 * before that how many of one's own sheets are, and nothing of others. Refuses everyone but the panel as `not-found`.
 */
export async function readMeeting({ store: { db }, vault, actor, evaluationId, page, bid, now }: ReadMeeting) {
	const viewed = await viewAsExpert(db, { actor, evaluationId, now })
	if (!viewed.ok) return viewed
	const view = viewed.value
	const { viewer, evaluation, state } = view
	const seatId = viewer.as === 'expert' ? viewer.seatId : ''
	const ranking = await describeRanking({ db, vault, view, page })
	const locking = lockingOf(view)
	const called = calledOf(view)
	const outliers = view.seesOthers ? outliersOf(countedSheets(view.sheets), view.rules.outlierPoints) : []
	// Whether the lock is near tells of every sheet, so it is said to nobody who is kept from some.
	const locked = view.seesOthers && view.why.length === 0 ? lockScores(locking) : null
	return accept({
		challenge: challengeOf(view),
		evaluation: { id: evaluation.id, status: evaluation.status, dueAt: evaluation.dueAt, lockedAt: evaluation.lockedAt },
		why: view.why,
		seatNumber: state.seats.find(({ id }) => id === seatId)?.number ?? 0,
		isChair: locking.isChair,
		seesOthers: view.seesOthers,
		progress: readableProgress(viewer, state, view.all.sheets),
		ranking,
		chosen: await sheetsSideBySide(db, vault, view, bid ?? ranking.rows[0]?.id),
		/** The viewer's own sheets that need a note, or have one. */
		ownOutliers: outliers
			.filter((sheet) => sheet.seatId === seatId)
			.map((sheet) => ({ id: sheet.id, isNoted: sheet.isNoted, bidId: sheet.bidId, code: view.bids.find(({ id }) => id === sheet.bidId)?.code ?? null })),
		/** Null where the scores can be locked or that is not theirs to know, else why not. */
		lockRefusal: locked && !locked.ok ? locked.refusal.code : null,
		mayLock: locked?.ok === true,
		defences: view.defences.map(({ bidId, startsAt, endsAt, place, minutes }) => {
			const defended = view.bids.find(({ id }) => id === bidId)
			return {
				bidId,
				startsAt,
				endsAt,
				place,
				isMinuted: minutes !== '',
				hasBegun: hasBegun({ startsAt }, now),
				...(defended ? called(defended) : { code: null, bidder: null }),
			}
		}),
	})
}
