import { release } from '#app/domain/list/release.ts'
import { releasedFrom } from '#app/domain/list/schedule.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { releaseRules } from '../rules/release-rules.server.ts'
import { carryOutRelease } from './release-list.server.ts'

/**
 * Releases the scheduled lists whose second has come, in the order of their seconds: each with all its challenges in one
 * unit of work, counted from `releasedFrom`. One that is not ready is refused, kept in the audit log, and not tried again
 * until it is scheduled anew. At most 50 a call; answers how many were released. Safe to repeat and to run twice at once.
 * One that fails holds up no other; it throws once all were tried.
 */
export async function releaseDueLists({ store, now }: { store: Store; now: Date }): Promise<number> {
	let released = 0
	const failures: unknown[] = []
	for (const { code } of await ListRepository.listDue(store.db, now)) {
		try {
			if (await store.tx((tx) => releaseDue(tx, code, now))) released++
		} catch (error) {
			failures.push(error)
		}
	}
	if (failures.length > 0) throw new AggregateError(failures, `${failures.length} scheduled lists could not be released`)
	return released
}

async function releaseDue(tx: Tx, code: string, now: Date): Promise<boolean> {
	const list = (await ListCatalogueRepository.findWithOwner(tx, code))?.list
	if (!list?.releaseAt || list.releaseAt > now || list.releaseRefusedAt || list.status !== 'draft') return false
	const at = releasedFrom(list.releaseAt, now)
	const before = { status: list.status, releaseAt: list.releaseAt.getTime(), scheduledBy: list.scheduledByUserId }
	const entry = { kind: 'list.released', actor: 'clock', at, subject: 'list', subjectId: list.id, before } as const
	const decision = release(list, await ListRepository.listReleasable(tx, list.id), await releaseRules(tx), at)
	if (!decision.ok) {
		await refused(tx, { ...entry, at: now }, decision)
		await AuditRepository.append(tx, { ...entry, at: now, kind: 'list.release-missed', after: { refusal: decision.refusal.code } })
		await ListRepository.markReleaseRefused(tx, list.id, now)
		return false
	}
	return (await carryOutRelease(tx, { list, challenges: decision.value, entry })).ok
}
