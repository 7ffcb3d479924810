import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { beginNotice } from '#app/domain/award/notice.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { declareUnfilled } from '#app/services/award/declare-unfilled.server.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { readProposal } from '#app/services/award/read-proposal.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { acceptObjection } from '#app/services/objection/accept-objection.server.ts'
import { settleObjection } from '#app/services/objection/settle-objection.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import { askCorrection } from '#app/services/screening/ask-correction.server.ts'
import { readScreening } from '#app/services/screening/read-screening.server.ts'
import { saveScreening } from '#app/services/screening/save-screening.server.ts'
import { disqualifyBid, qualifyBid } from '#app/services/screening/settle-screening.server.ts'
import { awards, bidCorrections, bidScreenings, challenges, objections, organisations, panels } from '#db/schema/index.ts'
import { makeMember } from '#db/seed/factories/factories.ts'
import { decisionOf, lockScores } from '#tests/support/awarding.ts'
import { afterDeadline, bidding, deadline, everything, beforeDeadline as now, refusedAttempts, sealedBid } from '#tests/support/bidding.ts'
import { judging } from '#tests/support/judging.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { vault } from '#tests/support/vault.ts'
import { commitPanel } from './commit-panel.server.ts'
import { declareConflicts } from './declare-conflicts.server.ts'
import { drawCommittedPanel } from './draw-panel.server.ts'
import { readPanel } from './read-panel.server.ts'

const conflicted = { refusal: { code: 'conflicted', why: [{ kind: 'declared', side: 'bidder' }] } }
const reason = '方案最优，指标全部达到要求'

async function opened() {
	const parts = await bidding()
	const { store, firm, rival, issuer, challenge } = parts
	const tied = await sealedBid(store, firm, challenge.code)
	const other = await sealedBid(store, rival, challenge.code)
	await declareConflicts({ store, actor: issuer, declared: [firm.organisation.name], now })
	const colleague = await store.tx(async (tx) => {
		const [own] = await tx.select().from(organisations).where(eq(organisations.id, issuer.organisation.id))
		if (!own) throw new Error('no issuer')
		return makeMember(tx, own, ['new-materials'])
	})
	const stored = async () => ({
		...(await everything(store)),
		screenings: await store.db.select().from(bidScreenings),
		corrections: await store.db.select().from(bidCorrections),
		awards: await store.db.select().from(awards),
		objections: await store.db.select().from(objections),
	})
	return { ...parts, tied, other, colleague, stored }
}

test('a conflicted issuer opens the bids, and then decides nothing on any of them; nothing is written but the attempts; a colleague can', async () => {
	const { store, issuer, colleague, challenge, tied, other, stored } = await opened()
	const { code } = challenge
	expect(await openBids({ store, actor: issuer, code, now: afterDeadline })).toMatchObject({ value: { opened: 2 } })
	const before = await stored()
	const earlier = (await refusedAttempts(store)).length
	const award = (actor: Member) => proposeAward({ store, actor, code, decision: decisionOf([other], { others: [tied] }), now: afterDeadline })
	const unfill = { reasonCode: 'none-qualified' as const, reason, reasons: {} }
	expect(await award(issuer)).toMatchObject(conflicted)
	expect(await declareUnfilled({ store, signer: logSigner, actor: issuer, code, decision: unfill, now: afterDeadline })).toMatchObject(conflicted)
	for (const bidId of [tied, other]) {
		const of = { store, actor: issuer, code, bidId, now: afterDeadline }
		expect(await saveScreening({ ...of, said: { seen: 0, points: {} } })).toMatchObject(conflicted)
		expect(await askCorrection({ ...of, asked: { fields: ['team'], reason } })).toMatchObject(conflicted)
		expect(await qualifyBid(of)).toMatchObject(conflicted)
		expect(await disqualifyBid({ ...of, said: { rule: 'complete', reason } })).toMatchObject(conflicted)
	}
	expect(await stored()).toEqual(before)
	expect((await refusedAttempts(store)).slice(earlier).map(({ refusal }) => refusal)).toEqual(Array.from({ length: 10 }, () => 'conflicted'))

	const read = (bidId: string, actor = issuer) => readScreening({ store, vault, actor, code, bidId, now: deadline })
	expect(await read(tied)).toMatchObject({ refusal: { code: 'not-found' } })
	expect(await read(other)).toMatchObject({ value: { isOpen: false, mayQualify: false, mayAsk: false, mayDisqualify: false, why: [{ kind: 'declared' }] } })
	const seen = await compareBids({ store, vault, actor: issuer, code, now: deadline })
	expect(seen).toMatchObject({ value: { bidCount: 1, bids: [{ id: other }], why: [{ kind: 'declared', side: 'bidder' }] } })
	expect(await compareBids({ store, vault, actor: colleague, code, now: deadline })).toMatchObject({ value: { bidCount: 2, why: [] } })
	await lockScores({ store, code, at: deadline })
	expect(await award(issuer)).toMatchObject(conflicted)
	expect(await award(colleague)).toMatchObject({ ok: true })
	expect(await readProposal({ store, actor: issuer, code, now: deadline })).toMatchObject({ value: { proposals: [], losers: [], why: [{ kind: 'declared' }] } })
})

