import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findAllNamed } from '#app/services/organisation/find-named.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as DeclarationRepository from '#db/repositories/declaration-repository.ts'

/** Whether a person may come to judge or decide, and so declares ties. */
export async function mayDeclare(db: Db, actor: Member): Promise<boolean> {
	const isExpert = (await DeclarationRepository.listTied(db, [actor.userId])).some(({ expertId, endedAt }) => expertId !== null && endedAt === null)
	return can(actor, 'conflict.declare', { isExpert })
}

type Declaring = { store: Store; actor: Member; declared: readonly string[]; now: () => Date }

/**
 * A person who may come to judge declares organisations they are tied to; answers how many were new. Refuses an organisation nobody knows by this name; nothing is kept then. Nobody takes a declaration back.
 */
export function declareConflicts({ store, actor, declared, now }: Declaring) {
	return store.tx(async (tx) => {
		const at = now()
		const entry = { kind: 'declaration.made', actor, at, subject: 'user', subjectId: actor.userId } as const
		if (!(await mayDeclare(tx, actor))) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const named = await findAllNamed(tx, declared)
		if (!named.ok) return refused(tx, entry, named)
		let count = 0
		for (const { id: organisationId } of named.value) {
			if (!(await DeclarationRepository.insert(tx, { userId: actor.userId, organisationId, declaredAt: at }))) continue
			await AuditRepository.append(tx, { ...entry, after: { organisation: organisationId } })
			count++
		}
		return accept({ count })
	})
}

/** What a person declared, for themselves. Refuses `forbidden` where they never come to judge. */
export async function readDeclarations({ store: { db }, actor }: { store: Store; actor: Member }) {
	if (!(await mayDeclare(db, actor))) return refuse({ code: 'forbidden' })
	return accept({ declarations: await DeclarationRepository.listOfUser(db, actor.userId) })
}
