import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { FeeForm } from '#app/domain/judging/forms.ts'
import { auditEntries, challenges, experts, panelSeats } from '#db/schema/index.ts'
import { beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { judging } from '#tests/support/judging.ts'
import { kindsTo, tellAll, toldTo } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { acceptSeat } from './answer-seat.server.ts'
import { commitPanel } from './commit-panel.server.ts'
import { drawCommittedPanel } from './draw-panel.server.ts'
import { enterFee, readFee } from './enter-fee.server.ts'
import { readPanel } from './read-panel.server.ts'
import { readOwnSeats, readSeat } from './read-seats.server.ts'
import { remindDueSeats, remindSeat } from './remind-seat.server.ts'

const hour = 3_600_000
const later = (hours: number) => () => new Date(now().getTime() + hours * hour)

/** A drawn panel with the first of its seats and whose it is. */
async function drawn() {
	const parts = await judging()
	const { store, office, issuer, free, code } = parts
	await commitPanel({ store, vault, actor: office, code, size: 3, now })
	await drawCommittedPanel({ store, vault, actor: issuer, code, words: '3101.25', now })
	await tellAll(store, now())
	const seats = () => store.db.select().from(panelSeats).orderBy(asc(panelSeats.number))
	const [seat] = await seats()
	const [row] = await store.db
		.select()
		.from(experts)
		.where(eq(experts.id, seat?.expertId ?? ''))
	const expert = free.find(({ userId }) => userId === row?.userId)
	if (!seat || !expert) throw new Error('nobody was drawn')
	return { ...parts, seats, seatId: seat.id, expert }
}

test('the office reminds an expert at most once a day, who is told until when to answer', async () => {
	const { store, office, issuer, expert, seatId, seats, code } = await drawn()
	const reminding = (hours: number, actor = office) => remindSeat({ store, actor, seatId, now: later(hours) })
	const before = await seats()
	expect(await reminding(23)).toEqual(refuse({ code: 'reminded-today' }))
	for (const actor of [issuer, expert]) expect(await reminding(24, actor)).toEqual(refuse({ code: 'not-found' }))
	expect(await seats()).toEqual(before)
	expect((await refusedAttempts(store)).filter(({ kind }) => kind === 'seat.reminded')).toHaveLength(3)

	expect(await reminding(24)).toEqual({ ok: true, value: { challenge: code } })
	expect(await reminding(47)).toEqual(refuse({ code: 'reminded-today' }))
	await tellAll(store, later(47)())
	expect(await kindsTo(store, expert)).toEqual(['seat.invited', 'seat.reminded'])
	const own = await readOwnSeats({ store, actor: expert })
	const until = (await toldTo(store, expert)).at(-1)?.parameters.until
	expect(own.seats[0]?.dueAt?.toISOString()).toBe(until)
	expect(await readPanel({ store, actor: office, code, now: now() })).toMatchObject({ value: { seats: [{ office: { remindedAt: later(24)() } }, {}, {}] } })
	expect(await readPanel({ store, actor: issuer, code, now: now() })).toMatchObject({
		value: { seats: [{ office: null }, { office: null }, { office: null }] },
	})

	await acceptSeat({ store, actor: expert, seatId, declared: [], now: later(48) })
	expect(await reminding(72)).toEqual(refuse({ code: 'seat-answered' }))
	await store.tx((tx) => tx.update(challenges).set({ status: 'noticed' }))
	expect(await reminding(72)).toEqual(refuse({ code: 'judging-over' }))
})

test('the clock reminds each who has not answered once, from the instant the answer is due, also by two processes at once', async () => {
	const { store, expert, seatId, seats } = await drawn()
	const read = await readSeat({ store, actor: expert, seatId })
	const dueAt = read.ok ? read.value.dueAt : null
	if (!dueAt) throw new Error('no answer is due')
	const at = (ms: number) => new Date(dueAt.getTime() + ms)
	await acceptSeat({ store, actor: expert, seatId, declared: [], now })
	expect(await remindDueSeats({ store, now: at(-1) })).toBe(0)
	const reminded = await Promise.all([remindDueSeats({ store, now: dueAt }), remindDueSeats({ store, now: dueAt })])
	expect(reminded.reduce((sum, one) => sum + one)).toBe(2)
	expect(await remindDueSeats({ store, now: at(200 * hour) })).toBe(0)
	expect((await seats()).map(({ remindedAt }) => remindedAt)).toEqual([null, dueAt, dueAt])
	const entries = await store.db.select().from(auditEntries).where(eq(auditEntries.kind, 'seat.reminded'))
	expect(entries.map(({ actorUserId, after }) => [actorUserId, after])).toEqual([
		[null, { dueAt: dueAt.toISOString() }],
		[null, { dueAt: dueAt.toISOString() }],
	])
})

test('nobody is reminded of a challenge that is no longer judged', async () => {
	const { store } = await drawn()
	await store.tx((tx) => tx.update(challenges).set({ status: 'unfilled' }))
	expect(await remindDueSeats({ store, now: later(1000)() })).toBe(0)
})

test('the office enters a fee with its note and payment, and only its expert reads it besides', async () => {
	const { store, office, issuer, expert, seatId, seats, code } = await drawn()
	const fee = FeeForm.parse({ amount: '1500.50', note: '税后', paidOn: '2026-11-20' })
	const entering = (actor = office, value = fee) => enterFee({ store, actor, seatId, fee: value, now })
	const before = await seats()
	expect(await entering()).toEqual(refuse({ code: 'not-found' }))
	expect(await readFee({ store, actor: office, seatId })).toEqual(refuse({ code: 'not-found' }))
	expect(await seats()).toEqual(before)
	await acceptSeat({ store, actor: expert, seatId, declared: [], now })
	for (const actor of [issuer, expert]) {
		expect(await entering(actor)).toEqual(refuse({ code: 'not-found' }))
		expect(await readFee({ store, actor, seatId })).toEqual(refuse({ code: 'not-found' }))
	}
	expect(await entering(office, { ...fee, paidOn: '2026-12-24' })).toEqual(refuse({ code: 'day-to-come' }))
	expect((await readOwnSeats({ store, actor: expert })).seats[0]?.fee).toBe(null)

	expect(await entering()).toEqual({ ok: true, value: { challenge: code } })
	const paidAt = new Date('2026-11-19T16:00:00Z')
	expect((await readOwnSeats({ store, actor: expert })).seats[0]?.fee).toEqual({ fen: 150_050, note: '税后', paidAt })
	expect(await readFee({ store, actor: office, seatId })).toMatchObject({ value: { feeFen: 150_050, feeNote: '税后', feePaidAt: paidAt } })
	const entries = await store.db.select().from(auditEntries).where(eq(auditEntries.kind, 'seat.fee-entered'))
	expect(entries.flatMap(({ isRefused, after }) => (isRefused ? [] : [after]))).toEqual([{ feeFen: 150_050, paidAt: paidAt.toISOString() }])
	const read = await readPanel({ store, actor: issuer, code, now: now() })
	expect(JSON.stringify(read)).not.toContain('150050')
	await entering(office, FeeForm.parse({}))
	expect((await readOwnSeats({ store, actor: expert })).seats[0]?.fee).toBe(null)
})

test('a fee is a whole number of fen in 元, and nothing was paid without one', () => {
	expect(FeeForm.parse({ amount: '1,500' })).toEqual({ amount: 150_000, note: '' })
	for (const wrong of [{ amount: '一千' }, { amount: '1.005' }, { amount: '-3' }, { paidOn: '2026-11-20' }, { amount: '5', paidOn: '20 Nov' }])
		expect(FeeForm.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})
