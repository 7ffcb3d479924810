import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findNamed } from '#app/services/organisation/find-named.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'

type Adding = { store: Store; actor: Member; chainSlug: string; organisation: string; now: Date }
type Outcome = Decision<null, { code: 'not-found' | 'forbidden' | 'organisation-unknown' | 'already-member' }>

/** The office lets an organisation, named by its address or its full name, join a chain's alliance. */
export function addChainMember({ store, actor, chainSlug, organisation, now }: Adding): Promise<Outcome> {
	return store.tx(async (tx): Promise<Outcome> => {
		const attempt = { kind: 'chain.member-added', actor, at: now, subject: 'chain', subjectId: chainSlug } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		if (!(await ChainRepository.listChains(tx)).some(({ slug }) => slug === chainSlug)) return refuse({ code: 'not-found' })
		const named = await findNamed(tx, organisation)
		if (!named) return refused(tx, attempt, refuse({ code: 'organisation-unknown' }))
		if (!(await ChainRepository.addMember(tx, chainSlug, named.id, now))) return refused(tx, attempt, refuse({ code: 'already-member' }))
		await AuditRepository.append(tx, { ...attempt, after: { organisation: named.slug } })
		return accept(null)
	})
}
