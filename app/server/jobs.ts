import { Cron } from 'croner'
import type { Logger } from 'pino'

export type Job = { name: string; pattern: string; run: () => Promise<void> }

/** Starts the jobs of this process; a run that fails is logged and tried again at its next time. Answers how to stop them. */
export function startJobs(jobs: Job[], log: Logger): () => void {
	const running = jobs.map(({ name, pattern, run }) => new Cron(pattern, { protect: true, catch: (error) => log.error(error, `job ${name} failed`) }, run))
	return () => {
		for (const job of running) job.stop()
	}
}
