import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { WorkloadOrder } from '#app/domain/judging/workload.ts'
import { bids, challenges, evaluations, experts, panelSeats, panels, scoreSheets, users } from '#db/schema/index.ts'
import { beforeDeadline as now } from '#tests/support/bidding.ts'
import { judging } from '#tests/support/judging.ts'
import { readWorkload } from './read-workload.server.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(now().getTime() - hours * hour)
type Seat = Partial<typeof panelSeats.$inferInsert>

/** A challenge being judged, and how to give seats and sheets on it; every call is a panel of its own. */
async function setting() {
	const parts = await judging()
	const { store } = parts
	const [challenge] = await store.db.select().from(challenges).where(eq(challenges.code, parts.code))
	const challengeId = challenge?.id ?? ''
	const [bid] = await store.db.select().from(bids).where(eq(bids.challengeId, challengeId))
	const people = await store.db
		.select({ id: experts.id, name: users.name })
		.from(experts)
		.innerJoin(users, eq(users.id, experts.userId))
		.orderBy(asc(experts.id))
	let number = 0
	const seated = (expertId: string | undefined, seat: Seat, sheet?: { status: 'draft' | 'submitted' | 'reopened'; isLocked?: boolean; dueAt: Date }) =>
		store.tx(async (tx) => {
			const given = { status: 'drawn' as const, input: '{}', inputHash: '', secretHash: '', sealedSecret: '', committedAt: ago(9000) }
			const [panel] = await tx
				.insert(panels)
				.values({ ...given, challengeId, number: ++number })
				.returning()
			const place = { panelId: panel?.id ?? '', expertId: expertId ?? '', number: 1, code: 'X' }
			const [row] = await tx
				.insert(panelSeats)
				.values({ ...place, status: 'accepted', invitedAt: ago(48), ...seat })
				.returning()
			if (!sheet) return
			const { isLocked, dueAt, status } = sheet
			const evaluation = { challengeId, panelId: place.panelId, number, status: isLocked ? ('locked' as const) : ('scoring' as const), beganAt: ago(40), dueAt }
			const [made] = await tx.insert(evaluations).values(evaluation).returning()
			await tx.insert(scoreSheets).values({ evaluationId: made?.id ?? '', seatId: row?.id ?? '', bidId: bid?.id ?? '', status, savedAt: ago(1), total: 8765 })
		})
	const read = async (order: WorkloadOrder, page = 1, pageSize = 50) => {
		const outcome = await readWorkload({ store, actor: parts.office, order, page, pageSize, now: now() })
		if (!outcome.ok) throw new Error(outcome.refusal.code)
		return outcome.value
	}
	return { ...parts, people, seated, read }
}

test('an expert’s invitations of twelve months, time to answer, seats, sheets and fees; older ones count only for what is owed', async () => {
	const { people, seated, read } = await setting()
	const [busy, late] = people.map(({ id }) => id)
	await seated(busy, { answeredAt: ago(38), feeFen: 150_000 }, { status: 'draft', dueAt: ago(-24) })
	await seated(busy, { answeredAt: ago(28), feeFen: 100_050, feePaidAt: ago(2) }, { status: 'submitted', dueAt: ago(-24) })
	await seated(busy, { status: 'declined', answeredAt: ago(46), turn: 1 })
	await seated(busy, { status: 'recalled', answeredAt: ago(1), turn: 1 })
	await seated(busy, { invitedAt: ago(9000), answeredAt: ago(8999), feeFen: 5 })
	await seated(late, { status: 'barred', answeredAt: ago(47), turn: 1 })
	await seated(late, { answeredAt: ago(47) }, { status: 'reopened', dueAt: now() })
	await seated(late, { answeredAt: ago(47) }, { status: 'draft', isLocked: true, dueAt: ago(20) })
	await seated(late, { status: 'declined', answeredAt: ago(47), turn: 1 }, { status: 'draft', dueAt: ago(20) })
	const { rows, count } = await read('held')
	expect(count).toBe(people.length)
	expect(rows[0]).toMatchObject({
		id: busy,
		invited: 4,
		accepted: 2,
		declined: 1,
		barred: 0,
		medianHours: 10,
		held: 3,
		outstanding: 1,
		overdue: 0,
		owedFen: 150_005,
		paidFen: 100_050,
	})
	expect(rows[1]).toMatchObject({ id: late, invited: 4, accepted: 2, declined: 1, barred: 1, medianHours: 1, held: 2, outstanding: 1, overdue: 1 })
	expect(rows[2]).toMatchObject({ invited: 0, held: 0, outstanding: 0, owedFen: 0, medianHours: null })
	expect((await read('outstanding')).rows[0]?.id).toBe(late)
	expect((await read('owed')).rows[0]?.id).toBe(busy)
	const names = (await read('name')).rows.map(({ name }) => name)
	expect(names).toEqual([...names].sort())
	expect(JSON.stringify(rows)).not.toContain('8765')
})

test('pages hold each expert once, and a page past the end is the last one', async () => {
	const { people, read } = await setting()
	const pages = [await read('held', 1, 4), await read('held', 2, 4), await read('held', 99, 4)]
	const last = Math.ceil(people.length / 4)
	expect(pages.map(({ page, pages: of }) => [page, of])).toEqual([
		[1, last],
		[2, last],
		[last, last],
	])
	const all = []
	for (let page = 1; page <= last; page++) all.push(...(await read('held', page, 4)).rows.map(({ id }) => id))
	expect(all.sort()).toEqual(people.map(({ id }) => id).sort())
})

test('nobody but the office reads the load of experts', async () => {
	const { store, issuer, firm, officer, free } = await setting()
	for (const actor of [issuer, firm, officer, ...free.slice(0, 1)])
		expect(await readWorkload({ store, actor, order: 'held', page: 1, pageSize: 9, now: now() })).toEqual(refuse({ code: 'forbidden' }))
})
