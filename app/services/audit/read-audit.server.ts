import type { AuditKind } from '#app/domain/audit/audit.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { isTied } from '#app/services/judging/own-conflicts.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { listVisible } from './visible-entries.server.ts'

type Reading = {
	store: Store
	actor: Actor
	filter: { kind?: AuditKind; isRefused?: boolean; beforeId?: number; afterId?: number }
	pageSize: number
	now: Date
}
type Listed = Awaited<ReturnType<typeof AuditRepository.listEntries>>[number]
/** A page of the log, each entry with what readers call its subject, and the cursors of its neighbours; null where there is none. */
type Page = { entries: (Listed & { subjectName: string | null })[]; olderThan: number | null; newerThan: number | null; isTied: boolean }

/** One page of the audit log, newest first, without what tells of bids the reader is in conflict with. Refuses `forbidden`. */
export async function readAudit({ store: { db }, actor, filter, pageSize, now }: Reading): Promise<Decision<Page, { code: 'forbidden' }>> {
	if (!can(actor, 'audit.read', null)) return refuse({ code: 'forbidden' })
	const rows = await listVisible(db, actor, { ...filter, limit: pageSize }, now)
	const names = await AuditRepository.nameSubjects(
		db,
		rows.map((row) => row.entry),
	)
	const { kind, isRefused } = filter
	const isThere = async (cursor: { beforeId?: number; afterId?: number }) =>
		(await listVisible(db, actor, { kind, isRefused, ...cursor, limit: 1 }, now)).length > 0
	const newest = rows[0]?.entry.id
	const oldest = rows.at(-1)?.entry.id
	return accept({
		/** Whether anything may be left out for the reader's own ties. */
		isTied: await isTied(db, actor),
		entries: rows.map((row) => ({ ...row, subjectName: names.get(row.entry.subjectId) ?? names.get(row.entry.challengeId ?? '') ?? null })),
		olderThan: oldest !== undefined && (await isThere({ beforeId: oldest })) ? oldest : null,
		newerThan: newest !== undefined && (await isThere({ afterId: newest })) ? newest : null,
	})
}
