import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

type Removing = { store: Store; actor: Member; chainSlug: string; organisationSlug: string; now: Date }

/** The office takes an organisation out of a chain's alliance. */
export function removeChainMember({ store, actor, chainSlug, organisationSlug, now }: Removing): Promise<Decision<null, { code: 'not-found' | 'forbidden' }>> {
	return store.tx(async (tx) => {
		const attempt = { kind: 'chain.member-removed', actor, at: now, subject: 'chain', subjectId: chainSlug } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const organisation = await OrganisationRepository.findBySlug(tx, organisationSlug)
		if (!organisation || !(await ChainRepository.removeMember(tx, chainSlug, organisation.id))) return refuse({ code: 'not-found' })
		await AuditRepository.append(tx, { ...attempt, before: { organisation: organisationSlug } })
		return accept(null)
	})
}