test('a conflicted bureau officer decides on no objection, and takes none up', async () => {
	const { store, officer, issuer, rival, firm, challenge, tied, stored } = await opened()
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const period = beginNotice(packOf(challenge).rules, deadline, await currentCalendar(store.db)).period
	const objectionId = await store.tx(async (tx) => {
		await tx.update(challenges).set({ status: 'noticed' }).where(eq(challenges.id, challenge.id))
		const [award] = await tx
			.insert(awards)
			.values({ challengeId: challenge.id, bidId: tied, status: 'stopped', reason, period, proposedAt: deadline })
			.returning()
		const filed = { organisationId: rival.organisation.id, userId: rival.userId, form: 'real-name' as const, statement: reason, filedAt: deadline }
		const [row] = await tx
			.insert(objections)
			.values({ ...filed, number: 1, status: 'filed', awardId: award?.id ?? '' })
			.returning()
		return row?.id ?? ''
	})
	await declareConflicts({ store, actor: officer, declared: [firm.organisation.name], now })
	const before = await stored()
	const of = { store, actor: officer, objectionId, now: afterDeadline }
	expect(await acceptObjection(of)).toMatchObject(conflicted)
	expect(await settleObjection({ ...of, ending: { outcome: 'rejected', code: 'no-grounds', answer: reason } })).toMatchObject(conflicted)
	expect(await stored()).toEqual(before)
})

test('a conflicted office commits no panel and is not told who bid by the list of the excluded; a conflicted issuer draws none', async () => {
	const { store, office, issuer, firm, rival, tied, code } = await judging()
	await commitPanel({ store, vault, actor: office, code, size: 3, now })
	const excluded = async () => {
		const read = await readPanel({ store, actor: office, code, now: now() })
		return read.ok ? read.value : null
	}
	expect(JSON.stringify((await excluded())?.excluded)).toContain(firm.organisation.name)
	for (const actor of [office, issuer]) await declareConflicts({ store, actor, declared: [firm.organisation.name], now })
	const page = await excluded()
	expect(page).toMatchObject({ why: [{ kind: 'declared' }], canCommit: false, canDissolve: false })
	expect(page?.excluded.map(({ name }) => name)).toEqual([issuer.name])
	for (const { organisation } of [firm, rival, tied]) expect(JSON.stringify(page)).not.toContain(organisation.name)
	const before = await store.db.select().from(panels)
	expect(await drawCommittedPanel({ store, vault, actor: issuer, code, words: '3101.25', now })).toMatchObject(conflicted)
	expect(await commitPanel({ store, vault, actor: office, code, size: 3, now })).toMatchObject(conflicted)
	expect(await store.db.select().from(panels)).toEqual(before)
})
