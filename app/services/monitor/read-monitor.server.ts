import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { figuresOf, type MonitorFigures } from '#app/domain/monitor/figures.ts'
import type { MonitorFilter } from '#app/domain/monitor/filter.ts'
import { MonitorRows } from '#app/domain/monitor/filter.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as MonitorRepository from '#db/repositories/monitor-repository.ts'
import { revisionCache } from '../revision-cache.server.ts'

type Asked = { store: Store; actor: Actor; filter: MonitorFilter; now: Date }
type Read = {
	figures: MonitorFigures
	solved: Awaited<ReturnType<typeof MonitorRepository.listSolvedByCities>>
	nearDeadline: MonitorRepository.MonitorRow[]
	nearDeadlineCount: number
}

const kept = revisionCache<Read>()

/** The monitor's first screen: figures, who solves whose problems, and at most 8 challenges without bids near their deadline. */
export async function readMonitor({ store, actor, filter, now }: Asked): Promise<Decision<Read, { code: 'not-found' }>> {
	if (!can(actor, 'monitor.read', null)) return refuse({ code: 'not-found' })
	return accept(await kept(store, JSON.stringify(filter), now, () => compute({ store, filter, now })))
}

async function compute({ store, filter, now }: Omit<Asked, 'actor'>): Promise<Read> {
	const near = { ...MonitorRows.parse({ measure: 'near-deadline' }), ...filter }
	const [groups, solved, nearDeadline, nearDeadlineCount] = await Promise.all([
		MonitorRepository.listGroups(store.db, filter, now),
		MonitorRepository.listSolvedByCities(store.db, filter),
		MonitorRepository.listRows(store.db, near, now, { offset: 0, limit: 8 }),
		MonitorRepository.countRows(store.db, near, now),
	])
	return { figures: figuresOf(groups), solved, nearDeadline, nearDeadlineCount }
}
