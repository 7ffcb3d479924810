import { expect, test } from 'vitest'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { withdrawProposal } from '#app/services/award/withdraw-proposal.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { declareConflicts } from '#app/services/judging/declare-conflicts.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { decisionOf, lockScores } from '#tests/support/awarding.ts'
import { afterDeadline, bidding, deadline, sealedBid } from '#tests/support/bidding.ts'
import { readAudit } from './read-audit.server.ts'

test('whether a bid one is in conflict with passed or is proposed is not told by what else the log says of proposals, nor by its counts', async () => {
	const { store, firm, rival, issuer, office, challenge } = await bidding()
	const [tied, other] = [await sealedBid(store, firm, challenge.code), await sealedBid(store, rival, challenge.code)]
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	await lockScores({ store, code: challenge.code, at: deadline })
	const colleague = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })))
	await declareConflicts({ store, actor: office, declared: [firm.organisation.name], now: afterDeadline })
	const read = async (actor: typeof office) => {
		const page = await readAudit({ store, actor, filter: {}, pageSize: 100, now: deadline })
		return page.ok ? page.value.entries.map(({ entry: { kind, subjectId } }) => [kind, subjectId].join(' ')) : []
	}
	const before = await read(office)
	expect(before.some((line) => line.startsWith('challenge.bids-opened'))).toBe(false)
	const began = { kind: 'challenge.evaluating', actor: issuer, at: deadline, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
	const locked = { ...began, kind: 'evaluation.locked', subject: 'evaluation', subjectId: challenge.id } as const
	await store.tx((tx) =>
		AuditRepository.appendAll(tx, [
			{ ...began, after: { bids: 2 } },
			{ ...locked, after: { sheets: 6 } },
		]),
	)
	for (const [winner, loser] of [[tied, other] as const, [other, tied] as const]) {
		const given = { store, actor: issuer, code: challenge.code, now: afterDeadline }
		expect((await proposeAward({ ...given, decision: decisionOf([winner], { others: [loser] }) })).ok).toBe(true)
		expect(await read(office)).toEqual(before)
		expect((await withdrawProposal({ ...given, said: { reason: '评分依据需要复核，另行建议。' } })).ok).toBe(true)
		expect(await read(office)).toEqual(before)
	}
	expect((await read(colleague)).filter((line) => line.startsWith('proposal.') || line.startsWith('bid.proposed'))).toHaveLength(6)
})
