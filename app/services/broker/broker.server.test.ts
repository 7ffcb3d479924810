import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { makeBid, makeChallenge, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { refusedAttempts } from '#tests/support/bidding.ts'
import { allOfReviews, atNow, reviewing, submitted } from '#tests/support/reviewing.ts'
import { vault } from '#tests/support/vault.ts'
import { latestMove } from '../audit/latest-move.server.ts'
import { compareBids } from '../award/compare-bids.server.ts'
import { prepareBid } from '../bid/prepare-bid.server.ts'
import { readBid } from '../bid/read-bid.server.ts'
import { readChallenge } from '../challenge/read-challenge.server.ts'
import { annotateReview } from '../review/annotate-review.server.ts'
import { diagnoseReview } from '../review/diagnose-review.server.ts'
import { readAssignments, readDiagnosis } from '../review/read-diagnosis.server.ts'
import { readReview } from '../review/read-review.server.ts'
import { recallReview } from '../review/recall-review.server.ts'
import { settleReview } from '../review/settle-review.server.ts'
import { nameBroker } from './name-broker.server.ts'
import { readBrokers } from './read-brokers.server.ts'
import { removeBroker } from './remove-broker.server.ts'

const task = '请核对指标是否可测，并补充国内外现状。'
const later = () => new Date(testNow.getTime() + 3 * 86_400_000)

async function diagnosing(store: Store, lead: Member, broker: Member, reviewId: string, now = atNow) {
	const { seen } = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	const asked = await diagnoseReview({ store, actor: lead, reviewId, seen, broker: broker.organisation.slug, task, now })
	if (!asked.ok) throw new Error(asked.refusal.code)
}

test('a broker sees what is assigned to it, without whom to call, annotates it and hands it back with a new clock', async () => {
	const { store, lead, issuer, broker, otherBroker, challenge } = await reviewing()
	const reviewId = await submitted(store, issuer, challenge.code)
	await diagnosing(store, lead, broker, reviewId)
	expect(await readAssignments({ store, actor: broker, now: testNow })).toMatchObject([{ id: reviewId, brokerTask: task }])
	expect(await readAssignments({ store, actor: otherBroker, now: testNow })).toEqual([])
	const page = await readDiagnosis({ store, actor: broker, reviewId, now: testNow })
	expect(page).toMatchObject({ value: { values: { problem: challenge.problem }, review: { task }, notes: {} } })
	expect(page.ok && Object.keys(page.value.values).filter((field) => field.startsWith('contact'))).toEqual([])

	const noting = { store, actor: broker, reviewId, now: later }
	expect(await annotateReview({ ...noting, fields: {}, isHandedBack: true })).toEqual(refuse({ code: 'nothing-annotated' }))
	expect((await annotateReview({ ...noting, fields: { problem: '初稿' }, isHandedBack: false })).ok).toBe(true)
	expect((await annotateReview({ ...noting, fields: { problem: '失活温度不明', goal: '目标可测' }, isHandedBack: true })).ok).toBe(true)
	const work = await readReview({ store, actor: lead, reviewId, now: later() })
	expect(work).toMatchObject({ value: { review: { status: 'waiting', duePeriod: { from: '2026-11-27', to: '2026-12-11' } } } })
	expect(work.ok && work.value.annotations.map(({ field, note }) => [field, note]).sort()).toEqual([
		['goal', '目标可测'],
		['problem', '失活温度不明'],
	])
	expect(await readDiagnosis({ store, actor: broker, reviewId, now: later() })).toEqual(refuse({ code: 'not-found' }))

	await diagnosing(store, lead, otherBroker, reviewId, later)
	expect(await readDiagnosis({ store, actor: broker, reviewId, now: later() })).toEqual(refuse({ code: 'not-found' }))
})

test('nobody but the broker it is assigned to reads or annotates a diagnosis; nothing is written', async () => {
	const { store, lead, issuer, broker, otherBroker, officer, office, challenge, leadsOwn } = await reviewing()
	const reviewId = await submitted(store, issuer, challenge.code)
	const unassigned = await submitted(store, lead, leadsOwn.code)
	await diagnosing(store, lead, broker, reviewId)
	const before = await allOfReviews(store)
	for (const actor of [otherBroker, issuer, lead, officer, office]) {
		expect(await readDiagnosis({ store, actor, reviewId, now: testNow })).toEqual(refuse({ code: 'not-found' }))
		for (const isHandedBack of [true, false])
			expect(await annotateReview({ store, actor, reviewId, fields: { goal: '改' }, isHandedBack, now: atNow })).toEqual(refuse({ code: 'not-found' }))
	}
	const noting = { store, actor: broker, reviewId: unassigned, fields: { goal: '改' }, isHandedBack: false, now: atNow }
	expect(await annotateReview(noting)).toEqual(refuse({ code: 'not-found' }))
	expect(await allOfReviews(store)).toEqual(before)
	expect((await refusedAttempts(store)).every(({ refusal }) => refusal === 'not-found')).toBe(true)
})

test('beside its assignments a broker reads no demand before its release, no review, and never a bid', async () => {
	const { store, lead, issuer, rival, broker, challenge, list } = await reviewing()
	const reviewId = await submitted(store, issuer, challenge.code)
	await diagnosing(store, lead, broker, reviewId)
	const [open, bid] = await store.tx(async (tx) => {
		const released = await makeChallenge(tx, { listId: list.id, issuerOrganisationId: issuer.organisation.id, chainSlug: 'new-materials' })
		return [released, (await makeBid(tx, { challengeId: released.id, organisationId: rival.organisation.id, status: 'opened' })).bid]
	})
	expect(await readChallenge({ store, actor: broker, code: challenge.code, now: testNow })).toEqual(refuse({ code: 'not-found' }))
	expect(await readReview({ store, actor: broker, reviewId, now: testNow })).toEqual(refuse({ code: 'not-found' }))
	expect((await readChallenge({ store, actor: broker, code: open.code, now: testNow })).ok).toBe(true)
	expect((await readBid({ store, vault, actor: broker, bidId: bid.id, now: testNow })).ok).toBe(false)
	expect((await compareBids({ store, vault, actor: broker, code: open.code, now: testNow })).ok).toBe(false)
	expect((await prepareBid({ store, vault, actor: broker, code: open.code, now: atNow })).ok).toBe(false)
})

test('the chain lead ends a diagnosis that takes too long, decides with what was noted, and asks no issuer about its own demand', async () => {
	const { store, lead, issuer, broker, challenge } = await reviewing()
	const reviewId = await submitted(store, issuer, challenge.code)
	const { seen } = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	expect(await diagnoseReview({ store, actor: lead, reviewId, seen, broker: issuer.organisation.slug, task, now: atNow })).toEqual(
		refuse({ code: 'broker-unknown' }),
	)
	await diagnosing(store, lead, broker, reviewId)
	expect((await annotateReview({ store, actor: broker, reviewId, fields: { goal: '目标可测' }, isHandedBack: false, now: atNow })).ok).toBe(true)
	const asked = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	const ending = { command: 'return' as const, note: '', fields: { goal: '请写数值' } }
	expect(await settleReview({ store, actor: lead, reviewId, seen: asked.seen, ending, now: atNow })).toMatchObject({
		refusal: { code: 'wrong-review-status', status: 'diagnosing' },
	})
	expect((await recallReview({ store, actor: lead, reviewId, seen: asked.seen, reason: '诊断超过期限', now: later })).ok).toBe(true)
	expect(await readDiagnosis({ store, actor: broker, reviewId, now: later() })).toEqual(refuse({ code: 'not-found' }))
	expect(await annotateReview({ store, actor: broker, reviewId, fields: { goal: '又及' }, isHandedBack: true, now: later })).toMatchObject({
		refusal: { code: 'moved', move: { kind: 'review.recalled', userName: lead.name } },
	})
	const recalled = await latestMove(store.db, { record: 'review', id: reviewId, reader: lead })
	expect((await settleReview({ store, actor: lead, reviewId, seen: recalled.seen, ending, now: later })).ok).toBe(true)
	const page = await readChallenge({ store, actor: issuer, code: challenge.code, now: later() })
	expect(page).toMatchObject({ value: { review: { returned: { annotations: [{ field: 'goal', note: '目标可测' }] } } } })
})

test('the office names as brokers outsiders alone, and ends it; everybody else is refused and nothing is written', async () => {
	const { store, lead, issuer, rival, officer, office, broker } = await reviewing()
	const [pending, outsider] = await store.tx(async (tx) => [await makeOrganisation(tx, { status: 'pending' }), await makeOrganisation(tx)])
	const before = await allOfReviews(store)
	const naming = (actor: Member, organisation: string) => nameBroker({ store, actor, organisation, now: atNow })
	for (const actor of [lead, issuer, rival, officer, broker]) {
		expect(await naming(actor, outsider.slug)).toEqual(refuse({ code: 'forbidden' }))
		expect(await removeBroker({ store, actor, slug: broker.organisation.slug, now: atNow })).toEqual(refuse({ code: 'forbidden' }))
		expect(await readBrokers({ store, actor })).toEqual(refuse({ code: 'forbidden' }))
	}
	expect(await naming(office, 'nobody')).toEqual(refuse({ code: 'organisation-unknown' }))
	expect(await naming(office, pending.slug)).toEqual(refuse({ code: 'broker-unfit' }))
	expect(await naming(office, officer.organisation.slug)).toEqual(refuse({ code: 'broker-unfit' }))
	expect(await naming(office, lead.organisation.slug)).toEqual(refuse({ code: 'broker-is-party' }))
	expect(await naming(office, issuer.organisation.slug)).toEqual(refuse({ code: 'broker-is-party' }))
	expect(await naming(office, broker.organisation.slug)).toEqual(refuse({ code: 'already-broker' }))
	expect(await removeBroker({ store, actor: office, slug: outsider.slug, now: atNow })).toEqual(refuse({ code: 'not-found' }))
	expect(await allOfReviews(store)).toEqual(before)

	expect((await naming(office, outsider.name)).ok).toBe(true)
	expect(await readBrokers({ store, actor: office })).toMatchObject({ value: expect.arrayContaining([expect.objectContaining({ slug: outsider.slug })]) })
	expect((await removeBroker({ store, actor: office, slug: outsider.slug, now: atNow })).ok).toBe(true)
	const kinds = (await AuditRepository.listEntries(store.db, { isRefused: false, limit: 10 })).map(({ entry }) => entry.kind)
	expect(kinds).toEqual(['broker.removed', 'broker.named'])
	expect((await store.tx((tx) => makeMember(tx, outsider, [], true))).roles).toEqual(['member', 'broker'])
})
