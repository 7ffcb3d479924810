import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Member } from '#app/domain/permission/actor.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { beginEvaluation } from '#app/services/evaluation/begin-evaluation.server.ts'
import { readEvaluation } from '#app/services/evaluation/read-evaluation.server.ts'
import { newId } from '#db/kit.ts'
import {
	bidCorrections,
	bids,
	blindPackages,
	challenges,
	declarations,
	defenceSessions,
	evaluations,
	panelSeats,
	panels,
	scoreSheets,
} from '#db/schema/index.ts'
import { makeBid, makeChallenge, makeOrganisation } from '#db/seed/factories/factories.ts'
import { decisionOf, publishWithFeedback } from '#tests/support/awarding.ts'
import { beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { allOfEvaluation, evaluating, submitSheets } from '#tests/support/evaluating.ts'
import { readOwnChallenges } from './read-own-challenges.server.ts'
import { readWaiting } from './read-waiting.server.ts'

const hours = (count: number) => new Date(now().getTime() + count * 3_600_000)

async function setting() {
	const parts = await evaluating()
	const { store, challenge, issuer } = parts
	const waits = async (actor: Member = issuer) => (await readWaiting(store.db, actor, [challenge.id], now())).get(challenge.id) ?? null
	const kind = async (actor?: Member) => (await waits(actor))?.kind ?? null
	/** As it was before the evaluation began. */
	const unbegin = () =>
		store.tx(async (tx) => {
			await tx.delete(scoreSheets)
			await tx.delete(evaluations)
			await tx.update(challenges).set({ status: 'opened' }).where(eq(challenges.id, challenge.id))
		})
	const set = (write: Parameters<typeof store.tx>[0]) => store.tx(write)
	return { ...parts, waits, kind, unbegin, set }
}

test('the desk of the issuer says of each challenge what it waits for, from the screening to the notice', async () => {
	const { store, code, issuer, bidIds, waits, kind, unbegin, set, panel, evaluationId, ...parts } = await setting()
	const [first = '', second = ''] = bidIds
	expect(await waits()).toMatchObject({ kind: 'scoring', at: expect.any(Date) })
	await submitSheets({ store, code, issuer, bidIds, panel, evaluationId, ...parts }, [
		[90, 88, 80],
		[70, 72, 74],
		[80, 80, null],
	])
	expect(await kind()).toBe('scoring')
	await set((tx) => tx.update(scoreSheets).set({ status: 'submitted', total: 7000, submittedAt: now() }))
	expect(await kind()).toBe('meeting')
	await set((tx) => tx.update(panelSeats).set({ status: 'invited' }).where(eq(panelSeats.number, 3)))
	expect(await waits()).toMatchObject({ kind: 'seats', count: 1 })
	await set((tx) => tx.update(panelSeats).set({ status: 'accepted' }))

	await unbegin()
	expect(await kind()).toBe('begin')
	await set((tx) => tx.update(blindPackages).set({ passedAt: null }).where(eq(blindPackages.bidId, second)))
	expect(await waits()).toMatchObject({ kind: 'packages', count: 1 })
	await set((tx) => tx.update(panels).set({ status: 'dissolved' }))
	expect(await kind()).toBe('no-panel')
	await set((tx) => tx.update(bids).set({ status: 'opened' }).where(eq(bids.id, first)))
	expect(await waits()).toMatchObject({ kind: 'screening', count: 1 })
	await set((tx) => tx.insert(bidCorrections).values({ bidId: first, fields: [], reason: '', askedAt: now(), dueAt: hours(4) }))
	expect(await waits()).toEqual({ kind: 'correction', count: 1, at: hours(4) })
	const desk = await readOwnChallenges({ store, actor: issuer, page: 1, now: now() })
	expect(desk.challenges.map((one) => [one.code === code, one.waiting?.kind ?? null])).toContainEqual([true, 'correction'])
})

test('once the scores are locked: a defence, a proposal, feedback, the notice', async () => {
	const { store, code, challenge, issuer, bidIds, waits, kind, set, evaluationId } = await setting()
	const [first = '', second = '', third = ''] = bidIds
	await set(async (tx) => {
		await tx.update(evaluations).set({ status: 'locked', lockedAt: now() })
		await tx.update(bids).set({ status: 'scored' })
	})
	expect(await kind()).toBe('proposal')
	const session = { id: newId(), evaluationId, bidId: first, startsAt: hours(2), endsAt: hours(3), place: '301', setAt: now() }
	await set((tx) => tx.insert(defenceSessions).values(session))
	expect(await waits()).toEqual({ kind: 'defence', count: null, at: hours(2) })
	await set((tx) => tx.update(defenceSessions).set({ minutes: '密文' }))
	expect(await kind()).toBe('proposal')
	const decision = decisionOf([first], { reserves: [second], others: [third] })
	expect(await proposeAward({ store, actor: issuer, code, decision, now })).toMatchObject({ ok: true })
	expect(await waits()).toMatchObject({ kind: 'feedback', count: 2 })
	await set(async (tx) => {
		const { listId, issuerOrganisationId } = challenge
		const other = await makeChallenge(tx, { listId, issuerOrganisationId, status: 'opened' })
		await makeBid(tx, { challengeId: other.id, organisationId: (await makeOrganisation(tx)).id, status: 'scored' })
	})
	expect(await waits(), 'bids on another challenge owe nothing here').toMatchObject({ kind: 'feedback', count: 2 })
	await set((tx) => tx.update(bids).set({ feedback: '建议补充检测数据' }).where(eq(bids.id, second)))
	expect(await waits()).toMatchObject({ kind: 'feedback', count: 1 })
	await set((tx) => tx.update(bids).set({ feedback: '建议补充检测数据' }).where(eq(bids.id, third)))
	expect(await kind()).toBe('publish')
	expect(await publishWithFeedback({ store, actor: issuer, code, now })).toMatchObject({ ok: true })
	expect(await waits()).toMatchObject({ kind: 'notice', at: expect.any(Date) })
})

test('nobody but its issuer is told anything, and an issuer in conflict that alone, with no number of anything', async () => {
	const { store, code, issuer, firm, officer, office, panel, waits, unbegin, set, bidIds } = await setting()
	for (const actor of [firm, officer, office, ...panel]) expect(await waits(actor)).toBe(null)
	await unbegin()
	await set((tx) => tx.insert(declarations).values({ userId: issuer.userId, organisationId: firm.organisation.id, declaredAt: now() }))
	const told = { kind: 'conflicted', count: null, at: null }
	expect(await waits()).toEqual(told)
	await set((tx) =>
		tx
			.update(bids)
			.set({ status: 'opened' })
			.where(eq(bids.id, bidIds[0] ?? '')),
	)
	expect(await waits()).toEqual(told)
	expect(await readEvaluation({ store, actor: issuer, code, now: now() })).toMatchObject({ refusal: { code: 'conflicted' } })
	await set((tx) =>
		tx
			.update(bids)
			.set({ status: 'qualified' })
			.where(eq(bids.id, bidIds[0] ?? '')),
	)
	const before = await allOfEvaluation(store)
	expect(await beginEvaluation({ store, actor: issuer, code, now })).toMatchObject({ refusal: { code: 'conflicted' } })
	expect(await allOfEvaluation(store)).toEqual(before)
	expect((await refusedAttempts(store)).map(({ kind, refusal }) => [kind, refusal])).toEqual([['challenge.evaluating', 'conflicted']])
})
