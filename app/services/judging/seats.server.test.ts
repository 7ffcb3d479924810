import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { utf8 } from '#app/crypto/bytes.ts'
import { repeatDraw } from '#app/crypto/panel-draw.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { challenges, experts, expertTies, panelSeats } from '#db/schema/index.ts'
import { beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { judging } from '#tests/support/judging.ts'
import { kindsTo, tellAll, toldPeople } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { acceptSeat, giveUpSeat } from './answer-seat.server.ts'
import { commitPanel } from './commit-panel.server.ts'
import { dissolvePanel } from './dissolve-panel.server.ts'
import { drawCommittedPanel } from './draw-panel.server.ts'
import { endExpert } from './end-expert.server.ts'
import { readDrawRecord, readPanel } from './read-panel.server.ts'
import { readInvitedSeat, readOwnSeats, readSeat } from './read-seats.server.ts'

const reason = '近期出差，无法参加'
const seatsOf = ({ db }: Store) => db.select().from(panelSeats).orderBy(panelSeats.number)

/** A drawn panel; who sits where. */
async function drawn() {
	const parts = await judging()
	const { store, office, issuer, free, code } = parts
	await commitPanel({ store, vault, actor: office, code, size: 3, now })
	await drawCommittedPanel({ store, vault, actor: issuer, code, words: '3101.25', now })
	const rows = await store.db.select({ id: experts.id, userId: experts.userId }).from(experts)
	const memberOf = (expertId: string | undefined): Member => {
		const userId = rows.find(({ id }) => id === expertId)?.userId
		const member = free.find((one) => one.userId === userId)
		if (!member) throw new Error('somebody sits who is not free')
		return member
	}
	return { ...parts, memberOf }
}

async function repeats(store: Store, actor: Member, code: string) {
	const record = await readDrawRecord({ store, actor, code })
	const repeated = repeatDraw(utf8(record.ok ? record.value.text : ''))
	return repeated.ok && Object.values(repeated.value.answers).every(Boolean) ? repeated.value.record.replaced : null
}

test('each expert is told of its own invitation alone, declares, and takes the seat', async () => {
	const { store, memberOf, firm, code } = await drawn()
	const [seat] = await seatsOf(store)
	const expert = memberOf(seat?.expertId)
	await tellAll(store)
	expect(await kindsTo(store, expert)).toEqual(['seat.invited'])
	expect(await toldPeople(store)).toHaveLength(3)
	const accepting = { store, actor: expert, seatId: seat?.id ?? '', now }
	expect(await acceptSeat({ ...accepting, declared: ['没有这家单位'] })).toEqual(refuse({ code: 'organisation-unknown', name: '没有这家单位' }))
	expect(await acceptSeat({ ...accepting, declared: [] })).toEqual({ ok: true, value: { status: 'accepted' } })
	expect(await acceptSeat({ ...accepting, declared: [firm.organisation.name] })).toEqual(refuse({ code: 'seat-answered' }))
	const own = await readOwnSeats({ store, actor: expert })
	expect(own).toMatchObject({ seats: [{ status: 'accepted', challenge: { code } }], excluded: [] })
})

test('a declared tie to a bidder bars the seat at once, names nobody who bid, and the next of the same draw is invited', async () => {
	const { store, memberOf, firm, rival, office, code } = await drawn()
	const [seat] = await seatsOf(store)
	const expert = memberOf(seat?.expertId)
	const outcome = await acceptSeat({ store, actor: expert, seatId: seat?.id ?? '', declared: [firm.organisation.name], now })
	expect(outcome).toEqual({ ok: true, value: { status: 'barred' } })
	const read = await readSeat({ store, actor: expert, seatId: seat?.id ?? '' })
	expect(read).toMatchObject({ value: { status: 'barred', why: [{ kind: 'declared', side: 'bidder' }] } })
	for (const { organisation } of [firm, rival]) expect(JSON.stringify(read)).not.toContain(organisation.name)
	const seats = await seatsOf(store)
	expect(seats.map(({ status }) => status)).toEqual(['barred', 'invited', 'invited', 'invited'])
	expect(await repeats(store, office, code)).toEqual([{ out: seats[0]?.code, next: seats[3]?.code }])
	expect((await store.db.select().from(expertTies).where(eq(expertTies.kind, 'declared'))).length).toBe(1)
})

test('seats given up go on in the same order until nobody is left, and the record repeats all of it', async () => {
	const { store, memberOf, office, issuer, code } = await drawn()
	const gaveUp: string[] = []
	for (;;) {
		const seat = (await seatsOf(store)).find(({ status }) => status === 'invited')
		if (!seat) break
		const isRecalled = gaveUp.length % 2 === 1
		const by = isRecalled ? office : memberOf(seat.expertId)
		expect((await giveUpSeat({ store, actor: by, seatId: seat.id, command: isRecalled ? 'recall' : 'decline', reason, now })).ok).toBe(true)
		gaveUp.push(seat.code)
	}
	const replaced = await repeats(store, office, code)
	expect(replaced?.map(({ out }) => out)).toEqual(gaveUp)
	expect(replaced?.at(-1)?.next).toBe(null)
	expect(gaveUp.length).toBeGreaterThan(3)

	const dissolving = (actor: Member) => dissolvePanel({ store, actor, code, reason: '专家不足', now })
	expect(await dissolving(issuer)).toEqual(refuse({ code: 'forbidden' }))
	expect((await dissolving(office)).ok).toBe(true)
	expect(await dissolving(office)).toEqual(refuse({ code: 'draw-goes-on' }))
	expect((await commitPanel({ store, vault, actor: office, code, size: 3, now })).ok).toBe(true)
	const again = await readPanel({ store, actor: office, code, now: now() })
	expect(again).toMatchObject({ value: { panel: { number: 2, status: 'committed' }, canCommit: false, seats: null } })
})

test('a panel with every seat held is not dissolved, and one that is keeps its record', async () => {
	const { store, office, memberOf, code } = await drawn()
	const dissolving = () => dissolvePanel({ store, actor: office, code, reason: '专家不足', now })
	const before = await seatsOf(store)
	expect(await dissolving()).toEqual(refuse({ code: 'draw-goes-on' }))
	expect(await seatsOf(store)).toEqual(before)
	const live = async () => (await seatsOf(store)).filter(({ status }) => status === 'invited')
	while ((await live()).length === 3) {
		const [seat] = await live()
		await giveUpSeat({ store, actor: memberOf(seat?.expertId), seatId: seat?.id ?? '', command: 'decline', reason, now })
	}
	expect((await dissolving()).ok).toBe(true)
	expect(await live()).toEqual([])
	expect((await repeats(store, office, code))?.at(-1)?.next).toBe(null)
})

test('whoever left the register between commitment and draw, or before their turn, is barred on record', async () => {
	const { store, office, issuer, code } = await judging()
	await commitPanel({ store, vault, actor: office, code, size: 3, now })
	const pool = await store.db.select({ id: experts.id }).from(experts)
	for (const { id } of pool.slice(0, pool.length)) await endExpert({ store, actor: office, expertId: id, now })
	await drawCommittedPanel({ store, vault, actor: issuer, code, words: '3101.25', now })
	const seats = await seatsOf(store)
	expect(new Set(seats.map(({ status }) => status))).toEqual(new Set(['barred']))
	expect(await repeats(store, office, code)).toHaveLength(seats.length)
})

test('to others a seat is not there, it is answered once and only while the challenge is judged, and nothing is written', async () => {
	const { store, memberOf, office, issuer, firm, code } = await drawn()
	const [seat, second] = await seatsOf(store)
	const seatId = seat?.id ?? ''
	const expert = memberOf(seat?.expertId)
	const before = await seatsOf(store)
	for (const actor of [issuer, firm, office, memberOf(second?.expertId)]) {
		expect(await acceptSeat({ store, actor, seatId, declared: [], now })).toEqual(refuse({ code: 'not-found' }))
		expect(await giveUpSeat({ store, actor, seatId, command: 'decline', reason, now })).toEqual(refuse({ code: 'not-found' }))
		expect(await readSeat({ store, actor, seatId })).toEqual(refuse({ code: 'not-found' }))
	}
	for (const actor of [issuer, firm, expert]) {
		expect(await giveUpSeat({ store, actor, seatId, command: 'recall', reason, now })).toEqual(refuse({ code: 'not-found' }))
		expect(await readInvitedSeat({ store, actor, seatId })).toEqual(refuse({ code: 'not-found' }))
	}
	await store.tx((tx) => tx.update(challenges).set({ status: 'noticed' }))
	expect(await acceptSeat({ store, actor: expert, seatId, declared: [], now })).toEqual(refuse({ code: 'judging-over' }))
	expect(await seatsOf(store)).toEqual(before)
	expect((await refusedAttempts(store)).filter(({ kind }) => kind.startsWith('seat'))).toHaveLength(12)
	const read = await readPanel({ store, actor: firm, code, now: now() })
	expect(JSON.stringify(read)).not.toContain(firm.organisation.name)
})
