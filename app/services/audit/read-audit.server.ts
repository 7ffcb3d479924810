import type { AuditKind } from '#app/domain/audit/audit.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'

const pageSize = 50

type Reading = { store: Store; actor: Actor; filter: { kind?: AuditKind; isRefused?: boolean; beforeId?: number; afterId?: number } }
type Entries = Awaited<ReturnType<typeof AuditRepository.listEntries>>
/** A page of the log and the cursors of its neighbours; null where there is none. */
type Page = { entries: Entries; olderThan: number | null; newerThan: number | null }

/** One page of 50 entries of the audit log, newest first. Refuses `forbidden`. */
export async function readAudit({ store, actor, filter }: Reading): Promise<Decision<Page, { code: 'forbidden' }>> {
	if (!can(actor, 'audit.read', null)) return refuse({ code: 'forbidden' })
	const entries = await AuditRepository.listEntries(store.db, { ...filter, limit: pageSize })
	const { kind, isRefused } = filter
	const isThere = async (cursor: { beforeId?: number; afterId?: number }) =>
		(await AuditRepository.listEntries(store.db, { kind, isRefused, ...cursor, limit: 1 })).length > 0
	const newest = entries[0]?.entry.id
	const oldest = entries.at(-1)?.entry.id
	return accept({
		entries,
		olderThan: oldest !== undefined && (await isThere({ beforeId: oldest })) ? oldest : null,
		newerThan: newest !== undefined && (await isThere({ afterId: newest })) ? newest : null,
	})
}
