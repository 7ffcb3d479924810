import { and, eq, gt, lte, or } from 'drizzle-orm'
import type { JobRun } from '#app/domain/operation/job.ts'
import type { Db, Tx } from '#db/client.ts'
import { jobRunners } from '#db/schema/index.ts'

const name = 'jobs'
type Lease = { owner: string; now: Date; leaseEndsAt: Date; runs: Record<string, JobRun> }

/**
 * Takes or renews the lease; true when `owner` holds it now. It is free when it ran out, and when it reaches further
 * than a lease can: then the clock was set back since.
 */
export async function takeLease(tx: Tx, { owner, now, leaseEndsAt, runs }: Lease): Promise<boolean> {
	const first = await tx.insert(jobRunners).values({ name, owner, leaseEndsAt, seenAt: now, runs }).onConflictDoNothing().returning({ owner: jobRunners.owner })
	if (first.length === 1) return true
	const isFree = or(eq(jobRunners.owner, owner), lte(jobRunners.leaseEndsAt, now), gt(jobRunners.leaseEndsAt, leaseEndsAt))
	const taken = await tx
		.update(jobRunners)
		.set({ owner, leaseEndsAt, seenAt: now, runs })
		.where(and(eq(jobRunners.name, name), isFree))
		.returning({ owner: jobRunners.owner })
	return taken.length === 1
}

/** Gives the lease back, so that the next process need not wait for its end. */
export async function giveBack(tx: Tx, owner: string, now: Date): Promise<void> {
	await tx
		.update(jobRunners)
		.set({ leaseEndsAt: now })
		.where(and(eq(jobRunners.name, name), eq(jobRunners.owner, owner)))
}

/** The lease as it stands; undefined while no process ever ran jobs. */
export async function findLease(db: Db) {
	const [row] = await db.select().from(jobRunners).where(eq(jobRunners.name, name))
	return row
}
