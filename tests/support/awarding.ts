import type { AwardForm } from '#app/domain/award/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { giveFeedback } from '#app/services/award/give-feedback.server.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { publishProposal } from '#app/services/award/publish-proposal.server.ts'
import { readProposal } from '#app/services/award/read-proposal.server.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { makeLockedEvaluation } from '#db/seed/factories/evaluation-factory.ts'

export const reason = '承诺值全部达到，进度与报价可靠'

/** Brings a challenge whose bids are open to locked scores, as a panel would; for a database or that of a running server. */
export async function lockScores({ store, code, at }: { store: Store; code: string; at: Date }) {
	const found = await ChallengeRepository.findByCode(store.db, code)
	if (!found) throw new Error(`no challenge ${code}`)
	return store.tx((tx) => makeLockedEvaluation(tx, { challengeId: found.challenge.id, at }))
}

/** What an issuer decides: these winners and reserves, and a reason for each of `bidIds`, theirs among them. */
export function decisionOf(winners: string[], { reserves = [], others = [] }: { reserves?: string[]; others?: string[] } = {}): AwardForm {
	const reasons = Object.fromEntries([...winners, ...reserves, ...others].map((id) => [id, `评审意见 ${id.slice(-4)}：${reason}`]))
	return { winners, reserves, reason, reasons }
}

type Awarding = { store: Store; actor: Member; code: string; now: () => Date }

/** Gives every bid that loses by the open proposal its feedback, and publishes it. */
export async function publishWithFeedback({ store, actor, code, now }: Awarding) {
	const read = await readProposal({ store, actor, code, now: now() })
	if (!read.ok) throw new Error(read.refusal.code)
	for (const { id: bidId } of read.value.losers) {
		await giveFeedback({ store, actor, code, bidId, said: { feedback: `建议补充第三方检测数据 ${bidId.slice(-4)}` }, now })
	}
	return publishProposal({ store, actor, code, now })
}

/** Locks the scores, proposes, gives feedback and publishes: the award stands under notice. */
export async function noticeAward({ decision, ...given }: Awarding & { decision: AwardForm }) {
	await lockScores({ store: given.store, code: given.code, at: given.now() })
	const proposed = await proposeAward({ ...given, decision })
	return proposed.ok ? publishWithFeedback(given) : proposed
}
