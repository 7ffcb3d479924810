import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import { readChoices } from '#app/domain/notification/choices.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { composeMail } from '#app/server/mail-texts.server.ts'
import { declareConflicts } from '#app/services/judging/declare-conflicts.server.ts'
import { deliverMails } from '#app/services/mail/deliver-mails.server.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { auditEntries, bids, challenges, evaluations, mails, notificationChoices, notifications, scoreSheets, tellings } from '#db/schema/index.ts'
import { beforeDeadline } from '#tests/support/bidding.ts'
import { evaluating, submitSheets } from '#tests/support/evaluating.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { origin } from '#tests/support/telling.ts'
import { chooseChannels } from './choose-channels.server.ts'
import { countUnread } from './count-unread.server.ts'
import { readInbox } from './read-inbox.server.ts'
import { remind } from './remind.server.ts'
import { sendDigests } from './send-digests.server.ts'
import { tellNews } from './tell-news.server.ts'

const hour = 3_600_000
const start = beforeDeadline()
const ticks = Array.from({ length: 6 }, (_, tick) => new Date(start.getTime() + 6 * hour * (tick + 1)))
const kinds = [
	'bid.corrected',
	'bid.refused',
	'bid.qualified',
	'bid.shortlisted',
	'bid.proposed',
	'bid.proposal-withdrawn',
	'bid.won',
	'bid.lost',
	'defence.set',
	'defence.cancelled',
] as const

const happening = fc.record({ kind: fc.constantFrom(...kinds), tick: fc.nat({ max: ticks.length - 1 }), second: fc.nat({ max: 2 }) })
type Happening = { kind: (typeof kinds)[number]; tick: number; second: number }
const worlds = fc.record({
	shown: fc.array(happening, { maxLength: 6 }),
	hidden: fc.array(happening, { minLength: 1, maxLength: 8 }),
	status: fc.constantFrom<BidStatus>('qualified', 'scored', 'shortlisted', 'won', 'refused'),
	areSheetsIn: fc.boolean(),
	channel: fc.constantFrom('mail', 'digest', 'inbox'),
})

async function conflictedViewers() {
	const parts = await evaluating()
	const { store, issuer, officer, office, panel, firm } = parts
	const [expert] = panel
	if (!expert) throw new Error('no panel')
	const viewers = [issuer, officer, office, expert]
	for (const actor of viewers) await declareConflicts({ store, actor, declared: [firm.organisation.name], now: beforeDeadline })
	await submitSheets(parts, [
		[null, null, null],
		[80, 80, 80],
		[70, 70, 70],
	])
	return { ...parts, viewers }
}
type Parts = Awaited<ReturnType<typeof conflictedViewers>>

/** A world without news, whose sheets are due on the second day, and in which everybody hears of everything through this channel. */
async function begin({ store, viewers, evaluationId }: Parts, channel: string) {
	await store.tx(async (tx) => {
		for (const table of [tellings, notifications, mails, notificationChoices]) await tx.delete(table)
		await tx
			.update(evaluations)
			.set({ dueAt: new Date(start.getTime() + 30 * hour) })
			.where(eq(evaluations.id, evaluationId))
	})
	const choices = readChoices({ challenges: channel, duties: channel, objections: channel, followed: channel })
	for (const actor of viewers) await chooseChannels({ store, actor, choices })
}

async function write(tx: Tx, { challenge }: Parts, bidId: string, { kind, tick, second }: Happening) {
	const at = new Date((ticks[tick]?.getTime() ?? 0) - 1000 * (second + 1))
	await AuditRepository.append(tx, { kind, actor: 'clock', at, subject: 'bid', subjectId: bidId, challengeId: challenge.id })
}

/** Lets the jobs run through three days; answers what each viewer had in their mail and inbox when, as bytes. */
async function live(parts: Parts, happenings: readonly (Happening & { bidId: string })[]): Promise<string> {
	const { store, viewers } = parts
	const seen: unknown[] = []
	const isViewer = (to: string) => viewers.some(({ email }) => email === to)
	for (const [tick, now] of ticks.entries()) {
		await store.tx(async (tx) => {
			for (const one of happenings) if (one.tick === tick) await write(tx, parts, one.bidId, one)
		})
		await tellNews({ store, origin, now })
		await remind({ store, origin, now })
		await sendDigests({ store, origin, now })
		const sent: unknown[] = []
		const send = async (mail: Parameters<typeof composeMail>[0] & { to: string }) => {
			if (isViewer(mail.to)) sent.push([now, mail.to, composeMail(mail)])
			return undefined
		}
		while ((await deliverMails({ store, signer: logSigner, send, now })) > 0);
		seen.push(inNoOrder(sent))
		for (const actor of viewers) seen.push(await inboxAt(parts, actor, now))
	}
	return JSON.stringify(seen)
}

/** What was told in one moment has the order of random keys. */
const inNoOrder = (told: readonly unknown[]) => told.map((one) => JSON.stringify(one)).sort()

async function inboxAt({ store }: Parts, actor: Member, now: Date) {
	const { notifications: lines, ...counts } = await readInbox({ store, actor, page: 1, now })
	return [counts, inNoOrder(lines.map(({ id: _id, ...line }) => line)), await countUnread({ store, actor, now })]
}

test('mails, digests, reminders and inboxes of people in conflict are the same to the byte and the minute, whatever happens to the bid', async () => {
	const parts = await conflictedViewers()
	const { store, bidIds, evaluationId, challenge } = parts
	const [hiddenId = '', shownId = ''] = bidIds
	const sheetsOfHidden = and(eq(scoreSheets.evaluationId, evaluationId), eq(scoreSheets.bidId, hiddenId))
	let told = 0
	await fc.assert(
		fc.asyncProperty(worlds, async ({ shown, hidden, status, areSheetsIn, channel }) => {
			const visible = shown.map((one) => ({ ...one, bidId: shownId }))
			await begin(parts, channel)
			await store.tx(async (tx) => {
				await tx.update(bids).set({ status: 'qualified' }).where(eq(bids.id, hiddenId))
				await tx.update(scoreSheets).set({ status: 'draft' }).where(sheetsOfHidden)
			})
			const without = await live(parts, visible)
			await begin(parts, channel)
			await store.tx(async (tx) => {
				await tx.update(bids).set({ status }).where(eq(bids.id, hiddenId))
				await tx
					.update(scoreSheets)
					.set({ status: areSheetsIn ? 'submitted' : 'draft' })
					.where(sheetsOfHidden)
			})
			expect(await live(parts, [...hidden.map((one) => ({ ...one, bidId: hiddenId })), ...visible])).toBe(without)
			told += Number(without.includes('kind'))
		}),
		{ seed: 8, numRuns: 6, endOnFailure: true },
	)
	expect(told).toBeGreaterThan(2)
	expect((await store.db.select().from(auditEntries).where(eq(auditEntries.challengeId, challenge.id))).length).toBeGreaterThan(20)
	expect((await store.db.select().from(challenges).where(eq(challenges.id, challenge.id)))[0]?.status).toBe('evaluating')
}, 180_000)
