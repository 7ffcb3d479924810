import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { moveReview } from '#app/domain/review/lifecycle.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BrokerRepository from '#db/repositories/broker-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import { attemptOnReview } from './attempt-on-review.server.ts'
import { reviewDue } from './review-due.server.ts'

type Diagnose = { store: Store; actor: Member; reviewId: string; seen: number; broker: string; task: string; now: () => Date }

/** The chain lead asks a technology broker, by its address, for a second diagnosis (二次诊断); the clock begins anew. Refuses the issuer itself as broker. */
export function diagnoseReview({ store, actor, reviewId, seen, broker, task, now }: Diagnose) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnReview(tx, { reviewId, kind: 'review.diagnosis-asked', actor, by: 'chainLead', seen, at })
		if (!attempt.ok) return attempt
		const { challenge, review, entry } = attempt.value
		const decision = moveReview('diagnose', review.status)
		if (!decision.ok) return refused(tx, entry, decision)
		const named = (await BrokerRepository.listBrokers(tx)).find(({ slug }) => slug === broker)
		if (!named) return refused(tx, entry, refuse({ code: 'broker-unknown' }))
		if (named.id === challenge.issuerOrganisationId) return refused(tx, entry, refuse({ code: 'broker-is-issuer' }))
		const due = await reviewDue(tx, challenge.citySlug, at)
		const marks = { ...due, brokerOrganisationId: named.id, brokerTask: task, diagnosedAt: at }
		if (!(await ReviewRepository.moveStatus(tx, reviewId, decision.value, marks))) throw new Error(`review ${reviewId} moved within the transaction`)
		await AuditRepository.append(tx, {
			...entry,
			before: { status: decision.value.from },
			after: { status: decision.value.to, broker: named.slug, due: due.duePeriod.to },
			reason: task,
		})
		return accept(null)
	})
}
