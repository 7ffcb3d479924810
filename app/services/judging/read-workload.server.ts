import { accept, refuse } from '#app/domain/decision.ts'
import { medianHours, type WorkloadOrder, workloadSince } from '#app/domain/judging/workload.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as WorkloadRepository from '#db/repositories/workload-repository.ts'

type ReadWorkload = { store: Store; actor: Member; order: WorkloadOrder; page: number; pageSize: number; now: Date }

/**
 * How many invitations of the last twelve months each expert of the register got and answered, how fast, and what they hold, owe and are owed
 * now; for the office. A page past the end is the last one. Never what anybody scored, nor which bids. Refuses `forbidden`.
 */
export async function readWorkload({ store: { db }, actor, order, page, pageSize, now }: ReadWorkload) {
	if (!can(actor, 'office.manage', null)) return refuse({ code: 'forbidden' })
	const since = workloadSince(now)
	const count = await WorkloadRepository.countExperts(db)
	const pages = Math.max(1, Math.ceil(count / pageSize))
	const shown = Math.min(page, pages)
	const rows = await WorkloadRepository.listWorkload(db, { since, now, order, limit: pageSize, offset: (shown - 1) * pageSize })
	const answers = await WorkloadRepository.listAnswers(
		db,
		rows.map(({ id }) => id),
		since,
	)
	const byExpert = new Map<string, typeof answers>()
	for (const answer of answers) {
		const own = byExpert.get(answer.expertId)
		if (own) own.push(answer)
		else byExpert.set(answer.expertId, [answer])
	}
	return accept({ page: shown, pages, count, rows: rows.map((row) => ({ ...row, medianHours: medianHours(byExpert.get(row.id) ?? []) })) })
}
