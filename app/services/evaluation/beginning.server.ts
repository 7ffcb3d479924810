import { type Beginning, isScorable } from '#app/domain/evaluation/begin.ts'
import { evaluationRulesOf, packOf } from '#app/domain/rules/rule-pack.ts'
import { isCorrecting } from '#app/services/award/is-correcting.server.ts'
import type { Db } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import type * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'

/** What the begin of an evaluation of a challenge is decided on, with the records it concerns. */
export async function readBeginning(db: Db, challenge: ChallengeRepository.ChallengeRow, at: Date) {
	const found = await BidRepository.listStanding(db, challenge.id)
	const standing = found.map(({ bid }) => bid)
	const living = await BidRepository.listLiving(db, challenge.id)
	const isRecovering = living.some(({ status, recoveryEndsAt }) => status === 'failed' && recoveryEndsAt !== null && at < recoveryEndsAt)
	const panel = await PanelRepository.findLatest(db, challenge.id)
	const seats = panel ? await SeatedRepository.listOfPanel(db, panel.id) : []
	const before = await EvaluationRepository.findLatest(db, challenge.id)
	const isPanelGone = before !== undefined && (await PanelRepository.findById(db, before.panelId))?.status === 'dissolved'
	const latest = await AwardRepository.findLatest(db, challenge.id)
	const passed = new Set((await EvaluationRepository.listPackages(db, challenge.id)).flatMap(({ bidId, passedAt }) => (passedAt ? [bidId] : [])))
	const { scoringDays } = evaluationRulesOf(packOf(challenge))
	const beginning: Beginning = {
		challengeStatus: challenge.status,
		bids: standing.map(({ id, status }) => ({ status, isPassed: passed.has(id) })),
		isAwaited: isRecovering || (await isCorrecting(db, standing, at)),
		panel: panel ? { status: panel.status, seats: seats.map(({ status }) => status) } : null,
		before: before ? { status: before.status, beganAt: before.beganAt, isPanelGone } : null,
		award: latest ? { status: latest.award.status, settledAt: latest.award.settledAt } : null,
	}
	return {
		beginning,
		scorable: standing.filter(({ status }) => isScorable(status)),
		/** Bids to be scored whose package is still to be passed, with who bid. */
		unpassed: found.filter(({ bid }) => isScorable(bid.status) && !passed.has(bid.id)),
		panel,
		seats,
		before,
		scoringDays,
	}
}
