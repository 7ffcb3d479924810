import { type JobRun, leaseMs, renewMs } from '#app/domain/operation/job.ts'
import type { Store } from '#db/client.ts'
import * as JobRepository from '#db/repositories/job-repository.ts'

/** The lease of one process: whether it runs the jobs now, and how each last went. */
export type JobLease = {
	hold: () => Promise<boolean>
	note: (job: string, run: JobRun) => void
	giveBack: () => Promise<void>
}

/**
 * Opens the lease for a process named `owner`. `hold` answers from memory while a renewal is not due, so that idle jobs
 * write nothing; of several processes one holds it, and when that one is killed the next takes it when it has run out.
 */
export function openJobLease({ store, owner, now }: { store: Store; owner: string; now: () => Date }): JobLease {
	let askedAt: Date | null = null
	let isHeld = false
	const runs: Record<string, JobRun> = {}
	let asking: Promise<boolean> | null = null

	async function ask(at: Date): Promise<boolean> {
		const leaseEndsAt = new Date(at.getTime() + leaseMs)
		const earlier = isHeld ? {} : ((await JobRepository.findLease(store.db))?.runs ?? {})
		isHeld = await store.tx((tx) => JobRepository.takeLease(tx, { owner, now: at, leaseEndsAt, runs: { ...earlier, ...runs } }))
		askedAt = at
		return isHeld
	}

	return {
		async hold() {
			const at = now()
			const age = askedAt === null ? Number.POSITIVE_INFINITY : at.getTime() - askedAt.getTime()
			if (isHeld && age >= 0 && age < renewMs) return true
			asking ??= ask(at).finally(() => {
				asking = null
			})
			return asking
		},
		note(job, run) {
			runs[job] = run
		},
		async giveBack() {
			await asking
			if (isHeld) await store.tx((tx) => JobRepository.giveBack(tx, owner, now()))
			isHeld = false
		},
	}
}
