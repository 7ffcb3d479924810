import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { lastDigestAt } from '#app/domain/notification/reminder.ts'
import { challenges, mails, notifications } from '#db/schema/index.ts'
import { makeBid } from '#db/seed/factories/factories.ts'
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
	const { store, firm, rival, challenge } = await bidding()
	let counter = 0
	const tell = (userId: string, createdAt: Date, channel: 'digest' | 'mail' | 'inbox' = 'digest', path = `/challenges/${challenge.code}`) =>
		store.tx(async (tx) => {
			const parameters = { code: 'XCL-2026-0001', title: '高熔指聚丙烯催化剂' }
			const row = { userId, kind: 'challenge.suspended', key: `one:${counter++}`, path, parameters, channel, createdAt }
			await tx.insert(notifications).values(row)
		})
	const send = (now: Date) => sendDigests({ store, origin, now })
	return { store, firm, rival, challenge, tell, send }
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

test('what its reader may no longer see is left out, and not asked about again; whoever has nothing left gets no mail', async () => {
	const { store, firm, rival, challenge, tell, send } = await withNews()
	const { bid } = await store.tx((tx) => makeBid(tx, { challengeId: challenge.id, organisationId: firm.organisation.id }))
	const gone = ['/challenges/NONE', '/objections/none', '/broker/reviews/none', '/broker', '/somewhere/else', `/issuer/lists/${challenge.code}`]
	for (const path of [`/challenges/${challenge.code}`, `/bidder/bids/${bid.id}`, '/challenges?q=催化剂', ...gone])
		await tell(firm.userId, at(-1), 'digest', path)
	for (const path of [`/bidder/bids/${bid.id}`, ...gone]) await tell(rival.userId, at(-1), 'digest', path)
	expect(await send(morning)).toBe(1)
	const [mail] = await store.db.select().from(mails)
	expect([mail?.to, mail?.parameters.count]).toEqual([firm.email, '3'])
	for (const path of gone) expect(mail?.parameters.items).not.toContain(`"${origin}${path}"`)
	expect(await send(at(day))).toBe(0)

	await tell(firm.userId, at(day))
	await store.tx(async (tx) => void (await tx.update(challenges).set({ status: 'draft' }).where(eq(challenges.id, challenge.id))))
	expect(await send(at(2 * day))).toBe(0)
	expect(await store.db.select().from(mails)).toHaveLength(1)
})
