import { accept, refuse } from '#app/domain/decision.ts'
import { schedule } from '#app/domain/list/schedule.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { releaseRules } from '../rules/release-rules.server.ts'
import { attemptOnList } from './attempt-on-list.server.ts'

type Scheduling = { store: Store; actor: Member; code: string; releaseAt: Date; now: Date }

/**
 * The chain lead sets the second at which the clock releases a list, or sets another one. It is checked as a release
 * would be then; what changes until then is checked again when it comes.
 */
export function scheduleList({ store, actor, code, releaseAt, now }: Scheduling) {
	return store.tx(async (tx) => {
		const attempt = await attemptOnList(tx, { code, kind: 'list.scheduled', actor, at: now })
		if (!attempt.ok) return attempt
		const { list, entry } = attempt.value
		const challenges = await ListRepository.listReleasable(tx, list.id)
		const decision = schedule(list, challenges, { rules: await releaseRules(tx), releaseAt, now })
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ListRepository.setSchedule(tx, list.id, { releaseAt, scheduledByUserId: actor.userId }))) return refuse({ code: 'stale' })
		const before = { status: list.status, releaseAt: list.releaseAt?.getTime() ?? null }
		await AuditRepository.append(tx, { ...entry, before, after: { status: list.status, releaseAt: releaseAt.getTime() } })
		return accept(null)
	})
}
