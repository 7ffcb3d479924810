import { Cron } from 'croner'
import { accept, refuse } from '#app/domain/decision.ts'
import { type JobName, jobPatterns } from '#app/domain/operation/job.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as JobRepository from '#db/repositories/job-repository.ts'

const names = Object.keys(jobPatterns).filter((name): name is JobName => Object.hasOwn(jobPatterns, name))

/** Every job with its last run and its next time, and whether a process runs them now. Refuses `forbidden`. */
export async function readJobs({ store, actor, now }: { store: Store; actor: Actor; now: Date }) {
	if (!can(actor, 'office.manage', null)) return refuse({ code: 'forbidden' })
	const lease = await JobRepository.findLease(store.db)
	const jobs = names.map((name) => {
		const run = lease?.runs[name]
		return {
			name,
			startedAt: run ? new Date(run.startedAt) : null,
			error: run?.error ?? null,
			nextAt: new Cron(jobPatterns[name], { paused: true, timezone: 'UTC' }).nextRun(now),
		}
	})
	return accept({ jobs, seenAt: lease?.seenAt ?? null, isRunning: lease !== undefined && lease.leaseEndsAt > now })
}
