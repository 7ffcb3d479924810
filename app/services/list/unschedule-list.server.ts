import { accept, refuse } from '#app/domain/decision.ts'
import { unschedule } from '#app/domain/list/schedule.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { attemptOnList } from './attempt-on-list.server.ts'

type Unscheduling = { store: Store; actor: Member; code: string; now: Date }

/** The chain lead takes the second of a list's release back; the list goes on being composed. */
export function unscheduleList({ store, actor, code, now }: Unscheduling) {
	return store.tx(async (tx) => {
		const attempt = await attemptOnList(tx, { code, kind: 'list.unscheduled', actor, at: now })
		if (!attempt.ok) return attempt
		const { list, entry } = attempt.value
		const decision = unschedule(list)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ListRepository.setSchedule(tx, list.id, { releaseAt: null, scheduledByUserId: null }))) return refuse({ code: 'stale' })
		const before = { status: list.status, releaseAt: list.releaseAt?.getTime() ?? null }
		await AuditRepository.append(tx, { ...entry, before, after: { status: list.status, releaseAt: null } })
		return accept(null)
	})
}
