import { demandValuesOf } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { submit } from '#app/domain/review/submission.ts'
import { packFor } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptOn } from '#app/services/challenge/attempt-on.server.ts'
import { releaseRules } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import * as VersionRepository from '#db/repositories/version-repository.ts'
import { reviewDue } from './review-due.server.ts'

type SubmitChallenge = { store: Store; actor: Member; code: string; now: () => Date }

/**
 * The issuer sends its draft into review: what it says is kept as a version, the chain lead's answer is due after the
 * days of its city's rules. Refuses what is not complete, with what is missing, and any other status.
 */
export function submitChallenge({ store, actor, code, now }: SubmitChallenge) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.submitted', actor, permission: 'challenge.submit', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const indicators = await ChallengeRepository.listIndicators(tx, challenge.id)
		const values = demandValuesOf(challenge, indicators)
		const { packs } = await releaseRules(tx)
		const decision = submit({ status: challenge.status, values }, packFor(packs, challenge.citySlug), at)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) return refuse({ code: 'stale' })
		await ChallengeRepository.markSubmitted(tx, challenge.id, at)
		const of = { challengeId: challenge.id, createdAt: at, createdByUserId: actor.userId }
		const versionNumber = await VersionRepository.insert(tx, { ...of, values })
		const due = await reviewDue(tx, challenge.citySlug, at)
		const review = { challengeId: challenge.id, versionNumber, submittedAt: at, submittedByUserId: actor.userId, ...due }
		const reviewId = await ReviewRepository.insert(tx, review)
		await AuditRepository.appendAll(tx, [
			{ ...entry, before: { status: decision.value.from }, after: { status: decision.value.to } },
			{
				...entry,
				kind: 'review.submitted',
				subject: 'review',
				subjectId: reviewId,
				after: { status: 'waiting', version: versionNumber, due: due.duePeriod.to },
			},
		])
		return accept({ reviewId, dueAt: due.dueAt })
	})
}
