import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { MonitorRows } from '#app/domain/monitor/filter.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as MonitorRepository from '#db/repositories/monitor-repository.ts'

type Named = { name: string; nameEn: string | null }
/** `solvers`: all who won a challenge; the city is that of the one placed first. */
type Page = { rows: (MonitorRepository.MonitorRow & { solvers: Named[] })[]; count: number; page: number; pages: number }

/** The challenges behind one figure of the monitor, `pageSize` a page; a page past the end is the last one. */
export async function listMonitorRows({
	store,
	actor,
	asked,
	now,
	pageSize,
}: {
	store: Store
	actor: Actor
	asked: MonitorRows
	now: Date
	pageSize: number
}): Promise<Decision<Page, { code: 'not-found' }>> {
	if (!can(actor, 'monitor.read', null)) return refuse({ code: 'not-found' })
	const count = await MonitorRepository.countRows(store.db, asked, now)
	const pages = Math.max(1, Math.ceil(count / pageSize))
	const page = Math.min(asked.page, pages)
	const rows = await MonitorRepository.listRows(store.db, asked, now, { offset: (page - 1) * pageSize, limit: pageSize })
	const solvers = new Map<string, Named[]>()
	const codes = rows.map(({ code }) => code)
	for (const { code, ...named } of await MonitorRepository.listSolvers(store.db, codes)) solvers.set(code, [...(solvers.get(code) ?? []), named])
	return accept({ rows: rows.map((row) => ({ ...row, solvers: solvers.get(row.code) ?? [] })), count, page, pages })
}
