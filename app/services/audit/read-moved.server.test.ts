import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { listVersion } from '#app/domain/list/forms.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { moveDeadline } from '#app/services/challenge/move-deadline.server.ts'
import { suspendChallenge } from '#app/services/challenge/suspend-challenge.server.ts'
import { withdrawChallenge } from '#app/services/challenge/withdraw-challenge.server.ts'
import { changeList } from '#app/services/list/change-list.server.ts'
import { fileObjection } from '#app/services/objection/file-objection.server.ts'
import { settleObjection } from '#app/services/objection/settle-objection.server.ts'
import { askQuestion } from '#app/services/question/ask-question.server.ts'
import { publishRules } from '#app/services/rules/publish-rules.server.ts'
import { challengeLists, organisations } from '#db/schema/index.ts'
import { makeList, makeMember } from '#db/seed/factories/factories.ts'
import { decisionOf, noticeAward } from '#tests/support/awarding.ts'
import { afterDeadline, beforeDeadline, bidding, deadline, everything, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { vault } from '#tests/support/vault.ts'
import { readMoved } from './read-moved.server.ts'

const reason = '试验条件改造，预计三周后恢复。'
const dayMs = 86_400_000
const now = beforeDeadline()

test('a deadline that a colleague moved meanwhile is not moved again unseen; told, the form goes through', async () => {
	const { store, issuer, challenge } = await bidding()
	const [institute] = await store.db.select().from(organisations).where(eq(organisations.id, issuer.organisation.id))
	if (!institute) throw new Error('no institute')
	const colleague = await store.tx((tx) => makeMember(tx, institute, issuer.ledChains))
	const moving = { store, code: challenge.code, reason, now: beforeDeadline, basedOn: deadline.toISOString() }
	expect((await moveDeadline({ ...moving, actor: colleague, bidsCloseAt: new Date(deadline.getTime() + 7 * dayMs) })).ok).toBe(true)
	const before = await everything(store)
	const late = { ...moving, actor: issuer, bidsCloseAt: new Date(deadline.getTime() + 14 * dayMs) }
	expect(await moveDeadline(late)).toEqual(refuse({ code: 'stale' }))
	expect(await everything(store)).toEqual(before)
	expect(await refusedAttempts(store)).toEqual([{ kind: 'challenge.deadline-moved', refusal: 'stale' }])

	const moved = await readMoved({ store, actor: issuer, record: 'challenge', code: challenge.code, now })
	expect(moved).toMatchObject({
		status: 'open',
		move: { kind: 'challenge.deadline-moved', at: now, userName: colleague.name, organisationName: issuer.organisation.name },
	})
	expect((await moveDeadline({ ...late, basedOn: moved?.basedOn })).ok).toBe(true)
})

test('whoever is too late hears what state a challenge is in and who brought it there; nobody hears of bids and questions', async () => {
	const { store, issuer: lead, firm, rival, challenge } = await bidding()
	const { code } = challenge
	expect((await suspendChallenge({ store, actor: lead, code, reason, now: beforeDeadline })).ok).toBe(true)
	await askQuestion({ store, actor: rival, code, question: '样品能否现场取走？', now: beforeDeadline })
	const asked = { store, record: 'challenge' as const, code }
	expect(await readMoved({ ...asked, actor: lead, now })).toMatchObject({ status: 'suspended', move: { kind: 'challenge.suspended', userName: lead.name } })
	expect(await readMoved({ ...asked, actor: firm, now })).toBeNull()
	expect((await withdrawChallenge({ store, actor: lead, code, reason, now: beforeDeadline })).ok).toBe(true)
	const before = await everything(store)
	const moving = { store, actor: lead, code, bidsCloseAt: new Date(deadline.getTime() + dayMs), reason, now: beforeDeadline }
	expect(await moveDeadline(moving)).toEqual(refuse({ code: 'wrong-status', status: 'withdrawn' }))
	expect(await everything(store)).toEqual(before)
	expect(await readMoved({ ...asked, actor: lead, now })).toMatchObject({ status: 'withdrawn', move: { kind: 'challenge.withdrawn' } })
})

test('a deadline that has just come is told as the clock’s move, before any job wrote it down', async () => {
	const { store, issuer: lead, firm, challenge } = await bidding()
	await sealedBid(store, firm, challenge.code)
	expect(await readMoved({ store, actor: lead, record: 'challenge', code: challenge.code, now: deadline })).toMatchObject({
		status: 'closed',
		move: { kind: 'challenge.closed', at: deadline, userName: null, organisationName: null },
	})
})

test('an objection withdrawn meanwhile does not say by whom; one decided names the bureau to its objector, the officer to colleagues only', async () => {
	const { store, issuer, firm, rival, officer, office, challenge } = await bidding()
	const winner = await sealedBid(store, firm, challenge.code)
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const decision = decisionOf([winner])
	expect((await noticeAward({ store, actor: issuer, code: challenge.code, decision, now: afterDeadline })).ok).toBe(true)
	const storage = { put: async () => 'kept', remove: async () => {} }
	const file = async () => {
		const statement = '中榜单位的承诺值没有第三方依据，请核查其检测报告。'
		const filed = await fileObjection({
			store,
			storage,
			vault,
			actor: rival,
			code: challenge.code,
			form: 'real-name',
			statement,
			file: null,
			now: afterDeadline,
		})
		if (!filed.ok) throw new Error(filed.refusal.code)
		return filed.value.objectionId
	}
	const first = await file()
	const settling = { store, objectionId: first, now: afterDeadline }
	expect((await settleObjection({ ...settling, actor: rival, ending: { outcome: 'withdrawn' } })).ok).toBe(true)
	const before = await everything(store)
	const rejecting = { outcome: 'rejected' as const, code: 'no-grounds' as const, answer: '未提供可核查的事实。' }
	expect(await settleObjection({ ...settling, actor: officer, ending: rejecting })).toMatchObject({ refusal: { code: 'wrong-objection-status' } })
	expect(await everything(store)).toEqual(before)
	const asked = { store, record: 'objection' as const, now: deadline }
	for (const actor of [officer, rival]) {
		expect(await readMoved({ ...asked, actor, objectionId: first })).toEqual({
			record: 'objection',
			status: 'withdrawn',
			basedOn: '',
			move: { kind: 'objection.withdrawn', at: deadline, userName: null, organisationName: null },
		})
	}
	for (const actor of [issuer, firm, office]) expect(await readMoved({ ...asked, actor, objectionId: first })).toBeNull()
	const told = JSON.stringify(await readMoved({ store, actor: issuer, record: 'challenge', code: challenge.code, now: deadline }))
	for (const secret of [rival.name, rival.organisation.name, 'objection']) expect(told).not.toContain(secret)

	const second = await file()
	expect((await settleObjection({ ...settling, objectionId: second, actor: officer, ending: rejecting })).ok).toBe(true)
	const named = async (actor: typeof rival) => (await readMoved({ ...asked, actor, objectionId: second }))?.move
	expect(await named(rival)).toMatchObject({ userName: null, organisationName: officer.organisation.name })
	expect(await named(officer)).toMatchObject({ userName: officer.name })
})

test('a list that a colleague changed meanwhile is not overwritten; its form is told who did', async () => {
	const { store, issuer: lead, firm, challenge } = await bidding()
	const list = await store.tx((tx) =>
		makeList(tx, { status: 'draft', chainSlug: challenge.chainSlug, ownerOrganisationId: lead.organisation.id, releasedAt: null }),
	)
	const details = { title: '新材料链春季榜单', titleEn: undefined, note: '', bidsCloseAt: null, event: undefined }
	const change = { store, actor: lead, code: list.code, details, basedOn: listVersion(list), now }
	expect((await changeList(change)).ok).toBe(true)
	const before = await store.db.select().from(challengeLists)
	expect(await changeList({ ...change, details: { ...details, title: '另一个名称' } })).toEqual(refuse({ code: 'stale' }))
	expect(await store.db.select().from(challengeLists)).toEqual(before)
	const asked = { store, record: 'list' as const, code: list.code, now }
	const moved = await readMoved({ ...asked, actor: lead })
	expect(moved).toMatchObject({ status: 'draft', move: { kind: 'list.changed', userName: lead.name } })
	expect(await readMoved({ ...asked, actor: firm })).toBeNull()
	expect((await changeList({ ...change, basedOn: moved?.basedOn })).ok).toBe(true)
})

test('rules published meanwhile are told with their version to whoever writes the next', async () => {
	const { store, officer, firm } = await bidding()
	const { minimumAmountFen, ...rules } = shippedPack.rules
	const pack = { ...rules, minimumAmount: minimumAmountFen / 1_000_000, source: '苏州市揭榜挂帅管理办法' }
	const publish = () => publishRules({ store, actor: officer, owner: 'suzhou', basedOn: 0, pack, now })
	expect((await publish()).ok).toBe(true)
	expect(await publish()).toEqual(refuse({ code: 'stale' }))
	const asked = { store, record: 'rules' as const, owner: 'suzhou' as const, now }
	expect(await readMoved({ ...asked, actor: officer })).toMatchObject({ basedOn: '1', move: { kind: 'rules.published', userName: officer.name } })
	expect(await readMoved({ ...asked, actor: firm })).toBeNull()
})
