import type { AuditKind } from '#app/domain/audit/audit.ts'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import { daysAfter } from './demo-instants.ts'
import { actorOf, type Places, placedAt } from './placed.ts'
import { type MadeChallenge, submittedAtOf } from './seed-demo-challenges.server.ts'

type Step = { kind: AuditKind; to: ChallengeStatus; by: 'issuer' | 'lead' | 'clock'; at: Date; reason?: string }

/** The steps the audit log has a word for, up to the status the challenge stands in. */
function stepsOf(now: Date, { demo, list, bidsOpenAt, bidsCloseAt, openedAt, notice, decidedAt }: MadeChallenge): Step[] {
	const { status, decision: reason } = demo
	const reviewed = list.releasedAt ?? now
	const way: Step[] = [
		{ kind: 'challenge.submitted', to: 'submitted', by: 'issuer', at: list.releasedAt ? daysAfter(list.releasedAt, -18) : submittedAtOf(now, demo) },
		{ kind: 'challenge.approved', to: 'approved', by: 'lead', at: daysAfter(reviewed, list.releasedAt ? -7 : -2) },
		{ kind: 'challenge.published', to: 'open', by: 'lead', at: bidsOpenAt ?? now },
		{ kind: 'challenge.closed', to: 'closed', by: 'clock', at: bidsCloseAt },
		{ kind: 'challenge.bids-opened', to: 'opened', by: 'issuer', at: openedAt },
	]
	const noticed: Step[] = notice ? [{ kind: 'challenge.noticed', to: 'noticed', by: 'issuer', at: notice.proposedAt, reason }] : []
	const takenBack: Step[] = demo.review?.takenBack
		? [
				{ kind: 'challenge.submitted', to: 'submitted', by: 'issuer', at: daysAfter(now, -14) },
				{ kind: 'challenge.taken-back', to: 'draft', by: 'issuer', at: daysAfter(now, -12) },
			]
		: []
	const upTo = (last: ChallengeStatus) => way.slice(0, way.findIndex((step) => step.to === last) + 1)
	switch (status) {
		case 'draft':
			return []
		case 'returned':
			return [...takenBack, ...upTo('submitted'), { kind: 'challenge.returned', to: 'returned', by: 'lead', at: daysAfter(now, -3), reason }]
		case 'suspended':
			return [...upTo('open'), { kind: 'challenge.suspended', to: 'suspended', by: 'lead', at: daysAfter(now, -1), reason }]
		case 'withdrawn':
			return [...upTo('open'), { kind: 'challenge.withdrawn', to: 'withdrawn', by: 'lead', at: daysAfter(bidsOpenAt ?? now, 12), reason }]
		case 'unfilled':
			return [...way, { kind: 'challenge.unfilled', to: 'unfilled', by: 'issuer', at: decidedAt ?? now, reason }]
		case 'awarded':
		case 'delivering':
		case 'accepted':
		case 'failed':
			return [...way, ...noticed, { kind: 'challenge.awarded', to: 'awarded', by: 'clock', at: decidedAt ?? now, reason }]
		case 'evaluating':
		case 'noticed':
			return [...way, ...noticed]
		default:
			return upTo(status)
	}
}

/** The audit entries of a challenge's way to its status; a row for each transition the log has a word for. */
export function challengeTrail(now: Date, made: MadeChallenge, places: Places): NewAuditEntry[] {
	const actors = { issuer: actorOf(placedAt(places, made.demo.issuer)), lead: actorOf(placedAt(places, made.list.leadSlug)), clock: 'clock' as const }
	const entry = { subject: 'challenge' as const, subjectId: made.id, challengeId: made.id }
	let before: ChallengeStatus = 'draft'
	const created: NewAuditEntry = { ...entry, kind: 'challenge.created', actor: actors.issuer, at: made.createdAt, after: { status: before } }
	const moved = stepsOf(now, made).map(({ kind, to, by, at, reason }): NewAuditEntry => {
		const from = before
		before = to
		return { ...entry, kind, actor: actors[by], at, before: { status: from }, after: { status: to }, reason }
	})
	return [created, ...moved]
}
