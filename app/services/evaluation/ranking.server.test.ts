import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { challenges, declarations, evaluations, scoreSheets } from '#db/schema/index.ts'
import { beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { allOfEvaluation, evaluating, submitSheets } from '#tests/support/evaluating.ts'
import { kindsTo, tellAll } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { lockEvaluation } from './lock-evaluation.server.ts'
import { minuteDefence, readMinutes } from './minute-defence.server.ts'
import { noteOutlier, readOutlier } from './note-outlier.server.ts'
import { readComparison } from './read-comparison.server.ts'
import { readMeeting } from './read-meeting.server.ts'
import { readOwnScores } from './read-own-scores.server.ts'
import { readRanking } from './read-ranking.server.ts'
import { cancelDefence, readDefence, setDefence } from './set-defence.server.ts'

const note = '关键设备未落实，按指标逐条复核后仍维持此分'
const hidden = refuse({ code: 'not-found' })
const allIn = [
	[90, 88, 60],
	[70, 72, 74],
	[80, 80, 81],
]

async function setting(points: readonly (readonly (number | null)[])[] = allIn) {
	const parts = await evaluating()
	await submitSheets(parts, points)
	const { store, evaluationId, code, issuer, panel } = parts
	const [chair, second, last] = panel
	if (!chair || !second || !last) throw new Error('no panel')
	const meeting = (actor: Member, bid?: string) => readMeeting({ store, vault, actor, evaluationId, page: 1, bid, now: now() })
	const ranking = (actor: Member = issuer) => readRanking({ store, vault, actor, code, page: 1, now: now() })
	const lock = (actor: Member = chair) => lockEvaluation({ store, actor, evaluationId, now })
	const sheetOf = (bidAt: number, seatAt: number) =>
		parts.sheets.find(({ bidId, seatId }) => bidId === parts.bidIds[bidAt] && seatId === parts.seats[seatAt]?.id)?.id ?? ''
	const noting = (actor: Member = last, sheetId = sheetOf(0, 2)) => noteOutlier({ store, vault, actor, sheetId, note, now })
	return { ...parts, chair, second, last, meeting, ranking, lock, sheetOf, noting }
}
const lockedSetting = async () => {
	const parts = await setting()
	await parts.noting()
	expect(await parts.lock()).toMatchObject({ ok: true })
	return parts
}

test('before all are in an expert reads of its own sheets how many are, and nothing of others; the issuer how many of all', async () => {
	const { meeting, ranking, chair, second, lock, store } = await setting([
		[90, 88, 60],
		[70, 72, 74],
		[80, 80, null],
	])
	expect(await meeting(chair)).toMatchObject({ value: { seesOthers: false, progress: { in: 3, of: 3 }, ranking: { rows: [] }, chosen: null, ownOutliers: [] } })
	expect(await ranking()).toMatchObject({ value: { progress: { in: 8, of: 9 }, ranking: { rows: [] }, chosen: null } })
	const before = await allOfEvaluation(store)
	expect(await lock()).toEqual(refuse({ code: 'sheets-missing' }))
	expect(await lock(second)).toEqual(refuse({ code: 'not-chair' }))
	expect(await allOfEvaluation(store)).toEqual(before)
	expect((await refusedAttempts(store)).map(({ kind }) => kind)).toEqual(['evaluation.locked', 'evaluation.locked'])
})

test('once all are in the panel reads every sheet under codes and seat numbers, and no name', async () => {
	const { meeting, chair, panel, firm, rival, third, bidIds } = await setting()
	const read = await meeting(chair, bidIds[0])
	expect(read).toMatchObject({
		value: {
			isChair: true,
			seesOthers: true,
			mayLock: false,
			lockRefusal: 'outliers-unnoted',
			ranking: { rows: [{ standing: { rank: 1, score: 8033 } }, { standing: { rank: 2, score: 7933 } }, { standing: { rank: 3, score: 7200 } }] },
			chosen: { sheets: [{ seatNumber: 1, isOwn: true }, { seatNumber: 2 }, { seatNumber: 3, isOutlier: true, total: 6000 }] },
		},
	})
	const said = JSON.stringify(read)
	for (const { name, organisation, userId } of [...panel, firm, rival, third]) {
		for (const told of [name, organisation.name, userId, organisation.id]) expect(said).not.toContain(`"${told}"`)
	}
})

test('an outlier is noted by its own expert alone, at rest encrypted, and then the chair locks; bids are scored and the issuer is told', async () => {
	const { store, noting, lock, ranking, meeting, chair, last, issuer, firm, sheetOf } = await setting()
	const before = await allOfEvaluation(store)
	expect(await lock()).toEqual(refuse({ code: 'outliers-unnoted' }))
	expect(await noting(chair)).toEqual(hidden)
	expect(await noting(last, sheetOf(1, 2))).toEqual(refuse({ code: 'no-outlier' }))
	expect(await readOutlier({ store, vault, actor: last, sheetId: sheetOf(1, 2), now: now() })).toEqual(hidden)
	expect(await allOfEvaluation(store)).toEqual(before)
	expect(await noting()).toMatchObject({ ok: true })
	expect(JSON.stringify(await allOfEvaluation(store))).not.toContain(note)
	expect(await ranking()).toMatchObject({ value: { ranking: { rows: [] } } })
	expect(await meeting(chair)).toMatchObject({ value: { mayLock: true, lockRefusal: null } })

	const locks = await Promise.all([lock(), lock()])
	expect(locks.filter(({ ok }) => ok)).toHaveLength(1)
	const after = await allOfEvaluation(store)
	expect(after.bids.map(({ status }) => status)).toEqual(['scored', 'scored', 'scored'])
	expect(after.evaluations).toMatchObject([{ status: 'locked', lockedByUserId: chair.userId }])
	const read = await ranking()
	expect(read).toMatchObject({
		value: { ranking: { rows: [{}, { bidder: { name: firm.organisation.name }, sheets: [{}, {}, { isOutlier: true, note }] }, {}] } },
	})
	expect(await noting()).toEqual(refuse({ code: 'scores-locked' }))
	expect(await allOfEvaluation(store)).toEqual(after)
	await tellAll(store)
	expect(await kindsTo(store, issuer)).toContain('evaluation.locked')
})

test('the comparison gives the issuer names and prices, the panel codes; judgements as sheets may be read', async () => {
	const { store, code, evaluationId, issuer, chair, firm, lock, noting, bidIds } = await setting()
	const compare = (actor: Member, by: { code: string } | { evaluationId: string }) => readComparison({ store, vault, actor, by, page: 1, now: now() })
	const early = await compare(issuer, { code })
	expect(early).toMatchObject({ value: { seesOthers: false, showsPrices: true } })
	const rowOf = (read: typeof early, id: string | undefined) => (read.ok ? read.value.rows.find((row) => row.id === id) : undefined)
	expect(rowOf(early, bidIds[0])).toMatchObject({
		bidder: { name: firm.organisation.name },
		priceFen: 100_000_000,
		cells: [{ outcome: 'not-met', counts: null }, {}, {}],
	})
	expect(rowOf(early, bidIds[2])).toMatchObject({ cells: [{ outcome: 'met', isBest: true }, { outcome: 'not-met', isBest: false }, {}] })
	const panels = await compare(chair, { evaluationId })
	expect(rowOf(panels, bidIds[0])).toMatchObject({ bidder: null, rank: null, cells: [{ counts: { achievable: 3, doubtful: 0, not: 0 } }, {}, {}] })
	await noting()
	await lock()
	expect(await compare(issuer, { code })).toMatchObject({ value: { rows: [{ id: bidIds[2], rank: 1 }, { rank: 2 }, { rank: 3 }] } })
	await store.tx((tx) => tx.update(challenges).set({ hasTwoEnvelopes: true }))
	expect(await compare(chair, { evaluationId })).toMatchObject({ value: { showsPrices: false } })
})

test('a defence shortlists, tells bidder and panel, names the bidder to the panel, and is minuted by the chair once it has begun', async () => {
	const { store, code, evaluationId, bidIds, issuer, firm, rival, chair, second, meeting } = await lockedSetting()
	const hour = (at: number) => new Date(now().getTime() + at * 3_600_000)
	const set = (bidAt: number, from: number, to: number, actor: Member = issuer) =>
		setDefence({ store, actor, code, bidId: bidIds[bidAt] ?? '', said: { startsAt: hour(from), endsAt: hour(to), place: '三号会议室' }, now })
	const before = await allOfEvaluation(store)
	for (const actor of [firm, rival, chair]) expect(await set(0, 1, 2, actor)).toEqual(hidden)
	expect(await set(0, -1, 2)).toEqual(refuse({ code: 'defence-past' }))
	expect(await allOfEvaluation(store)).toEqual(before)
	expect(await set(0, 1, 2)).toMatchObject({ ok: true })
	expect(await set(1, 1.5, 3)).toEqual(refuse({ code: 'defence-overlaps' }))
	expect(await set(0, 2, 3)).toMatchObject({ ok: true })
	expect(await set(1, 1, 2)).toMatchObject({ ok: true })
	await tellAll(store)
	expect(await kindsTo(store, firm)).toEqual(expect.arrayContaining(['bid.shortlisted', 'defence.set']))
	expect(await kindsTo(store, second)).toContain('defence.set')
	expect(await meeting(second)).toMatchObject({
		value: { defences: [{ bidder: { name: rival.organisation.name } }, { bidder: { name: firm.organisation.name } }] },
	})
	expect(await readOwnScores({ store, vault, actor: firm, bidId: bidIds[0] ?? '' })).toEqual({
		defence: { startsAt: hour(2), endsAt: hour(3), place: '三号会议室' },
		scores: null,
	})
	expect(await readOwnScores({ store, vault, actor: rival, bidId: bidIds[0] ?? '' })).toBe(null)

	const minuting = (actor: Member, at: number) =>
		minuteDefence({ store, vault, actor, evaluationId, bidId: bidIds[0] ?? '', minutes: '问：设备何时到位？答：三月。', now: () => hour(at) })
	expect(await minuting(chair, 1)).toEqual(refuse({ code: 'defence-ahead' }))
	expect(await minuting(second, 2)).toEqual(refuse({ code: 'not-chair' }))
	expect(await minuting(chair, 2)).toMatchObject({ ok: true })
	expect(JSON.stringify(await allOfEvaluation(store))).not.toContain('设备何时到位')
	expect(await readMinutes({ store, vault, actor: second, evaluationId, bidId: bidIds[0] ?? '', now: hour(3) })).toMatchObject({
		value: { minutes: expect.stringContaining('三月'), mayWrite: false },
	})
	const cancel = (bidAt: number) => cancelDefence({ store, actor: issuer, code, bidId: bidIds[bidAt] ?? '', now })
	expect(await cancel(0)).toEqual(refuse({ code: 'defence-minuted' }))
	expect(await cancel(1)).toMatchObject({ ok: true })
	expect(await readDefence({ store, actor: issuer, code, bidId: bidIds[1] ?? '', now: now() })).toMatchObject({ value: { session: null, maySet: true } })
})

test('from the notice on a bidder reads its own score, means and comments without seats, and never another’s', async () => {
	const { store, firm, rival, bidIds } = await lockedSetting()
	const own = (actor: Member) => readOwnScores({ store, vault, actor, bidId: bidIds[0] ?? '' })
	expect(await own(firm)).toEqual({ defence: null, scores: null })
	await store.tx((tx) => tx.update(challenges).set({ status: 'noticed' }))
	expect(await own(firm)).toMatchObject({ scores: { score: 7933, count: 3, means: [7933, 7933], comments: ['总体意见00', '总体意见01', '总体意见02'] } })
	expect(JSON.stringify(await own(firm))).not.toContain(note)
	expect(await own(rival)).toBe(null)
})

test('whoever comes into a conflict sees nothing of that bid, no ranks, and decides nothing; everyone else is told that there is nothing', async () => {
	const { store, chair, firm, officer, office, rival, meeting, ranking, lock, noting, bidIds, issuer } = await setting()
	await noting()
	for (const actor of [firm, officer, office, rival, issuer]) expect(await meeting(actor)).toEqual(hidden)
	for (const actor of [firm, officer, office, rival, chair]) expect(await ranking(actor)).toEqual(hidden)
	await store.tx((tx) =>
		tx.insert(declarations).values([chair, issuer].map(({ userId }) => ({ userId, organisationId: firm.organisation.id, declaredAt: now() }))),
	)
	const read = await meeting(chair)
	expect(read).toMatchObject({ value: { why: [{ kind: 'declared', side: 'bidder' }], mayLock: false, lockRefusal: null } })
	expect(read.ok && read.value.ranking.rows.map(({ standing }) => standing?.rank)).toEqual([null, null])
	expect(JSON.stringify(read)).not.toContain(bidIds[0])
	const before = await allOfEvaluation(store)
	expect(await lock()).toMatchObject({ refusal: { code: 'conflicted' } })
	expect(await allOfEvaluation(store)).toEqual(before)
	await store.tx((tx) => tx.update(evaluations).set({ status: 'locked', lockedAt: now() }))
	const seen = await ranking()
	expect(JSON.stringify(seen)).not.toContain(bidIds[0])
	expect(JSON.stringify(seen)).not.toContain(firm.organisation.name)
	expect(
		await store.db
			.select()
			.from(scoreSheets)
			.where(eq(scoreSheets.bidId, bidIds[0] ?? '')),
	).toHaveLength(3)
})
