import { accept, refuse } from '#app/domain/decision.ts'
import { type MonitorFilter, MonitorRows } from '#app/domain/monitor/filter.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { listMonitorRows } from './list-monitor-rows.server.ts'
import { readMonitor } from './read-monitor.server.ts'

const most = 5000

/** Everything an export of the monitor holds: its figures, who solves whose problems, and the posted challenges, at most 5,000 of `count`. */
export async function exportMonitor({ store, actor, filter, now }: { store: Store; actor: Actor; filter: MonitorFilter; now: Date }) {
	const [monitor, rows] = await Promise.all([
		readMonitor({ store, actor, filter, now }),
		listMonitorRows({ store, actor, asked: { ...MonitorRows.parse({}), ...filter }, now, pageSize: most }),
	])
	if (!monitor.ok || !rows.ok) return refuse({ code: 'not-found' })
	return accept({ ...monitor.value, rows: rows.value.rows, count: rows.value.count })
}
