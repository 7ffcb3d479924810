import { expect, test } from 'vitest'
import { leaseMs, renewMs } from '#app/domain/operation/job.ts'
import * as JobRepository from '#db/repositories/job-repository.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { openJobLease } from './job-lease.server.ts'

async function processes() {
	const store = await freshDatabase()
	let at = testNow.getTime()
	const now = () => new Date(at)
	const pass = (ms: number) => {
		at += ms
	}
	return { store, pass, one: openJobLease({ store, owner: 'one', now }), other: openJobLease({ store, owner: 'other', now }) }
}

test('of two processes one runs the jobs; killed, the other takes over when its lease has run out', async () => {
	const { pass, one, other } = await processes()
	expect((await Promise.all([one.hold(), other.hold()])).sort()).toEqual([false, true])
	pass(renewMs)
	expect([await one.hold(), await other.hold()].sort()).toEqual([false, true])
	const [holder, waiting] = (await one.hold()) ? [one, other] : [other, one]
	pass(leaseMs - 1)
	expect(await waiting.hold()).toBe(false)
	pass(1)
	expect(await waiting.hold()).toBe(true)
	expect(await holder.hold()).toBe(false)
})

test('a process that stops gives the lease back, and what its jobs did is not forgotten', async () => {
	const { store, pass, one, other } = await processes()
	expect(await one.hold()).toBe(true)
	one.note('deliver-mails', { startedAt: 1, finishedAt: 2, error: 'no route to host' })
	pass(renewMs)
	expect(await one.hold()).toBe(true)
	await one.giveBack()
	expect(await other.hold()).toBe(true)
	expect((await JobRepository.findLease(store.db))?.runs).toEqual({ 'deliver-mails': { startedAt: 1, finishedAt: 2, error: 'no route to host' } })
})

test('a clock set back an hour does not leave the jobs without a runner', async () => {
	const { pass, one, other } = await processes()
	expect(await one.hold()).toBe(true)
	pass(-3_600_000)
	expect(await other.hold()).toBe(true)
	pass(renewMs)
	expect(await one.hold()).toBe(false)
})

test('while a renewal is not due nothing is written', async () => {
	const { store, pass, one } = await processes()
	await one.hold()
	const before = await JobRepository.findLease(store.db)
	pass(renewMs - 1)
	expect(await one.hold()).toBe(true)
	expect(await JobRepository.findLease(store.db)).toEqual(before)
	pass(1)
	await one.hold()
	expect(await JobRepository.findLease(store.db)).not.toEqual(before)
})
