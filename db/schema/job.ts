import type { JobRun } from '#app/domain/operation/job.ts'
import { instant, json, table, text } from '../kit.ts'

/** The one lease under which jobs run: who holds it, until when, and how each job last went. */
export const jobRunners = table('job_runners', {
	/** Always `jobs`: there is one. */
	name: text().primaryKey(),
	owner: text().notNull(),
	leaseEndsAt: instant().notNull(),
	seenAt: instant().notNull(),
	runs: json<Record<string, JobRun>>().notNull(),
})
