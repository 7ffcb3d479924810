import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { isUniqueViolation } from './client.ts'
import { codeCounters } from './schema/index.ts'

const add = (amount: number) => ({ last: sql`${codeCounters.last} + ${amount}` })

test('units of work run one after another: no increment is lost', async () => {
	const store = await freshDatabase()
	await store.tx((tx) => tx.insert(codeCounters).values({ prefix: 'X', last: 0 }))
	const increment = () =>
		store.tx(async (tx) => {
			const [row] = await tx.select().from(codeCounters).where(eq(codeCounters.prefix, 'X'))
			await tx.update(codeCounters).set({ last: (row?.last ?? 0) + 1 })
		})
	await Promise.all(Array.from({ length: 8 }, increment))
	expect(await store.db.select().from(codeCounters)).toEqual([{ prefix: 'X', last: 8 }])
})

test('a unit of work that throws leaves nothing behind, and the next one runs', async () => {
	const store = await freshDatabase()
	const failing = store.tx(async (tx) => {
		await tx.insert(codeCounters).values({ prefix: 'X', last: 1 })
		throw new Error('no')
	})
	await expect(failing).rejects.toThrow('no')
	expect(await store.db.select().from(codeCounters)).toEqual([])
	await store.tx((tx) => tx.insert(codeCounters).values({ prefix: 'Y', last: 1 }))
	expect(await store.db.select().from(codeCounters)).toHaveLength(1)
})

test('of units that are asked for together, one that throws takes no other with it, and each hears of its own end', async () => {
	const store = await freshDatabase()
	const insert = (prefix: string, fails: boolean) =>
		store.tx(async (tx) => {
			await tx.insert(codeCounters).values({ prefix, last: 1 })
			if (fails) throw new Error(`no ${prefix}`)
			return prefix
		})
	const ends = await Promise.allSettled([insert('A', false), insert('B', true), insert('C', false), insert('A', false), insert('D', true), insert('E', false)])
	const [one, b, c, other, d, e] = ends.map((end) => (end.status === 'fulfilled' ? end.value : isUniqueViolation(end.reason) ? 'taken' : end.reason.message))
	expect([b, c, d, e]).toEqual(['no B', 'C', 'no D', 'E'])
	// Which of two that want the same wins is promised by neither engine.
	expect([one, other].sort()).toEqual(['A', 'taken'])
	const rows = await store.db.select({ prefix: codeCounters.prefix }).from(codeCounters).orderBy(codeCounters.prefix)
	expect(rows.map(({ prefix }) => prefix)).toEqual(['A', 'C', 'E'])
})

test('a unit of work is answered only once others can read what it wrote', async () => {
	const store = await freshDatabase()
	const isSeen = async (prefix: string) => {
		await store.tx((tx) => tx.insert(codeCounters).values({ prefix, last: 1 }))
		return (await store.db.select().from(codeCounters).where(eq(codeCounters.prefix, prefix))).length === 1
	}
	expect(await Promise.all(['A', 'B', 'C', 'D'].map(isSeen))).toEqual([true, true, true, true])
})

test('what a unit of work has not committed is seen by no reader', async () => {
	const store = await freshDatabase()
	const seen = await store.tx(async (tx) => {
		await tx.insert(codeCounters).values({ prefix: 'X', last: 1 })
		return store.db.select().from(codeCounters)
	})
	expect(seen).toEqual([])
})

test('a second row under the same key is recognised as a unique violation on either engine', async () => {
	const store = await freshDatabase()
	const insert = () => store.tx((tx) => tx.insert(codeCounters).values({ prefix: 'X', last: 0 }))
	await insert()
	expect(isUniqueViolation(await insert().catch((error: unknown) => error))).toBe(true)
	const failing = store.tx((tx) => tx.update(codeCounters).set(add(1)).where(sql`no_such_column = 1`))
	expect(isUniqueViolation(await failing.catch((error: unknown) => error))).toBe(false)
})

test('a commit changes the revision, where the engine tells one', async () => {
	const store = await freshDatabase()
	const before = store.revision()
	expect(store.revision()).toBe(before)
	await store.tx((tx) => tx.insert(codeCounters).values({ prefix: 'X', last: 0 }))
	if (before !== null) expect(store.revision()).not.toBe(before)
})
