import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { challengeLists, challenges, reviews } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { refusedAttempts } from '#tests/support/bidding.ts'
import { keysOptional } from '#tests/support/optional-keys.ts'
import { allOfReviews, atNow, reviewing, submitted } from '#tests/support/reviewing.ts'
import { latestMove } from '../audit/latest-move.server.ts'
import { readChallenge } from '../challenge/read-challenge.server.ts'
import { readEditable } from '../challenge/read-editable.server.ts'
import { releaseList } from '../list/release-list.server.ts'
import { diagnoseReview } from './diagnose-review.server.ts'
import { readReview } from './read-review.server.ts'
import { readReviews } from './read-reviews.server.ts'
import { readSubmission } from './read-submission.server.ts'
import { readVersions } from './read-versions.server.ts'
import { resumeChallenge } from './resume-challenge.server.ts'
import { settleReview } from './settle-review.server.ts'
import { submitChallenge } from './submit-challenge.server.ts'
import { takeBack } from './take-back.server.ts'

const returning = { command: 'return' as const, note: '请补充', fields: { problem: '请写明失活温度', indicators: '至少三项' } }
const passing = { command: 'pass' as const }

test('a draft goes into review as a version, with a due date counted in working days and its reasoning', async () => {
	const { store, issuer, challenge } = await reviewing()
	const before = await readSubmission({ store, actor: issuer, code: challenge.code, now: testNow })
	expect(before).toMatchObject({ value: { errors: {}, due: { duePeriod: { to: '2026-12-08' } } } })
	const reviewId = await submitted(store, issuer, challenge.code)
	const {
		versions,
		reviews: [review],
		challenges: rows,
	} = await allOfReviews(store)
	expect(rows.find(({ id }) => id === challenge.id)).toMatchObject({ status: 'submitted', submittedAt: testNow })
	expect(versions).toMatchObject([{ challengeId: challenge.id, number: 1, values: { title: challenge.title, problem: challenge.problem } }])
	expect(review).toMatchObject({
		id: reviewId,
		status: 'waiting',
		versionNumber: 1,
		dueAt: new Date('2026-12-08T16:00:00Z'),
		duePeriod: { from: '2026-11-24', to: '2026-12-08', count: 10, counts: 'working' },
	})
	const kinds = (await AuditRepository.listByChallenge(store.db, challenge.id)).map(({ kind }) => kind)
	expect(kinds).toEqual(['review.submitted', 'challenge.submitted'])
	expect(await submitChallenge({ store, actor: issuer, code: challenge.code, now: atNow })).toEqual(refuse({ code: 'wrong-status', status: 'submitted' }))
})

test('what is not complete, or not one’s own, is not submitted, and nothing is written', async () => {
	const { store, issuer, lead, rival, broker, officer, office, challenge } = await reviewing()
	await store.tx((tx) => tx.update(challenges).set({ problem: ' ' }).where(eq(challenges.id, challenge.id)))
	const before = await allOfReviews(store)
	for (const actor of [lead, rival, broker, officer, office])
		expect(await submitChallenge({ store, actor, code: challenge.code, now: atNow })).toEqual(refuse({ code: 'not-found' }))
	expect(await submitChallenge({ store, actor: issuer, code: challenge.code, now: atNow })).toEqual(
		refuse({ code: 'demand-incomplete', errors: { problem: ['required'] } }),
	)
	expect(await takeBack({ store, actor: issuer, code: challenge.code, now: atNow })).toEqual(refuse({ code: 'wrong-status', status: 'draft' }))
	expect(await resumeChallenge({ store, actor: issuer, code: challenge.code, now: atNow })).toEqual(refuse({ code: 'wrong-status', status: 'draft' }))
	expect(await allOfReviews(store)).toEqual(before)
	expect(await refusedAttempts(store)).toHaveLength(8)
})

test('returned with a reason a field, taken up again, improved and submitted anew: the reasons stand until then, the difference is seen', async () => {
	const { store, issuer, lead, challenge } = await reviewing()
	const { code } = challenge
	const first = await submitted(store, issuer, code)
	const { seen } = await latestMove(store.db, { record: 'review', id: first, reader: lead })
	expect((await settleReview({ store, actor: lead, reviewId: first, seen, ending: returning, now: atNow })).ok).toBe(true)
	const page = () => readChallenge({ store, actor: issuer, code, now: testNow })
	expect(await page()).toMatchObject({ value: { challenge: { status: 'returned' }, review: { returned: { note: '请补充', fieldReasons: returning.fields } } } })
	expect((await resumeChallenge({ store, actor: issuer, code, now: atNow })).ok).toBe(true)
	expect(await readEditable({ store, actor: issuer, code, now: testNow })).toMatchObject({ value: { returned: { fieldReasons: returning.fields } } })

	await store.tx((tx) => tx.update(challenges).set({ problem: '现有体系在 140 ℃ 以上失活' }).where(eq(challenges.id, challenge.id)))
	const second = await submitted(store, issuer, code)
	expect(await page()).toMatchObject({ value: { review: { returned: null, state: { versionNumber: 2, place: { at: 1, of: 1 } } } } })
	const work = await readReview({ store, actor: lead, reviewId: second, now: testNow })
	expect(work).toMatchObject({
		value: {
			previous: { number: 1, changes: [{ field: 'problem', before: '现有体系在高温下失活', after: '现有体系在 140 ℃ 以上失活' }] },
			earlier: [{ versionNumber: 1, status: 'returned', fieldReasons: returning.fields }],
		},
	})
	const versions = await readVersions({ store, actor: issuer, code })
	expect(versions).toMatchObject({ value: { compared: { from: 1, to: 2, changes: [{ field: 'problem' }] } } })
})

