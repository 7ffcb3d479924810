import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { moveDeadline } from '#app/services/challenge/move-deadline.server.ts'
import { suspendChallenge } from '#app/services/challenge/suspend-challenge.server.ts'
import { askQuestion } from '#app/services/question/ask-question.server.ts'
import { clarifications, questions, reviews } from '#db/schema/index.ts'
import { beforeDeadline, bidding, completeDraft, deadline, sealedBid } from '#tests/support/bidding.ts'
import { followAs, kindsTo, origin, toldPeople, toldTo } from '#tests/support/telling.ts'
import { remind } from './remind.server.ts'

const hour = 3_600_000
const day = 24 * hour
const before = (ms: number, from = deadline) => new Date(from.getTime() - ms)
type Parts = Awaited<ReturnType<typeof bidding>>
const remindAt = ({ store }: Parts, now: Date) => remind({ store, origin, now })

test('followers and those with a draft are reminded 7 days, 3 days and 24 hours before, each once', async () => {
	const parts = await bidding()
	const { store, challenge, firm, colleague, rival, officer } = parts
	await completeDraft(store, firm, challenge.code)
	await sealedBid(store, rival, challenge.code)
	await followAs(store, officer, 'challenge', challenge.id)
	expect(await remindAt(parts, before(7 * day + 1))).toBe(0)
	for (const ms of [7 * day, 5 * day, 3 * day, 3 * day - 1, day, hour]) {
		const at = before(ms)
		await Promise.all([remindAt(parts, at), remindAt(parts, at)])
	}
	expect(await remindAt(parts, deadline)).toBe(0)
	expect(await toldPeople(store)).toEqual([firm.email, colleague.email, officer.email].sort())
	expect(await kindsTo(store, firm)).toEqual(['reminder.closes', 'reminder.closes', 'reminder.closes'])
	expect((await toldTo(store, officer))[0]).toEqual({
		kind: 'reminder.closes',
		path: `/challenges/${challenge.code}`,
		parameters: { code: challenge.code, title: challenge.title, until: deadline.toISOString() },
		channel: 'mail',
	})
})

test('after downtime only the nearest step that has come is told', async () => {
	const parts = await bidding()
	await followAs(parts.store, parts.officer, 'challenge', parts.challenge.id)
	expect(await remindAt(parts, before(2 * day))).toBe(1)
	expect(await remindAt(parts, before(2 * day - 1))).toBe(0)
	expect(await remindAt(parts, before(2 * hour))).toBe(1)
})

test('when a deadline moved, reminders count from the new one', async () => {
	const parts = await bidding()
	const { store, challenge, issuer, officer } = parts
	await followAs(store, officer, 'challenge', challenge.id)
	await remindAt(parts, before(2 * day))
	const later = new Date(deadline.getTime() + 20 * day)
	const now = () => before(2 * day)
	await moveDeadline({ store, actor: issuer, code: challenge.code, bidsCloseAt: later, reason: '多家单位请求延长时间。', now })
	expect(await remindAt(parts, before(day))).toBe(0)
	expect(await remindAt(parts, before(2 * day, later))).toBe(1)
	expect((await toldTo(store, officer)).map(({ parameters }) => parameters.until)).toEqual([deadline.toISOString(), later.toISOString()])
})

test('nobody is reminded of a suspended challenge', async () => {
	const parts = await bidding()
	const { store, challenge, issuer, officer } = parts
	await followAs(store, officer, 'challenge', challenge.id)
	await suspendChallenge({ store, actor: issuer, code: challenge.code, reason: '核查指标来源。', now: beforeDeadline })
	expect(await remindAt(parts, before(day))).toBe(0)
})

test('whoever follows a list is reminded once a list and deadline', async () => {
	const parts = await bidding()
	await followAs(parts.store, parts.officer, 'list', parts.challenge.listId)
	expect(await remindAt(parts, before(day))).toBe(1)
	expect((await toldTo(parts.store, parts.officer))[0]?.path).toMatch(/^\/lists\//)
})

test('a sealed bid is reminded of only where a clarification waits to be confirmed', async () => {
	const parts = await bidding()
	const { store, challenge, firm, colleague } = parts
	await sealedBid(store, firm, challenge.code)
	expect(await remindAt(parts, before(day))).toBe(0)
	await store.tx(async (tx) => {
		await tx.insert(clarifications).values({ challengeId: challenge.id, number: 1, reason: '澄清', before: {}, after: {}, publishedAt: before(2 * day) })
	})
	expect(await remindAt(parts, before(day))).toBe(2)
	expect(await toldPeople(store)).toEqual([firm.email, colleague.email].sort())
})

test('the issuer is reminded of an answer within a day of when it is due, and once more when that has passed', async () => {
	const parts = await bidding()
	const { store, challenge, firm, issuer } = parts
	await askQuestion({ store, actor: firm, code: challenge.code, question: '样品如何寄送？', now: beforeDeadline })
	const [question] = await store.db.select().from(questions)
	const dueAt = question?.dueAt ?? deadline
	expect(await remindAt(parts, before(day + 1, dueAt))).toBe(0)
	for (const ms of [day, hour, 0, -day, -2 * day]) await remindAt(parts, before(ms, dueAt))
	expect(await toldPeople(store)).toEqual([issuer.email])
	expect(await kindsTo(store, issuer)).toEqual(['reminder.answer', 'reminder.answer'])
	await store.tx(
		async (tx) =>
			void (await tx
				.update(questions)
				.set({ answer: '已答复' })
				.where(eq(questions.id, question?.id ?? ''))),
	)
	expect(await remindAt(parts, before(-3 * day, dueAt))).toBe(0)
})

test('the chain lead is reminded of a review, and of one in second diagnosis it is not', async () => {
	const parts = await bidding()
	const { store, challenge, issuer } = parts
	const review = { challengeId: challenge.id, versionNumber: 1, submittedAt: beforeDeadline(), dueAt: deadline }
	const duePeriod = { from: '2026-11-24', to: '2026-12-24', count: 20, counts: 'working' as const, exceptions: [], isProvisional: false }
	await store.tx(async (tx) => {
		await tx.insert(reviews).values([
			{ ...review, status: 'waiting', duePeriod },
			{ ...review, status: 'diagnosing', duePeriod },
			{ ...review, status: 'passed', duePeriod },
		])
	})
	expect(await remindAt(parts, before(hour))).toBe(1)
	expect(await kindsTo(store, issuer)).toEqual(['reminder.review'])
})
