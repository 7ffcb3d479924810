import { and, desc, eq, max } from 'drizzle-orm'
import type { CalendarDay } from '#app/domain/calendar/official-days.ts'
import type { RuleOwner, RulePack } from '#app/domain/rules/rule-pack.ts'
import type { Db, Tx } from '#db/client.ts'
import { calendarDays, rulePacks } from '#db/schema/index.ts'

/** The days the office added or changed, in order; at most 2,000. */
export async function listDays(db: Db): Promise<CalendarDay[]> {
	return db.select().from(calendarDays).orderBy(calendarDays.day).limit(2000)
}

/** Enters days, in place of what was entered for them before. */
export async function putDays(tx: Tx, days: readonly CalendarDay[]): Promise<void> {
	for (const { day, ...entry } of days) {
		await tx
			.insert(calendarDays)
			.values({ day, ...entry })
			.onConflictDoUpdate({ target: calendarDays.day, set: entry })
	}
}

/** Takes an entered day away; false when there was none. */
export async function removeDay(tx: Tx, day: string): Promise<boolean> {
	const removed = await tx.delete(calendarDays).where(eq(calendarDays.day, day)).returning({ day: calendarDays.day })
	return removed.length === 1
}

/** The latest version of every owner's rules. */
export async function listCurrentPacks(db: Db): Promise<RulePack[]> {
	const latest = db
		.select({ owner: rulePacks.owner, version: max(rulePacks.version).as('latest') })
		.from(rulePacks)
		.groupBy(rulePacks.owner)
		.as('latest')
	return db
		.select({ owner: rulePacks.owner, version: rulePacks.version, source: rulePacks.source, rules: rulePacks.rules })
		.from(rulePacks)
		.innerJoin(latest, and(eq(latest.owner, rulePacks.owner), eq(latest.version, rulePacks.version)))
		.orderBy(rulePacks.owner)
		.limit(50)
}

/** The versions of one owner's rules, the latest first; at most 100. */
export async function listVersions(db: Db, owner: RuleOwner): Promise<(RulePack & { createdAt: Date })[]> {
	return db
		.select({ owner: rulePacks.owner, version: rulePacks.version, source: rulePacks.source, rules: rulePacks.rules, createdAt: rulePacks.createdAt })
		.from(rulePacks)
		.where(eq(rulePacks.owner, owner))
		.orderBy(desc(rulePacks.version))
		.limit(100)
}

/** Adds a version of somebody's rules; false when that version is there already. */
export async function insertPack(tx: Tx, pack: typeof rulePacks.$inferInsert): Promise<boolean> {
	const inserted = await tx.insert(rulePacks).values(pack).onConflictDoNothing().returning({ id: rulePacks.id })
	return inserted.length === 1
}
