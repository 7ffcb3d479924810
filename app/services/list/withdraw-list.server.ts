import { withdraw } from '#app/domain/challenge/halt.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { moveList } from '#app/domain/list/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { carryOutWithdrawal } from '#app/services/challenge/withdraw-challenge.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'

type WithdrawList = { store: Store; actor: Member; code: string; reason: string; now: () => Date }

async function withdrawals(db: Db, listId: string, at: Date) {
	return (await ListRepository.listHaltable(db, listId)).flatMap((challenge) => {
		const decision = withdraw(challenge, at)
		return decision.ok ? [{ id: challenge.id, move: decision.value }] : []
	})
}

/** The chain lead withdraws a released list, with a public reason: every challenge of it before its deadline goes with it, the others go on. Answers how many went. */
export function withdrawList({ store, actor, code, reason, now }: WithdrawList) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ListCatalogueRepository.findWithOwner(tx, code)
		if (!found) return refuse({ code: 'not-found' })
		const { list } = found
		const entry = { kind: 'list.withdrawn', actor, at, subject: 'list', subjectId: list.id } as const
		if (!can(actor, 'list.withdraw', ListCatalogueRepository.listFactsOf(list))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const decision = moveList('withdraw', list.status)
		if (!decision.ok) return refused(tx, entry, decision)
		const going = await withdrawals(tx, list.id, at)
		if (!(await ListRepository.markWithdrawn(tx, list.id))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, {
			...entry,
			before: { status: decision.value.from },
			after: { status: decision.value.to, challenges: going.length },
			reason,
		})
		// After the list's own entry, so that whoever follows it is told of the list and not of each challenge.
		for (const { id, move } of going) await carryOutWithdrawal(tx, id, { move, actor, reason, at })
		return accept(going.length)
	})
}

/** What a withdrawal of a list would take along now; refuses `not-found` to everyone but its chain lead. */
export async function readListWithdrawal({ store: { db }, actor, code, now }: { store: Store; actor: Member; code: string; now: Date }) {
	const found = await ListCatalogueRepository.findWithOwner(db, code)
	if (!found || !can(actor, 'list.withdraw', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
	const { list } = found
	return accept({
		list: { code, title: list.title, titleEn: list.titleEn },
		isAllowed: moveList('withdraw', list.status).ok,
		count: (await withdrawals(db, list.id, now)).length,
	})
}
