import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import { type ChainDetails, findLead } from './find-lead.server.ts'

type Creating = { store: Store; actor: Member; chain: ChainDetails & { slug: string; codePrefix: string }; now: Date }
type Outcome = Decision<null, { code: 'forbidden' | 'slug-taken' | 'code-prefix-taken' | 'lead-unknown' }>

/** The office adds a chain. */
export function createChain({ store, actor, chain, now }: Creating): Promise<Outcome> {
	return store.tx(async (tx): Promise<Outcome> => {
		const attempt = { kind: 'chain.created', actor, at: now, subject: 'chain', subjectId: chain.slug } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const chains = await ChainRepository.listChains(tx)
		if (chains.some(({ slug }) => slug === chain.slug)) return refused(tx, attempt, refuse({ code: 'slug-taken' }))
		if (chains.some(({ codePrefix }) => codePrefix === chain.codePrefix)) return refused(tx, attempt, refuse({ code: 'code-prefix-taken' }))
		const lead = await findLead(tx, chain.lead)
		if (!lead.ok) return refused(tx, attempt, lead)
		const { slug, codePrefix, nameZh, nameEn, hue } = chain
		await ChainRepository.insertChain(tx, { slug, codePrefix, nameZh, nameEn, hue, leadOrganisationId: lead.value })
		await AuditRepository.append(tx, { ...attempt, after: { codePrefix, nameZh, nameEn, lead: chain.lead } })
		return accept(null)
	})
}
