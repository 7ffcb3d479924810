import { Cron } from 'croner'
import type { Logger } from 'pino'
import { type JobName, jobPatterns } from '#app/domain/operation/job.ts'
import type { JobLease } from '#app/services/operation/job-lease.server.ts'

export type Job = { name: JobName; run: () => Promise<unknown> }
type Parts = { lease: JobLease; now: () => Date; log: Logger }

/** Starts the jobs of this process, which run while it holds the lease; a run that fails is logged and tried again at its next time. Answers how to stop them. */
export function startJobs(jobs: readonly Job[], { lease, now, log }: Parts): () => Promise<void> {
	const runner = async (name: JobName, run: () => Promise<unknown>) => {
		if (!(await lease.hold())) return
		const startedAt = now().getTime()
		try {
			await run()
			lease.note(name, { startedAt, finishedAt: now().getTime(), error: null })
		} catch (error) {
			lease.note(name, { startedAt, finishedAt: now().getTime(), error: String(error).slice(0, 300) })
			log.error(error, `job ${name} failed`)
		}
	}
	const failed = (error: unknown) => log.error(error, 'the lease of the jobs could not be asked for')
	const running = jobs.map(({ name, run }) => new Cron(jobPatterns[name], { protect: true, catch: failed }, () => runner(name, run)))
	return async () => {
		for (const job of running) job.stop()
		await lease.giveBack()
	}
}
