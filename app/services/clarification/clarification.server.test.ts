import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { CatalogueFilter } from '#app/domain/challenge/catalogue.ts'
import { type ClarificationEntry, ClarificationForm } from '#app/domain/challenge/clarification-form.ts'
import { refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { confirmBid } from '#app/services/bid/confirm-bid.server.ts'
import { listOwnBids } from '#app/services/bid/list-own-bids.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { findChallenges } from '#app/services/challenge/find-challenges.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { suspendChallenge } from '#app/services/challenge/suspend-challenge.server.ts'
import { answerQuestion } from '#app/services/question/answer-question.server.ts'
import { askQuestion } from '#app/services/question/ask-question.server.ts'
import { readQuestions } from '#app/services/question/read-questions.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { challenges, challengeVersions, clarifications } from '#db/schema/index.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline, everything, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { vault } from '#tests/support/vault.ts'
import { previewClarification } from './preview-clarification.server.ts'
import { publishClarification } from './publish-clarification.server.ts'
import { readClarifications } from './read-clarifications.server.ts'

const reason = '根据答复，放宽灰分指标并明确测试方法。'
const hour = 3_600_000

/** A clarification as the form of the challenge sends it untouched, with changes over it. */
async function entryOf(store: Store, code: string, changes: Partial<ClarificationEntry> = {}): Promise<ClarificationEntry> {
	const found = await ChallengeRepository.findByCode(store.db, code)
	const indicators = await ChallengeRepository.listIndicators(store.db, found?.challenge.id ?? '')
	const { budgetFen, clarificationCount, durationMonths, ...texts } = found?.challenge ?? { budgetFen: null, clarificationCount: 0, durationMonths: null }
	return { ...ClarificationForm.parse({ ...texts, base: clarificationCount, reason }), budget: budgetFen, durationMonths, indicators, ...changes }
}

async function publish(world: Awaited<ReturnType<typeof bidding>>, changes: Partial<ClarificationEntry>, now = beforeDeadline) {
	const { store, issuer, challenge } = world
	return publishClarification({ store, actor: issuer, code: challenge.code, clarification: await entryOf(store, challenge.code, changes), now })
}

async function withAsh(store: Store, code: string, target: string) {
	const { indicators } = await entryOf(store, code)
	return indicators.map((one) => (one.name === '灰分' ? { ...one, target } : one))
}

const added = { name: '密度', comparator: 'at-most' as const, target: '0.9', targetUpper: null, unit: 'g/cm³', verification: '第三方检测', isMust: true }

test('a clarification changes the demand in one piece: row, indicators, search, version, log and page', async () => {
	const world = await bidding()
	const { store, challenge } = world
	const before = await ChallengeRepository.listIndicators(store.db, challenge.id)
	const indicators = [...(await withAsh(store, challenge.code, '30')), added]
	expect(await publish(world, { goal: '达到茂金属水平', budget: 800_000_000, indicators })).toEqual({ ok: true, value: { number: 1, bidsCloseAt: deadline } })

	const page = await readChallenge({ store, actor: visitor, code: challenge.code, now: beforeDeadline() })
	if (!page.ok) throw new Error('the challenge is public')
	const after = page.value.indicators
	expect(after.slice(0, 3).map(({ id, name, weight }) => ({ id, name, weight }))).toEqual(before.map(({ id, name, weight }) => ({ id, name, weight })))
	expect(after.map(({ name, target }) => `${name} ${target}`)).toEqual(['熔指 30', '灰分 30', '熔点 40', '密度 0.9'])
	expect(page.value.challenge).toMatchObject({ goal: '达到茂金属水平', budgetFen: 800_000_000, clarificationCount: 1, bidsCloseAt: deadline })
	expect(page.value.clarified).toMatchObject({
		last: { number: 1 },
		indicators: { [after[1]?.id ?? '']: { number: 1, isNew: false }, [after[3]?.id ?? '']: { number: 1, isNew: true } },
	})
	const searched = await findChallenges({ store, filter: CatalogueFilter.parse({ q: ['茂金属水平'] }), now: beforeDeadline() })
	expect(searched.challenges.map(({ code }) => code)).toEqual([challenge.code])
	const [version] = await store.db.select().from(challengeVersions)
	expect(version).toMatchObject({ number: 1, values: { goal: '达到茂金属水平', budgetFen: '800000000' } })
	const [entry] = await AuditRepository.listByChallenge(store.db, challenge.id)
	expect(entry).toMatchObject({ kind: 'challenge.clarified', reason, after: { number: 1 } })

	const shown = await readClarifications({ store, actor: visitor, code: challenge.code, now: beforeDeadline() })
	const ash = after[1]?.id
	expect(shown).toMatchObject({ value: { clarifications: [{ number: 1, reason, keptBack: [], deadline: null }] } })
	expect(shown.ok && shown.value.clarifications[0]?.changes).toEqual(
		expect.arrayContaining([
			{ field: 'goal', before: '', after: '达到茂金属水平' },
			{ field: 'budgetFen', before: '', after: '800000000' },
			{ field: `indicators.${ash}.target`, before: '20', after: '30' },
			{ field: `indicators.${after[3]?.id}.name`, before: '', after: '密度' },
		]),
	)
})

test('instalments come and go by clarifications, each shown with what stood before; what does not pay the whole is refused and not written', async () => {
	const world = await bidding()
	const { store, challenge } = world
	const [signed, accepted] = [
		{ due: '签约', share: 40 },
		{ due: '验收', share: 60 },
	]
	expect(await publish(world, { budget: 800_000_000, payments: [signed, accepted] })).toMatchObject({ value: { number: 1 } })
	const stated = await everything(store)
	expect(await publish(world, { payments: [signed] })).toEqual(refuse({ code: 'shares-not-100', limit: 40 }))
	expect(await publish(world, { payments: [] })).toEqual(refuse({ code: 'shares-not-100', limit: 0 }))
	const clarification = await entryOf(store, challenge.code, { payments: [signed] })
	expect(await previewClarification({ store, actor: world.issuer, code: challenge.code, clarification, now: beforeDeadline() })).toEqual(
		refuse({ code: 'shares-not-100', limit: 40 }),
	)
	expect(await everything(store)).toEqual(stated)
	expect(await store.db.select().from(clarifications)).toHaveLength(1)
	expect((await refusedAttempts(store)).map(({ kind }) => kind)).toEqual(Array(2).fill('challenge.clarified'))

	expect(await publish(world, { payments: [{ due: '验收', share: 100 }] })).toMatchObject({ value: { number: 2 } })
	const page = await readChallenge({ store, actor: visitor, code: challenge.code, now: beforeDeadline() })
	expect(page).toMatchObject({ value: { challenge: { payments: [{ due: '验收', share: 100 }], clarificationCount: 2 } } })
	const shown = await readClarifications({ store, actor: visitor, code: challenge.code, now: beforeDeadline() })
	expect(shown.ok && shown.value.clarifications[1]?.changes).toEqual([
		{ field: 'payments.0.due', before: '签约', after: '验收' },
		{ field: 'payments.0.share', before: '40', after: '100' },
		{ field: 'payments.1.due', before: '验收', after: '' },
		{ field: 'payments.1.share', before: '60', after: '' },
	])
	const versions = await store.db.select().from(challengeVersions).orderBy(asc(challengeVersions.number))
	expect(versions.map(({ values }) => values['payments.1.due'])).toEqual(['验收', undefined])
})

test('only the issuer and its chain lead clarify, only while open, and a refusal writes nothing but its attempt', async () => {
	const world = await bidding()
	const { store, challenge, foreign, issuer, firm, officer, office } = world
	const clarification = await entryOf(store, challenge.code, { goal: '新的目标' })
	const before = await everything(store)
	const attempt = { store, code: challenge.code, clarification, now: beforeDeadline }
	for (const actor of [firm, officer, office]) expect(await publishClarification({ ...attempt, actor })).toEqual(refuse({ code: 'not-found' }))
	expect(await publishClarification({ ...attempt, actor: issuer, code: foreign.code })).toEqual(refuse({ code: 'not-found' }))
	expect(await publishClarification({ ...attempt, actor: issuer, now: afterDeadline })).toEqual(refuse({ code: 'wrong-status', status: 'closed' }))
	expect(await publish(world, {})).toEqual(refuse({ code: 'nothing-changed' }))
	expect(await publish(world, { durationMonths: 37 })).toEqual(refuse({ code: 'too-long-duration', limit: 36 }))
	expect(await publish(world, { goal: '新的目标', questionNumber: 7 })).toEqual(refuse({ code: 'question-unknown' }))
	expect(await previewClarification({ store, actor: firm, code: challenge.code, clarification, now: beforeDeadline() })).toEqual(refuse({ code: 'not-found' }))
	expect((await previewClarification({ store, actor: issuer, code: challenge.code, clarification, now: beforeDeadline() })).ok).toBe(true)
	expect(await everything(store)).toEqual(before)
	expect(await store.db.select().from(clarifications)).toEqual([])
	expect((await refusedAttempts(store)).map(({ kind }) => kind)).toEqual(Array(8).fill('challenge.clarified'))

	await suspendChallenge({ store, actor: issuer, code: challenge.code, reason: '试验装置检修，预计一周。', now: beforeDeadline })
	expect(await publish(world, { goal: '新的目标' })).toEqual(refuse({ code: 'wrong-status', status: 'suspended' }))
})

test('a clarification made before another was published is refused with its number; two at once leave no gap and no double', async () => {
	const world = await bidding()
	const { store, challenge, issuer } = world
	const [one, other] = [await entryOf(store, challenge.code, { goal: '甲' }), await entryOf(store, challenge.code, { goal: '乙' })]
	const publishing = (clarification: ClarificationEntry) =>
		publishClarification({ store, actor: issuer, code: challenge.code, clarification, now: beforeDeadline })
	const outcomes = await Promise.all([publishing(one), publishing(other)])
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
	expect(outcomes.find(({ ok }) => !ok)).toEqual(refuse({ code: 'stale-clarification', number: 1, base: 0 }))
	expect(await publish(world, { goal: '丙' })).toMatchObject({ value: { number: 2 } })
	const rows = await store.db.select().from(clarifications).orderBy(asc(clarifications.number))
	expect(rows.map(({ number }) => number)).toEqual([1, 2])
	expect(rows[1]?.before).toEqual({ goal: rows[0]?.after.goal })
})

test('inside the last 72 hours the deadline moves so that 72 hours remain, and the questions with it; before that it stays', async () => {
	const world = await bidding()
	const { store, challenge } = world
	expect(await publish(world, { goal: '甲' }, () => new Date(deadline.getTime() - 72 * hour))).toMatchObject({ value: { bidsCloseAt: deadline } })
	const late = new Date(deadline.getTime() - hour + 1)
	const moved = new Date(deadline.getTime() + 71 * hour + 60_000)
	expect(await publish(world, { goal: '乙' }, () => late)).toMatchObject({ value: { number: 2, bidsCloseAt: moved } })
	const [row] = await store.db.select().from(challenges).where(eq(challenges.id, challenge.id))
	expect(row).toMatchObject({ bidsCloseAt: moved, deadlineMovedAt: late, deadlineReason: reason })
	expect(row?.questionsCloseAt?.getTime()).toBeLessThanOrEqual(moved.getTime())
	const [entry] = await AuditRepository.listByChallenge(store.db, challenge.id)
	expect(entry).toMatchObject({ before: { bidsCloseAt: deadline.toISOString() }, after: { bidsCloseAt: moved.toISOString() } })
	const shown = await readClarifications({ store, actor: visitor, code: challenge.code, now: late })
	expect(shown).toMatchObject({ value: { clarifications: [{ deadline: null }, { deadline: { before: deadline, after: moved } }] } })
})

test('a sealed bid is confirmed with one step, or replaced, which confirms; one that was neither is opened all the same and marked', async () => {
	const world = await bidding()
	const { store, challenge, issuer, firm, rival, colleague } = world
	const [confirmed, left] = [await sealedBid(store, firm, challenge.code), await sealedBid(store, rival, challenge.code)]
	await publish(world, { indicators: await withAsh(store, challenge.code, '15') })
	const read = (actor: typeof firm, bidId: string) => readBid({ store, vault, actor, bidId, now: beforeDeadline() })
	expect(await read(firm, confirmed)).toMatchObject({ value: { clarified: { number: 1, unconfirmed: 1, isConfirmable: true, since: [{ number: 1 }] } } })
	expect(await listOwnBids({ store, actor: firm, page: 1, now: beforeDeadline() })).toMatchObject({ value: { bids: [{ unconfirmed: 1 }] } })
	const confirming = { store, vault, actor: firm, bidId: confirmed, number: 1, now: beforeDeadline }
	const before = await everything(store)
	expect(await confirmBid({ ...confirming, actor: rival })).toEqual(refuse({ code: 'not-found' }))
	expect(await confirmBid({ ...confirming, number: 2 })).toEqual(refuse({ code: 'clarified-since', number: 1 }))
	expect(await confirmBid({ ...confirming, now: afterDeadline })).toEqual(refuse({ code: 'deadline-passed' }))
	expect(await everything(store)).toEqual(before)

	expect((await confirmBid({ ...confirming, actor: colleague })).ok).toBe(true)
	expect(await confirmBid(confirming)).toEqual(refuse({ code: 'already-confirmed' }))
	expect(await read(firm, confirmed)).toMatchObject({ value: { bid: { status: 'sealed' }, clarified: null } })
	const [entry] = await AuditRepository.listEntries(store.db, { kind: 'bid.confirmed', isRefused: false, limit: 5 })
	expect(entry?.entry).toMatchObject({ subjectId: confirmed, before: { clarification: 0 }, after: { clarification: 1 } })

	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const compared = await compareBids({ store, vault, actor: issuer, code: challenge.code, now: afterDeadline() })
	expect(compared.ok && Object.fromEntries(compared.value.bids.map(({ id, unconfirmed }) => [id, unconfirmed]))).toEqual({ [confirmed]: null, [left]: 1 })
	expect(await readBid({ store, vault, actor: rival, bidId: left, now: afterDeadline() })).toMatchObject({ value: { clarified: { unconfirmed: 1 } } })
})

test('an added indicator has to be promised: the bid cannot be confirmed as it is, but replaced', async () => {
	const world = await bidding()
	const { store, challenge, firm } = world
	const bidId = await sealedBid(store, firm, challenge.code)
	await publish(world, { indicators: [...(await entryOf(store, challenge.code)).indicators, added] })
	expect(await confirmBid({ store, vault, actor: firm, bidId, number: 1, now: beforeDeadline })).toMatchObject({ refusal: { code: 'incomplete' } })
	const page = await readBid({ store, vault, actor: firm, bidId, now: beforeDeadline() })
	if (!page.ok) throw new Error('own bid')
	const density = page.value.indicators.at(-1)?.id ?? ''
	expect(page.value).toMatchObject({
		clarified: { isConfirmable: false, indicators: { [density]: { number: 1, isNew: true } } },
		gaps: [{ field: `promises.${density}` }],
	})
	const revision = page.value.version.revision
	await saveDraft({ store, vault, actor: firm, bidId, sent: { revision, values: { [`promises.${density}`]: '0.88' } }, now: beforeDeadline })
	expect(await sealBid({ store, vault, actor: firm, bidId, seenClarification: 0, now: beforeDeadline })).toEqual(refuse({ code: 'clarified-since', number: 1 }))
	expect((await sealBid({ store, vault, actor: firm, bidId, seenClarification: 1, now: beforeDeadline })).ok).toBe(true)
	expect(await readBid({ store, vault, actor: firm, bidId, now: beforeDeadline() })).toMatchObject({ value: { clarified: null } })
})

test('a draft is told of what was clarified since it was begun, one begun later is not', async () => {
	const world = await bidding()
	const { store, challenge, firm, rival } = world
	const early = await completeDraft(store, firm, challenge.code)
	await publish(world, { goal: '甲' })
	const later = await completeDraft(store, rival, challenge.code)
	const read = (actor: typeof firm, bidId: string) => readBid({ store, vault, actor, bidId, now: beforeDeadline() })
	expect(await read(firm, early)).toMatchObject({ value: { clarified: { number: 1, unconfirmed: null } } })
	expect(await read(rival, later)).toMatchObject({ value: { clarified: null } })
})

test('an answer that changes the demand leads to a clarification, and both name each other', async () => {
	const world = await bidding()
	const { store, challenge, issuer, firm } = world
	const question = '灰分是否可以放宽到 30 ppm？'
	await askQuestion({ store, actor: firm, code: challenge.code, question, now: beforeDeadline })
	const answering = { store, actor: issuer, code: challenge.code, number: 1, answer: '可以，见澄清。', changesDemand: true }
	expect(await answerQuestion({ ...answering, now: afterDeadline })).toEqual(refuse({ code: 'wrong-status', status: 'closed' }))
	expect((await answerQuestion({ ...answering, now: beforeDeadline })).ok).toBe(true)
	expect((await publish(world, { goal: '甲', questionNumber: 1 })).ok).toBe(true)
	const questions = await readQuestions({ store, actor: visitor, code: challenge.code, now: beforeDeadline() })
	expect(questions).toMatchObject({ value: { mayClarify: false, questions: [{ number: 1, clarification: 1 }] } })
	const shown = await readClarifications({ store, actor: visitor, code: challenge.code, now: beforeDeadline() })
	expect(shown).toMatchObject({ value: { clarifications: [{ questionNumber: 1 }] } })
})

test('of a field that is kept back everyone learns that it changed, and only who may read it what it says', async () => {
	const world = await bidding()
	const { store, challenge, issuer, firm } = world
	await store.tx((tx) =>
		tx
			.update(challenges)
			.set({ disclosure: { goal: 'undertaking' } })
			.where(eq(challenges.id, challenge.id)),
	)
	await publish(world, { goal: '秘密的目标', problem: '公开的问题' })
	const read = (actor: typeof firm | typeof visitor) => readClarifications({ store, actor, code: challenge.code, now: beforeDeadline() })
	for (const actor of [visitor, firm]) {
		const page = await read(actor)
		expect(page).toMatchObject({ value: { clarifications: [{ keptBack: ['goal'], changes: [{ field: 'problem' }] }] } })
		expect(JSON.stringify(page)).not.toContain('秘密的目标')
	}
	expect(JSON.stringify(await read(issuer))).toContain('秘密的目标')
})
