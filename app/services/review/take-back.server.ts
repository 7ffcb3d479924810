import { move } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { moveReview } from '#app/domain/review/lifecycle.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptOn } from '#app/services/challenge/attempt-on.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'

type TakeBack = { store: Store; actor: Member; code: string; now: () => Date }

/** The issuer takes its demand back out of review, to work on; a diagnosis under way ends with it. Refuses any other status. */
export function takeBack({ store, actor, code, now }: TakeBack) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.taken-back', actor, permission: 'challenge.submit', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const decision = move('takeBack', challenge.status)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, before: { status: decision.value.from }, after: { status: decision.value.to } })
		const review = await ReviewRepository.findOpen(tx, challenge.id)
		const withdrawn = review && moveReview('withdraw', review.status)
		if (review && withdrawn?.ok) {
			if (!(await ReviewRepository.moveStatus(tx, review.id, withdrawn.value, { settledAt: at, settledByUserId: actor.userId })))
				throw new Error(`review ${review.id} moved within the transaction`)
			const { from, to } = withdrawn.value
			await AuditRepository.append(tx, {
				...entry,
				kind: 'review.withdrawn',
				subject: 'review',
				subjectId: review.id,
				before: { status: from },
				after: { status: to },
			})
		}
		return accept(null)
	})
}