test('only the chain lead sees and decides a review; a form made before somebody else decided is told who did what when', async () => {
	const { store, issuer, lead, otherLead, rival, broker, officer, office, challenge } = await reviewing()
	const reviewId = await submitted(store, issuer, challenge.code)
	const { seen } = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	const before = await allOfReviews(store)
	for (const actor of [issuer, otherLead, rival, broker, officer, office]) {
		expect(await settleReview({ store, actor, reviewId, seen, ending: passing, now: atNow })).toEqual(refuse({ code: 'not-found' }))
		expect(await diagnoseReview({ store, actor, reviewId, seen, broker: broker.organisation.slug, task: '请诊断', now: atNow })).toEqual(
			refuse({ code: 'not-found' }),
		)
		expect(await readReview({ store, actor, reviewId, now: testNow })).toEqual(refuse({ code: 'not-found' }))
	}
	expect(await allOfReviews(store)).toEqual(before)

	expect((await settleReview({ store, actor: lead, reviewId, seen, ending: passing, now: atNow })).ok).toBe(true)
	const passed = await allOfReviews(store)
	expect(await settleReview({ store, actor: lead, reviewId, seen, ending: returning, now: atNow })).toMatchObject({
		refusal: { code: 'moved', move: { kind: 'review.passed', userName: lead.name, at: testNow } },
	})
	const now = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	expect(await settleReview({ store, actor: lead, reviewId, seen: now.seen, ending: returning, now: atNow })).toEqual(
		refuse({ code: 'wrong-review-status', status: 'passed' }),
	)
	expect(await allOfReviews(store)).toEqual(passed)
	expect(passed.challenges.find(({ id }) => id === challenge.id)?.status).toBe('approved')
})

test('of two decisions sent at once one holds', async () => {
	const { store, issuer, lead, challenge } = await reviewing()
	const reviewId = await submitted(store, issuer, challenge.code)
	const { seen } = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	const outcomes = await Promise.all([passing, returning].map((ending) => settleReview({ store, actor: lead, reviewId, seen, ending, now: atNow })))
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'moved' } })
})

test('the queue is by due date; the issuer sees place, clock and overdue, others nothing', async () => {
	const { store, issuer, lead, rival, officer, farOfficer, office, challenge, leadsOwn } = await reviewing()
	const earlier = new Date(testNow.getTime() - 20 * 86_400_000)
	const overdue = await submitted(store, lead, leadsOwn.code, () => earlier)
	const later = await submitted(store, issuer, challenge.code)
	const desk = await readReviews({ store, actor: lead, view: 'waiting', page: 1, now: testNow })
	expect(desk.reviews.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
		[overdue, true],
		[later, false],
	])
	const seenBy = async (actor: typeof issuer) => readChallenge({ store, actor, code: challenge.code, now: testNow })
	for (const actor of [issuer, lead, officer, office]) {
		expect(await seenBy(actor)).toMatchObject({ value: { review: { state: { place: { at: 2, of: 2 }, isOverdue: false } } } })
		const page = await seenBy(actor)
		if (!page.ok || !page.value.review?.state) throw new Error('no review')
		expect(page.value.rail[0]).toEqual({ key: 'review', state: 'now', mover: 'chainLead', at: page.value.review.state.dueAt })
	}
	for (const actor of [rival, farOfficer]) {
		expect(await seenBy(actor)).toEqual(refuse({ code: 'not-found' }))
		expect(await readVersions({ store, actor, code: challenge.code })).toEqual(refuse({ code: 'not-found' }))
	}
	const own = await latestMove(store.db, { record: 'review', id: overdue, reader: lead })
	expect((await settleReview({ store, actor: lead, reviewId: overdue, seen: own.seen, ending: passing, now: atNow })).ok).toBe(true)
	expect(await seenBy(issuer)).toMatchObject({ value: { review: { state: { place: { at: 1, of: 1 } } } } })
})

test('the issuer takes its demand back, and the chain lead’s open form is told', async () => {
	const { store, issuer, lead, challenge } = await reviewing()
	const reviewId = await submitted(store, issuer, challenge.code)
	const { seen } = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	expect((await takeBack({ store, actor: issuer, code: challenge.code, now: atNow })).ok).toBe(true)
	expect(await settleReview({ store, actor: lead, reviewId, seen, ending: passing, now: atNow })).toMatchObject({
		refusal: { code: 'moved', move: { kind: 'review.withdrawn', userName: issuer.name } },
	})
	expect((await allOfReviews(store)).reviews).toMatchObject([{ status: 'withdrawn', settledByUserId: issuer.userId }])
})

test('releasing a list passes what is in it: its open reviews are settled, with whom and why in the log', async () => {
	const { store, issuer, lead, broker, challenge, leadsOwn, list } = await reviewing()
	await keysOptional(store)
	const waiting = await submitted(store, issuer, challenge.code)
	const diagnosed = await submitted(store, lead, leadsOwn.code)
	const { seen } = await latestMove(store.db, { record: 'review', id: diagnosed, reader: lead })
	const task = { broker: broker.organisation.slug, task: '请核对指标' }
	expect((await diagnoseReview({ store, actor: lead, reviewId: diagnosed, seen, ...task, now: atNow })).ok).toBe(true)
	expect(await releaseList({ store, actor: lead, code: list.code, now: testNow })).toMatchObject({ value: 2 })
	expect((await store.db.select().from(reviews)).map(({ status }) => status)).toEqual(['passed', 'passed'])
	expect((await store.db.select().from(challengeLists)).find(({ id }) => id === list.id)?.status).toBe('released')
	for (const reviewId of [waiting, diagnosed])
		expect(await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })).toMatchObject({ move: { kind: 'review.passed', userName: lead.name } })
})
