import { expect, test } from 'vitest'
import { lastDigestAt } from '#app/domain/notification/reminder.ts'
import { mails, notifications } from '#db/schema/index.ts'
import { bidding } from '#tests/support/bidding.ts'
import { origin } from '#tests/support/telling.ts'
import { markAllRead } from './mark-all-read.server.ts'
import { sendDigests } from './send-digests.server.ts'

/** 08:30 in Beijing. */
const morning = new Date('2026-11-25T00:30:00Z')
const day = 86_400_000
const at = (ms: number) => new Date(morning.getTime() + ms)

test('the last 08:30 Beijing time', () => {
	expect(lastDigestAt(morning)).toEqual(morning)
	expect(lastDigestAt(at(-1))).toEqual(at(-day))
	expect(lastDigestAt(at(day - 1))).toEqual(morning)
})

async function withNews() {
	const { store, firm, rival } = await bidding()
	let counter = 0
	const tell = (userId: string, createdAt: Date, channel: 'digest' | 'mail' | 'inbox' = 'digest') =>
		store.tx(async (tx) => {
			const parameters = { code: 'XCL-2026-0001', title: '高熔指聚丙烯催化剂' }
			const row = { userId, kind: 'challenge.suspended', key: `one:${counter++}`, path: '/challenges/XCL-2026-0001', parameters, channel, createdAt }
			await tx.insert(notifications).values(row)
		})
	const send = (now: Date) => sendDigests({ store, origin, now })
	return { store, firm, rival, tell, send }
}

test('a person gets one digest a day with what waited, exactly once, also by two processes at once', async () => {
	const { store, firm, rival, tell, send } = await withNews()
	await tell(firm.userId, at(-3 * 3_600_000))
	await tell(firm.userId, at(-2 * 3_600_000))
	await tell(firm.userId, at(-3_600_000), 'mail')
	await tell(rival.userId, at(-3_600_000), 'inbox')
	expect(await send(at(-1))).toBe(0)
	const sent = await Promise.all([send(morning), send(morning)])
	expect(sent.reduce((sum, one) => sum + one)).toBe(1)
	await tell(firm.userId, at(60_000))
	expect(await send(at(120_000))).toBe(0)
	expect(await send(at(day))).toBe(1)
	const written = await store.db.select().from(mails).orderBy(mails.createdAt)
	expect(written.map(({ to, template, parameters }) => [to, template, parameters.count])).toEqual([
		[firm.email, 'digest', '2'],
		[firm.email, 'digest', '1'],
	])
})

test('after days of downtime one digest makes up for them', async () => {
	const { firm, tell, send } = await withNews()
	for (const days of [0, 1, 2]) await tell(firm.userId, at(days * day + 1))
	expect(await send(at(5 * day + 7 * 3_600_000))).toBe(1)
	expect(await send(at(6 * day))).toBe(0)
})

test('what was read meanwhile is not sent', async () => {
	const { store, firm, tell, send } = await withNews()
	await tell(firm.userId, at(-1))
	await markAllRead({ store, actor: firm, now: at(0) })
	expect(await send(at(1))).toBe(0)
	expect(await store.db.select().from(mails)).toEqual([])
})
