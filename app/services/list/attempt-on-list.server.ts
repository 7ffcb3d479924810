import type { AuditKind } from '#app/domain/audit/audit.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Tx } from '#db/client.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { refused } from '../audit/refused.server.ts'

type Attempt<Kind extends AuditKind> = { code: string; kind: Kind; actor: Member; at: Date }

/**
 * Opens an attempt of a composer at a list, being composed or not: finds it, asks permission, and answers it with the
 * audit entry of the attempt. To whoever may not, the list is not there, and the attempt is kept.
 */
export async function attemptOnList<const Kind extends AuditKind>(tx: Tx, { code, kind, actor, at }: Attempt<Kind>) {
	const found = await ListCatalogueRepository.findWithOwner(tx, code)
	if (!found) return refuse({ code: 'not-found' })
	const { list } = found
	const entry = { kind, actor, at, subject: 'list' as const, subjectId: list.id }
	const isComposer = can(actor, 'list.compose', { ...ListCatalogueRepository.listFactsOf(list), status: 'draft' })
	if (!isComposer) return refused(tx, entry, refuse({ code: 'not-found' }))
	return accept({ list, entry })
}
