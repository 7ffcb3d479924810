import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { fewestExperts } from '#app/domain/evaluation/begin.ts'
import { type EvaluationState, readableBids, readableSheets, seesOthers, type Viewer } from '#app/domain/evaluation/visibility.ts'
import type { OwnConflicts } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { isDecisionKnown } from '#app/domain/permission/parties.ts'
import { can } from '#app/domain/permission/permission.ts'
import { evaluationRulesOf, packOf } from '#app/domain/rules/rule-pack.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Db } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DefenceRepository from '#db/repositories/defence-repository.ts'
import * as EvaluatedRepository from '#db/repositories/evaluated-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'

type FoundChallenge = NonNullable<Awaited<ReturnType<typeof ChallengeRepository.findById>>>
type SeenBid = Awaited<ReturnType<typeof EvaluatedRepository.listBids>>[number] & { isShortlisted: boolean }
type PlacedSheet = Awaited<ReturnType<typeof EvaluatedRepository.listPlaced>>[number]

/** An evaluation as somebody looks at it. `bids` and `sheets` hold only what is theirs to read, and everything shown is to be made of these; `all` is for what decides. */
export type View = {
	found: FoundChallenge
	evaluation: EvaluationRepository.EvaluationRow
	rules: ReturnType<typeof evaluationRulesOf>
	viewer: Viewer
	/** Why they are kept from bids, where they are. */
	why: OwnConflicts['why']
	state: EvaluationState
	bids: SeenBid[]
	sheets: PlacedSheet[]
	seesOthers: boolean
	defences: DefenceRepository.DefenceRow[]
	all: { sheets: PlacedSheet[]; bids: SeenBid[] }
}

type As = (state: EvaluationState, seats: Awaited<ReturnType<typeof EvaluatedRepository.listSeats>>) => Viewer | null

/** Reads an evaluation and lays it out for a viewer; null where they look at it as nobody. */
async function view(db: Db, found: FoundChallenge, evaluation: EvaluationRepository.EvaluationRow, why: OwnConflicts['why'], as: As): Promise<View | null> {
	const rules = evaluationRulesOf(packOf(found.challenge))
	// One after another: inside a unit of work they share a connection.
	const live = await EvaluatedRepository.listSeats(db, evaluation.panelId)
	const rows = await EvaluatedRepository.listBids(db, evaluation)
	const placed = await EvaluatedRepository.listPlaced(db, evaluation.id)
	const defences = await DefenceRepository.listOfEvaluation(db, evaluation.id)
	const seats = live.filter(({ status }) => status === 'accepted')
	const isFull = seats.length === live.length && seats.length >= fewestExperts
	const held = new Set(seats.map(({ id }) => id))
	const sheets = placed.filter(({ seatId }) => held.has(seatId))
	const defended = new Set(defences.map(({ bidId }) => bidId))
	const isNewest = (await EvaluationRepository.findLatest(db, evaluation.challengeId))?.id === evaluation.id
	const bids = rows.map((row) => {
		const bid = isNewest ? row : { ...row, status: statusAfter(evaluation, defended.has(row.id)) }
		return { ...bid, isShortlisted: bid.status === 'shortlisted' || defended.has(bid.id) }
	})
	const isNoticed = isDecisionKnown(ChallengeRepository.factsOf(found))
	const state = { status: evaluation.status, isBlind: rules.evaluation === 'blind', isNoticed, isFull, seats, bids }
	const viewer = as(state, seats)
	if (!viewer) return null
	const seen = readableBids(viewer, { seats, bids })
	const ids = new Set(seen.map(({ id }) => id))
	return {
		found,
		evaluation,
		rules,
		viewer,
		why,
		state,
		bids: seen,
		sheets: readableSheets(viewer, state, sheets),
		seesOthers: seesOthers(viewer, state, sheets),
		defences: defences.filter(({ bidId }) => ids.has(bidId)),
		all: { sheets, bids },
	}
}

/** Where an evaluation that another followed had brought a bid: what became of it since is for those who look at the newest. */
function statusAfter({ status }: EvaluationRepository.EvaluationRow, isDefended: boolean): BidStatus {
	if (status === 'scoring') return 'qualified'
	return isDefended ? 'shortlisted' : 'scored'
}

type Looking = { actor: Member; now: Date }
type Viewed = Decision<View, { code: 'not-found' }>

/** An evaluation of a challenge as its issuer looks at it, the newest where no number is given; refuses everyone else as `not-found`. */
export async function viewAsIssuer(db: Db, { actor, code, number, now }: Looking & { code: string; number?: number | undefined }): Promise<Viewed> {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'evaluation.read', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const evaluation = await EvaluationRepository.findLatest(db, found.challenge.id, number)
	if (!evaluation) return refuse({ code: 'not-found' })
	const { why, bids } = await ownConflicts(db, actor, found.challenge, now)
	const viewed = await view(db, found, evaluation, why, () => ({ as: 'issuer', conflicts: new Set(bids.map(({ id }) => id)) }))
	return viewed ? accept(viewed) : refuse({ code: 'not-found' })
}

/** An evaluation as one of its panel looks at it, while they hold their seat; refuses everyone else as `not-found`. */
export async function viewAsExpert(db: Db, { actor, evaluationId, now }: Looking & { evaluationId: string }): Promise<Viewed> {
	const evaluation = await EvaluationRepository.findById(db, evaluationId)
	const found = evaluation && (await ChallengeRepository.findById(db, evaluation.challengeId))
	if (!evaluation || !found) return refuse({ code: 'not-found' })
	const { why, bids } = await ownConflicts(db, actor, found.challenge, now)
	const viewed = await view(db, found, evaluation, why, (_state, seats) => {
		const own = seats.find(({ userId }) => can(actor, 'evaluation.meet', { userId }))
		return own ? { as: 'expert', seatId: own.id, conflicts: new Set(bids.map(({ id }) => id)) } : null
	})
	return viewed ? accept(viewed) : refuse({ code: 'not-found' })
}

/** The evaluation of a bid as its bidder looks at it; null where there is none. */
export async function viewAsBidder(db: Db, bid: { id: string; challengeId: string }): Promise<View | null> {
	const found = await ChallengeRepository.findById(db, bid.challengeId)
	const evaluation = found && (await EvaluationRepository.findLatest(db, bid.challengeId))
	return found && evaluation ? view(db, found, evaluation, [], () => ({ as: 'bidder', bidIds: new Set([bid.id]), conflicts: new Set() })) : null
}
