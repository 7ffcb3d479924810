import type { Signer } from '#app/crypto/log-key.ts'
import { outcomeOf } from '#app/domain/challenge/indicator.ts'
import type { DraftValues } from '#app/domain/draft/draft.ts'
import { scoredCriteria } from '#app/domain/evaluation/sheet.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { contentOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { lockEvaluation } from '#app/services/evaluation/lock-evaluation.server.ts'
import { saveSheet } from '#app/services/evaluation/save-sheet.server.ts'
import { submitSheet } from '#app/services/evaluation/submit-sheet.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as EvaluatedRepository from '#db/repositories/evaluated-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import { demoExpertEmail } from '#db/seed/demo-users.ts'
import { done } from './demo-done.ts'
import { seatedOf } from './demo-panel.server.ts'
import { sheetValuesOf } from './demo-sheets.ts'

type Scoring = { store: Store; vault: Vault; signer: Signer; challenge: ChallengeRepository.ChallengeRow; now: () => Date }

/** How far the demo's expert has come: one sheet begun, all in with the last far from those of the others, or all in. */
type Progress = 'begun' | 'outlying' | 'in'

/** Writes the sheets of an evaluation and submits them: those of the other experts all, those of the demo's expert as far as told. */
export async function scoreDemo(scoring: Scoring, progress: Progress): Promise<void> {
	const { store, challenge } = scoring
	const { evaluation, seated } = await runningOf(scoring)
	const criteria = scoredCriteria(challenge).length
	const standing = await BidRepository.listStanding(store.db, challenge.id)
	const sheets = await EvaluatedRepository.listPlaced(store.db, evaluation.id)
	for (const [turn, { bid }] of standing.entries()) {
		const indicators = await judgedIndicators({ ...scoring, db: store.db }, bid.id)
		const points = 88 - turn * 5 - indicators.filter(({ isMet }) => !isMet).length * 6
		for (const [at, { seat, member }] of seated.entries()) {
			const sheet = sheets.find((one) => one.bidId === bid.id && one.seatId === seat.id)
			if (!sheet) throw new Error(`seat ${seat.id} has no sheet`)
			const isOwn = member.email === demoExpertEmail
			const isFar = isOwn && progress === 'outlying' && turn === standing.length - 1
			const values = sheetValuesOf({ turn: turn * 3 + at, points: points - at * 2 - (isFar ? 26 : 0) }, { criteria, indicators })
			if (!isOwn || progress !== 'begun') await submit(scoring, { member, sheetId: sheet.id, values })
			else if (turn === 0) await save(scoring, { member, sheetId: sheet.id, values: begunOf(values) })
		}
	}
}

/** Has the chair lock the scores. */
export async function lockDemo(scoring: Scoring): Promise<void> {
	const { evaluation, seated } = await runningOf(scoring)
	const chair = seated[0]
	if (!chair) throw new Error('nobody to lock')
	done(await lockEvaluation({ store: scoring.store, actor: chair.member, evaluationId: evaluation.id, now: scoring.now }))
}

async function runningOf({ store, challenge }: Scoring) {
	const evaluation = await EvaluationRepository.findLatest(store.db, challenge.id)
	if (!evaluation) throw new Error(`no evaluation of ${challenge.code}`)
	return { evaluation, seated: await seatedOf(store, challenge.id) }
}

type Judged = Pick<Scoring, 'vault' | 'challenge'> & { db: Db }

/** The indicators of a challenge, and which of them a bid promises to meet. */
export async function judgedIndicators({ db, vault, challenge }: Judged, bidId: string) {
	const version = await BidVersionRepository.findStanding(db, bidId)
	if (!version) throw new Error(`bid ${bidId} has no sealed version`)
	const { promises } = contentOf(vault, version)
	const indicators = await ChallengeRepository.listIndicators(db, challenge.id)
	return indicators.map((one) => ({ id: one.id, name: one.name, isMet: outcomeOf(one, promises[one.id] ?? null) !== 'not-met' }))
}

type Writing = { member: Member; sheetId: string; values: DraftValues }

async function save({ store, vault, now }: Scoring, { member, sheetId, values }: Writing): Promise<number> {
	return done(await saveSheet({ store, vault, actor: member, sheetId, sent: { values, revision: 0 }, now })).revision
}

async function submit(scoring: Scoring, writing: Writing): Promise<void> {
	const { store, vault, signer, now } = scoring
	const revision = await save(scoring, writing)
	done(await submitSheet({ store, vault, signer, actor: writing.member, sheetId: writing.sheetId, revision, now }))
}

/** The first two criteria and the first indicator of a sheet. */
function begunOf(values: DraftValues): DraftValues {
	const first = Object.keys(values).find((field) => field.startsWith('judgements.'))
	const begun = ['points.0', 'criteria.0', 'points.1', first]
	return Object.fromEntries(Object.entries(values).filter(([field]) => begun.includes(field)))
}
